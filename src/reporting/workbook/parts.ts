// The parts of a workbook beside its sheets: what is where, in which order, under which names (ECMA-376 part 1, 18.2; part 2).
import { absolute, inSheet, sheetName } from './address.ts'
import { escaped } from './texts.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A sheet as the workbook knows it. */
export interface SheetPart {
  /** Of its file, from 1. */
  readonly number: number
  readonly title: string
  /** Titles and rows. */
  readonly filtered: string
}

export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`
}

/** By path, for sheets in the order of their tabs. */
export function fixedParts(sheets: readonly SheetPart[]): [path: string, xml: string][] {
  return [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map(({ number }) => [sheetId(number), 'worksheet', `worksheets/sheet${number}.xml`] as const),
        ['styles', 'styles', 'styles.xml'],
        ['texts', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
  ]
}

function sheetId(number: number): string {
  return `sheet${number}`
}

function contentTypes(sheets: readonly SheetPart[]): string {
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${MAIN}.${type}+xml"/>`
  return [
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', 'sheet.main'),
    ...sheets.map(({ number }) => part(sheetPath(number), 'worksheet')),
    part('xl/styles.xml', 'styles'),
    part('xl/sharedStrings.xml', 'sharedStrings'),
    '</Types>',
  ].join('')
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const one = ([id, type, target]: (typeof list)[number]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.map(one).join('')}</Relationships>`
}

function workbookXml(sheets: readonly SheetPart[]): string {
  const names = sheets.flatMap(({ title, filtered }, index) => [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${escaped(inSheet(title, absolute(filtered)))}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escaped(inSheet(title, '$1:$1'))}</definedName>`,
  ])
  const tabs = sheets.map(
    ({ title, number }) => `<sheet name="${escaped(sheetName(title))}" sheetId="${number}" r:id="${sheetId(number)}"/>`,
  )
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    `<workbookPr/><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets>`,
    `<definedNames>${names.join('')}</definedNames></workbook>`,
  ].join('')
}
