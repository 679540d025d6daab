import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { bookItems } from '../../src/ledger/items.ts'
import { generation } from '../../src/ledger/meta.ts'
import { controlOf } from '../../src/ledger/store-readings.ts'
import { facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-12-31')

const opening = (ref: string, cents: number, documentDay: string) =>
  line({ day: '2025-01-01', documentDay, ref, cents, kind: 'opening', opening: true, journal: 'AN' })

const year2024 = (told = {}) =>
  yearOf(
    2024,
    [
      line({ day: '2024-10-01', ref: 'F1', cents: 10000, letter: 'A' }),
      line({ day: '2024-11-01', cents: -10000, letter: 'A' }),
      line({ day: '2024-12-01', ref: 'F2', cents: 20000 }),
    ],
    { ...facts('FEC2024.txt', 3, 'b'), openingRegime: 'none', openingJournal: null, ...told },
  )

const year2025 = (told = {}) =>
  yearOf(2025, [opening('F2', 20000, '2024-12-01'), line({ day: '2025-03-01', ref: 'F3', cents: 5000 })], told)

/** Every row of every table. */
function contentOf(db: Database): unknown[] {
  const tables = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') ORDER BY name").all() as {
    name: string
    sql: string
  }[]
  const rows = tables
    .filter(({ sql }) => sql?.startsWith('CREATE TABLE'))
    .map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).raw().all())
  return [tables, rows]
}

describe('storing the readings of an import', () => {
  it('stores the lines of a first year and ties to account 411', () => {
    const ledger = newLedger()
    const { files, control } = store(ledger, [year2024()], { firstYear: true })
    expect(files).toEqual([
      {
        file: 'FEC2024.txt',
        sha256: 'b'.repeat(64),
        alreadyImported: false,
        imported: 3,
        unchanged: 0,
        changes: { new: 3, vanished: 0, changed: 0, newlyLettered: 0 },
        warnings: [],
      },
    ])
    expect(control).toEqual({
      ledgerBalanceCents: 20000,
      itemsCents: 20000,
      differenceCents: 0,
      rejectedCents: 0,
      byAccount: [{ account: '411', ledgerBalanceCents: 20000, itemsCents: 20000, differenceCents: 0 }],
      gaps: [],
    })
    expect(generation(ledger)).toBe(1)
  })

  it('keeps the VAT of a line, at the standard rate or another', () => {
    const ledger = newLedger()
    const lines = [
      line({ day: '2024-10-01', ref: 'F1', cents: 12003, vatCents: cents(2001) }),
      line({ day: '2024-10-02', ref: 'F2', cents: 10550, vatCents: cents(550) }),
      line({ day: '2024-10-03', ref: 'AV3', cents: -12003, kind: 'creditNote', vatCents: cents(-2001) }),
      line({ day: '2024-10-04', ref: 'F4', cents: 5000, vatCents: cents(0) }),
      line({ day: '2024-10-05', ref: 'F5', cents: 5000 }),
    ]
    store(ledger, [yearOf(2024, lines, { openingRegime: 'none', openingJournal: null })], { firstYear: true })
    const kept = bookItems(ledger, DAY).map(({ ref, vat }) => `${ref} ${vat === undefined ? '-' : `${vat.vatCents}/${vat.ofCents}`}`)
    expect(kept).toEqual(['F1 2001/12003', 'F2 550/10550', 'AV3 -2001/-12003', 'F4 0/5000', 'F5 -'])
  })

  it('takes the same bytes again where an earlier version kept no VAT of them, and finds no line changed', () => {
    const ledger = newLedger()
    const told = { ...facts('FEC2024.txt', 1, 'b'), openingRegime: 'none' as const, openingJournal: null }
    const year = (vat: object) => yearOf(2024, [line({ day: '2024-10-01', ref: 'F1', cents: 12000, ...vat })], told)
    store(ledger, [year({})], { firstYear: true })
    const taxed = year({ vatCents: cents(2000) })
    expect(store(ledger, [taxed], { firstYear: true }).files).toMatchObject([{ alreadyImported: false, imported: 0, unchanged: 1 }])
    expect(bookItems(ledger, DAY)[0]?.vat).toEqual({ vatCents: 2000, ofCents: 12000 })
    expect(store(ledger, [taxed], { firstYear: true }).files).toMatchObject([{ alreadyImported: true }])
  })

  it('does nothing when the same bytes come again', () => {
    const ledger = newLedger()
    store(ledger, [year2024()], { firstYear: true })
    const before = contentOf(ledger.db)
    const { files, control } = store(ledger, [year2024()])
    expect(files[0]).toMatchObject({ alreadyImported: true, imported: 0, unchanged: 3 })
    expect(files[0]?.changes).toEqual({ new: 0, vanished: 0, changed: 0, newlyLettered: 0 })
    expect(control.ledgerBalanceCents).toBe(20000)
    expect(contentOf(ledger.db)).toEqual(before)
  })

  it('imports the same bytes again when they are understood another way', () => {
    const ledger = newLedger()
    store(ledger, [year2025()])
    const { files } = store(ledger, [year2025({ openingJournal: 'OUV' })])
    expect(files[0]).toMatchObject({ alreadyImported: false, imported: 0, unchanged: 2 })
  })

  it('replaces the year by a newer export and counts what is new, vanished, changed and newly lettered', () => {
    const ledger = newLedger()
    store(ledger, [
      yearOf(2025, [
        line({ day: '2025-02-01', ref: 'F1', cents: 10000 }),
        line({ day: '2025-02-02', ref: 'F2', cents: 20000 }),
        line({ day: '2025-02-03', ref: 'F3', cents: 30000 }),
        line({ day: '2025-02-04', ref: 'F4', cents: 40000, customer: 'C2' }),
        line({ day: '2025-02-05', ref: 'F5', cents: 50000, entry: '12' }),
      ]),
    ])
    const newer = yearOf(
      2025,
      [
        line({ day: '2025-02-01', ref: 'F1', cents: 10000, letter: 'AA' }),
        line({ day: '2025-03-01', cents: -10000, letter: 'AA' }),
        line({ day: '2025-02-02', ref: 'F2', cents: 20000, dueOn: '2025-04-30' }),
        line({ day: '2025-02-03', ref: 'F3', cents: 30000 }),
        line({ day: '2025-02-05', ref: 'F5', cents: 50000, entry: '99' }),
      ],
      facts('FEC2025-mars.txt', 5, 'c'),
    )
    const { files, control } = store(ledger, [newer])
    expect(files[0]).toMatchObject({
      alreadyImported: false,
      imported: 3,
      unchanged: 2,
      changes: { new: 1, vanished: 1, changed: 1, newlyLettered: 1 },
    })
    expect(control.ledgerBalanceCents).toBe(100000)
    expect(bookItems(ledger, DAY).map((item) => [item.ref, item.outstandingCents])).toEqual([
      ['F1', 0],
      ['F2', 20000],
      ['F3', 30000],
      ['F5', 50000],
      ['', 0],
    ])
  })

  it('counts identical lines one by one', () => {
    const ledger = newLedger()
    const twin = line({ day: '2025-02-01', ref: 'F1', cents: 10000 })
    store(ledger, [yearOf(2025, [twin, twin])])
    const { files } = store(ledger, [yearOf(2025, [twin, twin, twin], facts('f.txt', 3, 'c'))])
    expect(files[0]).toMatchObject({ imported: 1, unchanged: 2, changes: { new: 1, vanished: 0 } })
    expect(bookItems(ledger, DAY).map((item) => item.key)).toEqual([
      'C1:F1:2025-02-01:10000',
      'C1:F1:2025-02-01:10000:2',
      'C1:F1:2025-02-01:10000:3',
    ])
  })

  it('refuses an extract of a year that begins later and has no openings: it is not the balance', () => {
    const whole = [line({ day: '2025-02-01', ref: 'F1', cents: 120000 }), line({ day: '2025-10-01', ref: 'F2', cents: 180000 })]
    const extract = (start: string) =>
      yearOf(2025, whole.slice(1), {
        ...facts('septembre.txt', 1, 'c'),
        openingRegime: 'none',
        openingJournal: null,
        fiscalYear: { start: isoDay(start), end: isoDay('2025-12-31') },
      })
    const opened = newLedger()
    store(opened, [yearOf(2025, whole)])
    expect(() => store(opened, [extract('2025-09-01')])).toThrow('Ce fichier ne contient pas d’à-nouveaux au 01/09/2025.')
    const first = newLedger()
    store(first, [yearOf(2025, whole, { openingRegime: 'none', openingJournal: null })], { firstYear: true })
    expect(() => store(first, [extract('2025-09-01')])).toThrow('Ce fichier ne contient pas d’à-nouveaux au 01/09/2025.')
    expect(() => store(first, [extract('2025-01-01')])).not.toThrow()
  })

  it('warns when the bank goes back in time: an older export takes the place of a newer one', () => {
    const ledger = newLedger()
    const lines = [line({ day: '2025-02-01', ref: 'F1', cents: 100 })]
    store(ledger, [yearOf(2025, lines, { ...facts('mai.txt', 1, 'b'), lastBankDay: isoDay('2025-05-20') })])
    const { files } = store(ledger, [yearOf(2025, lines, { ...facts('avril.txt', 1, 'c'), lastBankDay: isoDay('2025-04-30') })])
    expect(files[0]?.warnings.map((warning) => [warning.code, warning.message])).toEqual([
      [
        'older-export',
        'L’export précédent de cet exercice allait en banque jusqu’au 20/05/2025, celui-ci s’arrête au 30/04/2025 : vérifiez qu’il n’est pas plus ancien.',
      ],
    ])
  })

  it('warns when most of the previous export is gone', () => {
    const ledger = newLedger()
    store(ledger, [
      yearOf(2025, [
        line({ day: '2025-02-01', ref: 'F1', cents: 100 }),
        line({ day: '2025-03-01', ref: 'F2', cents: 200 }),
        line({ day: '2025-04-01', ref: 'F3', cents: 300 }),
      ]),
    ])
    const { files } = store(ledger, [yearOf(2025, [line({ day: '2025-04-01', ref: 'F3', cents: 300 })], facts('avril.txt', 1, 'c'))])
    expect(files[0]?.warnings.map((warning) => [warning.code, warning.message])).toEqual([
      [
        'many-lines-vanished',
        '2 écritures sur 3 de l’export précédent de cet exercice ne sont plus dans ce fichier : vérifiez que l’export couvre tout l’exercice.',
      ],
    ])
  })

  it('writes nothing on a dry run, and says what it would have done', () => {
    const ledger = newLedger()
    const before = contentOf(ledger.db)
    const { files, control } = store(ledger, [year2024()], { firstYear: true, dryRun: true })
    expect(files[0]).toMatchObject({ imported: 3 })
    expect(control.itemsCents).toBe(20000)
    expect(contentOf(ledger.db)).toEqual(before)
    expect(bookItems(ledger, DAY)).toEqual([])
  })

  it('keeps the name of the newest year whatever the order of the imports', () => {
    const ledger = newLedger()
    const named = (name: string, year: string) => [line({ day: `${year}-02-01`, ref: 'F9', cents: 100, customerName: name })]
    store(ledger, [yearOf(2025, named('Morel SAS', '2025'))])
    store(ledger, [yearOf(2024, named('Boulangerie Morel', '2024'), facts('old.txt', 1, 'd'))], { acceptGap: true })
    expect(bookItems(ledger, DAY)[0]?.customerName).toBe('Morel SAS')
  })
})

describe('two fiscal years', () => {
  const openItems = (ledger: ReturnType<typeof newLedger>) =>
    bookItems(ledger, DAY).map((item) => [item.key, item.outstandingCents, item.settledOn])

  const expected = [
    ['C1:F1:2024-10-01:10000', 0, '2024-11-01'],
    ['C1::2024-11-01:-10000', 0, '2024-11-01'],
    ['C1:F2:2024-12-01:20000', 20000, null],
    ['C1:F3:2025-03-01:5000', 5000, null],
  ]

  it('with equal openings give the same items in one call, oldest first or newest first', () => {
    const oldestFirst = newLedger()
    store(oldestFirst, [year2024()], { firstYear: true })
    const { control } = store(oldestFirst, [year2025()])
    const newestFirst = newLedger()
    store(newestFirst, [year2025()])
    store(newestFirst, [year2024()], { firstYear: true })
    const together = newLedger()
    store(together, [year2025(), year2024()], { firstYear: true })
    expect(openItems(oldestFirst)).toEqual(expected)
    expect(openItems(newestFirst)).toEqual(expected)
    expect(openItems(together)).toEqual(expected)
    expect(control).toMatchObject({ ledgerBalanceCents: 25000, itemsCents: 25000, differenceCents: 0 })
    expect(controlOf(newestFirst)).toEqual(control)
    expect(controlOf(together)).toEqual(control)
  })

  it('add up while the new one has no openings yet', () => {
    const ledger = newLedger()
    store(ledger, [year2024()], { firstYear: true })
    const provisional = yearOf(2025, [line({ day: '2025-02-10', cents: -20000, ref: 'F2' })], {
      openingRegime: 'none',
      openingJournal: null,
    })
    const { control } = store(ledger, [provisional])
    expect(control).toMatchObject({ ledgerBalanceCents: 0, itemsCents: 0, differenceCents: 0 })
    expect(openItems(ledger).filter(([, outstanding]) => outstanding !== 0)).toEqual([])
  })

  it('without openings are taken in one call, the older one as the first year', () => {
    const ledger = newLedger()
    const later = yearOf(2025, [line({ day: '2025-02-10', ref: 'F4', cents: 700 })], { openingRegime: 'none', openingJournal: null })
    const { files, control } = store(ledger, [later, year2024()], { firstYear: true })
    expect(files.map((file) => file.file)).toEqual(['FEC2025.txt', 'FEC2024.txt'])
    expect(control.ledgerBalanceCents).toBe(20700)
  })
})

describe('what an import refuses', () => {
  it('a year without openings that is not told to be the first', () => {
    const ledger = newLedger()
    expect(() => store(ledger, [year2024()])).toThrow(
      expect.objectContaining({ code: 'opening-missing', exitCode: 4, message: 'Ce fichier ne contient pas d’à-nouveaux au 01/01/2024.' }),
    )
    expect(bookItems(ledger, DAY)).toEqual([])
  })

  it('but not a newer export of the year already imported as the first', () => {
    const ledger = newLedger()
    store(ledger, [year2024()], { firstYear: true })
    expect(store(ledger, [year2024(facts('FEC2024b.txt', 3, 'e'))]).files[0]).toMatchObject({ alreadyImported: false, unchanged: 3 })
  })

  it('the books of another company, by the settings or by what was imported before', () => {
    const ledger = newLedger()
    store(ledger, [year2025({ siren: '732829320' })], { siren: '732 829 320' })
    const other = year2025({ ...facts('552100554FEC20251231.txt', 2, 'f'), siren: '552100554' })
    expect(() => store(ledger, [other])).toThrow(expect.objectContaining({ code: 'other-dossier', exitCode: 4 }))
    expect(() => store(newLedger(), [other], { siren: '732829320' })).toThrow(
      expect.objectContaining({
        code: 'other-dossier',
        message: 'Ce fichier est celui de la société 552100554 ; ce dossier est celui de la société 732829320.',
      }),
    )
  })

  it('a period that runs into another fiscal year', () => {
    const ledger = newLedger()
    store(ledger, [year2025()])
    const across = year2025({ ...facts('x.txt', 2, 'f'), fiscalYear: { start: isoDay('2025-10-01'), end: isoDay('2026-09-30') } })
    expect(() => store(ledger, [across])).toThrow(expect.objectContaining({ code: 'year-overlap', exitCode: 4 }))
  })

  it('books that do not tie, with the gaps per customer, all files rolled back', () => {
    const ledger = newLedger()
    const untied = yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })], {
      rawBalances: [{ account: '411000', customer: customerCode('C1'), cents: 12000 as never }],
    })
    const fine = yearOf(2024, [line({ day: '2024-02-01', ref: 'F0', cents: 500, customer: 'C9' })], facts('ok.txt', 1, 'g'))
    expect(() => store(ledger, [fine, untied])).toThrow(
      expect.objectContaining({
        code: 'control-gap',
        exitCode: 7,
        details: expect.objectContaining({
          problemCount: 1,
          problems: [
            {
              message: expect.stringMatching(
                /^Client C1, compte 411 : 120,00\s€ en comptabilité, 100,00\s€ en factures et règlements, écart 20,00\s€\.$/u,
              ),
            },
          ],
        }),
      }),
    )
    expect(bookItems(ledger, DAY)).toEqual([])
    expect(generation(ledger)).toBe(0)
  })

  it('but not when the user accepts the gap, or when refused rows are exactly the difference', () => {
    const gap = { rawBalances: [{ account: '411000', customer: customerCode('C1'), cents: 12000 as never }] }
    const lines = [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })]
    const accepted = store(newLedger(), [yearOf(2025, lines, gap)], { acceptGap: true })
    expect(accepted.control.gaps).toEqual([
      { account: '411', customer: 'C1', ledgerBalanceCents: 12000, itemsCents: 10000, differenceCents: 2000 },
    ])
    const explained = store(newLedger(), [yearOf(2025, lines, { ...gap, rejectedCents: 2000 as never })])
    expect(explained.control).toMatchObject({ differenceCents: 2000, rejectedCents: 2000 })
  })
})

describe('the control by account', () => {
  it('keeps what a letter across 411 and 4191 settles on the account where it is booked', () => {
    const ledger = newLedger()
    const { control } = store(ledger, [
      yearOf(2025, [
        line({ day: '2025-02-01', ref: 'F1', cents: 10000, letter: 'A' }),
        line({ day: '2025-02-01', cents: -4000, account: '419100', letter: 'A', kind: 'advance' }),
      ]),
    ])
    expect(control.byAccount).toEqual([
      { account: '411', ledgerBalanceCents: 10000, itemsCents: 10000, differenceCents: 0 },
      { account: '419', ledgerBalanceCents: -4000, itemsCents: -4000, differenceCents: 0 },
    ])
    expect(control.itemsCents).toBe(6000)
  })
})
