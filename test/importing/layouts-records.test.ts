import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAYOUTS } from '../../src/importing/layouts/layout-list.ts'
import { openLayoutText } from '../../src/importing/layouts/layout-text.ts'
import { recogniseLayout } from '../../src/importing/layouts/recognise-layout.ts'
import { readExport } from '../../src/importing/read-file.ts'
import { issueFacts, OPTIONS, readContactFixture, readFixture, readLedgerFixture, stopOf } from './read-fixture.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/import')
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'latin1')
const read = (text: string, options = {}) =>
  readExport({ name: 'export.txt', bytes: Buffer.from(text, 'latin1') }, { ...OPTIONS, ...options })
const ledger = (text: string, options = {}) => {
  const reading = read(text, options)
  if (reading.as !== 'entries') throw new Error(`read as ${reading.as}`)
  return reading
}
const recognised = (text: string) => {
  const opened = openLayoutText({ name: 'export.txt', bytes: Buffer.from(text, 'latin1') }, {})
  return opened && (recogniseLayout(opened, LAYOUTS)?.layout.id ?? null)
}

describe('what a package has of its own', () => {
  it('Isacompta: an invoice payable in two instalments is two items, each with its day', () => {
    const reading = readLedgerFixture('layouts/isacompta-export.isa')
    expect([...reading.lines].map((line) => [line.row, line.customer, line.documentRef, line.cents, line.dueOn, line.letter])).toEqual([
      [14, '411LEGOF', 'F25090', 60000, '2025-12-31', ''],
      [19, '411DUPON', 'F26001', 70000, '2026-02-14', ''],
      [20, '411DUPON', 'F26001', 50000, '2026-03-16', ''],
      [24, '411LEGOF', 'F26002', 72050, '2026-02-28', 'AAD'],
      [31, '411DUPON', 'A26001', -12000, null, ''],
      [34, '411DUPON', 'V26007', -50000, null, ''],
      [37, '411LEGOF', 'V26008', -72050, null, 'AAD'],
    ])
    expect(reading.rawBalances.map(({ customer, cents }) => `${customer} ${cents}`)).toEqual(['411DUPON 58000', '411LEGOF 60000'])
    expect(reading.encoding).toBe('cp850')
  })

  it('Isacompta: instalments that do not add up give no due day', () => {
    const reading = ledger(textOf('layouts/isacompta-export.isa').replace('       700,00', '       710,00'))
    expect([...reading.lines].filter((line) => line.documentRef === 'F26001').map((line) => [line.cents, line.dueOn])).toEqual([
      [120000, null],
    ])
  })

  it('WinFic: six figures of account, five of piece', () => {
    const reading = readLedgerFixture('layouts/winfic.txt')
    expect([...reading.lines].map((line) => [line.customer, line.documentRef, line.cents, line.dueOn, line.letter])).toEqual([
      ['411LEG', '25090', 60000, '2025-12-31', ''],
      ['411DUP', '26001', 120000, '2026-02-14', ''],
      ['411LEG', '26002', 72050, '2026-02-28', 'AA'],
      ['411DUP', '26001', -12000, '2026-02-10', ''],
      ['411DUP', '26007', -50000, '2026-02-16', ''],
      ['411LEG', '26008', -72050, '2026-02-28', 'AA'],
    ])
  })

  it('a due day that always repeats the day of the entry is none, and the reading says so', () => {
    const reading = readLedgerFixture('layouts/ebp-v3-sans-echeance.txt')
    expect(reading.explanations[2]).toBe('Les échéances du fichier sont toujours le jour de l’écriture : elles ne sont pas retenues.')
    expect([...reading.lines].map((line) => line.dueOn)).toEqual([null, null, null, null, null, null])
  })

  it.each([
    ['layouts/ciel-RImport-tiers.txt', '411DUPON', '411LEGOF'],
    ['layouts/cegid-tiers.tra', 'DUPONT', 'LEGOFF'],
  ])('%s holds cards alone: customers are contacts, suppliers are left aside', (file, dupont, legoff) => {
    const reading = readContactFixture(file)
    expect(reading.contacts.map(({ customer, name, address }) => [customer, name, ...address])).toEqual([
      [dupont, 'Menuiserie Dupont', '3 rue des Aulnes', '35000 Rennes'],
      [legoff, 'Éts Le Goff', '8 quai du Port', '29000 Quimper'],
    ])
    expect([reading.rows, reading.skipped]).toEqual([3, 1])
  })

  it('LDCompta: the cards among the entries are contacts when asked for', () => {
    const [dupont, legoff] = readContactFixture('layouts/ldcompta-10.csv', { as: 'contacts' }).contacts.toReversed()
    expect(dupont).toMatchObject({ customer: 'DUPONT', siren: '732829320', address: ['3 rue des Aulnes', '35000 Rennes'] })
    expect(dupont?.contacts).toMatchObject([{ phone: '0299001234' }])
    expect(legoff).toMatchObject({ customer: 'LEGOFF', siren: null, contacts: [] })
  })

  it('Sage 100: a line of names above the columns is passed over', () => {
    const names =
      'Code journal;Date de pièce;N° pièce;N° compte général;N° compte tiers;Libellé écriture;Date échéance;Montant débit;Montant crédit'
    const reading = ledger(`${names}\r\n${textOf('layouts/sage-100-parametrable.txt')}`)
    expect([reading.rows, [...reading.lines].length, reading.issueCount]).toEqual([15, 6, 0])
  })
})

describe('lines of fixed width survive', () => {
  const QUADRA = textOf('layouts/quadra-ascii.txt')

  it('blank lines, a tab in a label, an end-of-file mark, trailing spaces or none', () => {
    const lines = QUADRA.split('\r\n').map((line, index) => (index % 3 === 0 ? line.trimEnd() : `${line}   `))
    const reading = ledger(`${lines.join('\r\n\r\n').replaceAll('Avoir A', 'Avoir\tA')}\r\n\x1a`)
    expect([...reading.lines].reduce((sum, line) => sum + line.cents, 0)).toBe(118000)
    expect([...reading.lines].find((line) => line.documentRef === 'A26001')?.label).toBe('Avoir A26001')
    expect(reading.issueCount).toBe(0)
  })

  it('accents that an exporter counted as two bytes each', () => {
    const bytes = Buffer.from(QUADRA, 'latin1')
    // The label loses one space per accent: 'À nouveau' takes ten bytes of its thirty.
    const utf8 = bytes.toString('latin1').replace(/(À|é|É)([^ ]*(?: [^ ]+)*) /g, '$1$2')
    const reading = read(Buffer.from(utf8, 'utf8').toString('latin1'))
    expect(reading.encoding).toBe('utf-8')
    expect(reading.as === 'entries' && [...reading.lines].map((line) => line.cents)).toEqual([60000, 120000, 72050, -12000, -50000, -72050])
  })

  it('a line cut inside its amount is refused, not read as a smaller amount', () => {
    const cut = QUADRA.replace('+000000120000', '+000000\r\n120000')
    expect(cut).not.toBe(QUADRA)
    const reading = ledger(cut)
    expect(issueFacts(reading).filter((fact) => fact.includes('error'))).toEqual(['5 - error row-short', '6 - error row-short'])
    expect([...reading.lines].some((line) => line.documentRef === 'F26001')).toBe(false)
    expect(reading.rejected).toBe(2)
  })

  it('a file cut in the middle of its last line loses that line, and says so', () => {
    const text = textOf('layouts/ciel-XIMPORT.TXT')
    const reading = ledger(text.slice(0, text.lastIndexOf('720.50') + 3))
    expect(issueFacts(reading)).toEqual(['15 - error row-short'])
  })

  it('Sage PNM: a last line without end, shorter than the others', () => {
    const reading = ledger(textOf('layouts/sage.pnm').replace(/N0000006\r\n$/, ''))
    expect([...reading.lines].at(-1)).toMatchObject({ customer: 'LEGOFF', cents: -72050 })
    expect(reading.issues.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('what is of no layout stays so', () => {
  it.each([
    ['a bank statement', 'Date;Libellé;Débit;Crédit\n02/01/2026;VIR DUPONT;;500,00\n03/01/2026;PRLV EDF;120,00;\n'],
    [
      'a bank statement without header',
      '02/01/2026;02/01/2026;500.00;VIR DUPONT;1500.00\n03/01/2026;03/01/2026;-120.00;PRLV EDF;1380.00\n',
    ],
    ['prose', 'Madame, Monsieur,\n\nVeuillez trouver ci-joint notre facture.\nCordialement\n'],
    ['one line', textOf('layouts/cegid.csv').split('\n')[0] ?? ''],
    ['a FEC', textOf('fec-tab-utf8.txt')],
    ['a FEC without header', textOf('fec-without-header.txt')],
    ['a ledger with header', textOf('entries-grand-livre.csv')],
    ['a list of contacts', textOf('contacts.csv')],
    ['Coala with one line in five that does not fit', textOf('layouts/coala.csv').replaceAll(/;E;$/gm, ';X;')],
  ])('%s', (_, text) => {
    expect(recognised(text)).toBe(null)
  })

  it.each(['fec', 'invoices'] as const)('a file said to be of another family (%s) is not tried', (as) => {
    expect(['layout-other', 'layout-ambiguous']).not.toContain(stopOf(() => readFixture('layouts/cegid.csv', { as })).code)
  })
})

describe('refusals', () => {
  it('two layouts that both fit are a question, which naming one settles', () => {
    const text = openLayoutText({ name: 'export.txt', bytes: Buffer.from(textOf('layouts/coala.csv')) }, {})
    const coala = LAYOUTS.filter(({ id }) => id === 'coala')
    const twin = coala.map((layout) => ({ ...layout, id: 'jumeau', name: 'Jumeau' }))
    if (!text) throw new Error('no text')
    const stop = stopOf(() => recogniseLayout(text, [...coala, ...twin]))
    expect([stop.code, stop.message]).toEqual([
      'layout-ambiguous',
      'Le fichier peut être de plusieurs formats : Coala (coala) et Jumeau (jumeau).',
    ])
    expect(stop.details).toMatchObject({ file: 'export.txt', line: 1, advice: 'Dites lequel avec --profile coala, ou exportez le FEC.' })
    expect(recogniseLayout(text, [...coala, ...twin], 'jumeau')?.layout.name).toBe('Jumeau')
  })

  it('a file that is not of the layout named', () => {
    expect(stopOf(() => readFixture('layouts/cegid.csv', { layout: 'quadra' }))).toMatchObject({ code: 'layout-other', exitCode: 4 })
  })

  it('Quadra without the cards of its customers: their accounts belong to no collective account', () => {
    const postings = textOf('layouts/quadra-ascii.txt')
      .split('\r\n')
      .filter((line) => !line.startsWith('C'))
    const stop = stopOf(() => read(postings.join('\r\n')))
    expect([stop.code, stop.message]).toEqual([
      'customer-cards-missing',
      'Le compte «\u00a09LEGOFF\u00a0» n’est rattaché à aucun compte collectif.',
    ])
    expect(stop.details.line).toBe(1)
  })

  it('cards alone where entries are asked for, entries alone where cards are', () => {
    expect(stopOf(() => readFixture('layouts/cegid-tiers.tra', { as: 'entries' }))).toMatchObject({
      code: 'layout-without',
      message: 'Le fichier Cegid TRA ne contient pas d’écritures.',
    })
    expect(stopOf(() => readFixture('layouts/coala.csv', { as: 'contacts' }))).toMatchObject({
      code: 'layout-without',
      message: 'Le fichier Coala ne contient pas de fiches clients.',
    })
  })
})
