// ZIP archives and workbooks written in a few words, hostile ones too. Nothing of the program writes them.
import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive; what is not said is as an honest program writes it. */
export interface Packed {
  readonly name: string
  readonly content: string | Buffer
  readonly stored?: boolean
  readonly encrypted?: boolean
  readonly method?: number
  /** Size the archive declares. */
  readonly declared?: number
  readonly zip64?: boolean
  /** Name in the old code page, without the UTF-8 mark. */
  readonly cp850?: boolean
  readonly link?: boolean
}

/** The bytes of an archive. */
export function zip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const content = typeof file.content === 'string' ? Buffer.from(file.content) : file.content
    const packed = file.stored ? content : deflateRawSync(content)
    const name = Buffer.from(file.name, file.cp850 ? 'latin1' : 'utf8')
    const size = file.declared ?? content.length
    const head = Buffer.alloc(26)
    head.writeUInt16LE((file.encrypted ? 1 : 0) | (file.cp850 ? 0 : 0x800), 2)
    head.writeUInt16LE(file.method ?? (file.stored ? 0 : 8), 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(file.zip64 ? 0xffffffff : packed.length, 14)
    head.writeUInt32LE(file.zip64 ? 0xffffffff : size, 18)
    head.writeUInt16LE(name.length, 22)
    const extra = file.zip64 ? extra64(size, packed.length, offset) : Buffer.alloc(0)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(file.link ? (0o120777 << 16) >>> 0 : 0, 6)
    place.writeUInt32LE(file.zip64 ? 0xffffffff : offset, 10)
    const central = Buffer.from(head)
    central.writeUInt16LE(extra.length, 24)
    table.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), central, place, name, extra]))
    parts.push(Buffer.from('PK\x03\x04'), head, name, packed)
    offset += 30 + name.length + packed.length
  }
  return Buffer.concat([...parts, ...table, end(files, Buffer.concat(table).length, offset)])
}

function extra64(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  for (const [index, value] of [size, packed, offset].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  return extra
}

function end(files: readonly Packed[], tableBytes: number, offset: number): Buffer {
  const last = Buffer.alloc(22)
  last.write('PK\x05\x06', 'latin1')
  const zip64 = files.some((file) => file.zip64)
  last.writeUInt16LE(zip64 ? 0xffff : files.length, 10)
  last.writeUInt32LE(tableBytes, 12)
  last.writeUInt32LE(zip64 ? 0xffffffff : offset, 16)
  if (!zip64) return last
  const large = Buffer.alloc(56)
  large.write('PK\x06\x06', 'latin1')
  large.writeBigUInt64LE(BigInt(files.length), 32)
  large.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(offset + tableBytes), 8)
  return Buffer.concat([large, locator, last])
}

export interface WrittenSheet {
  readonly name: string
  /** What stands inside <sheetData>. */
  readonly rows: string
  readonly hidden?: boolean
  readonly merged?: string
}

export interface WrittenBook {
  readonly sheets: readonly WrittenSheet[]
  readonly strings?: readonly string[]
  /** Format codes of the styles 1, 2, 3... ; style 0 is general. */
  readonly formats?: readonly string[]
  readonly date1904?: boolean
  readonly others?: readonly Packed[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The bytes of a workbook. */
export function workbook({ sheets, strings = [], formats = [], date1904 = false, others = [] }: WrittenBook): Buffer {
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const files: Packed[] = [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, hidden }, index) => `<sheet name="${name}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('rIdS', 'styles', 'styles.xml')}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs count="${formats.length + 1}"><xf numFmtId="0" xfId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${XML}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    },
    ...sheets.map(({ rows, merged }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${merged ? `<mergeCells count="1"><mergeCell ref="${merged}"/></mergeCells>` : ''}</worksheet>`,
    })),
    ...others,
  ]
  return zip(files)
}

/** Rows of texts at their addresses, from A1; an empty text is no cell. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const written = cells.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
      )
      return `<row r="${row + 1}">${written.join('')}</row>`
    })
    .join('')
}
