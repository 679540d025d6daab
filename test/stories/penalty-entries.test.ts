import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PenaltyEntriesView } from '../../src/jobs/penalty-entries.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PenaltiesView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, penaltyEntry, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

// Due on 1 September 2026 at thirty days.
const LATE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)
// Due on 1 July, paid on the 21st.
const PAID_LATE = [
  sale('C002', 'F2026-090', '2026-06-01', 100_000, { letter: 'A' }),
  receipt('C002', '2026-07-21', 100_000, { ref: 'F2026-090', letter: 'A' }),
]
// Nothing is claimed from a customer with a credit put against nothing.
const CREDIT = [sale('C003', 'F2026-101', '2026-08-03', 40_000), receipt('C003', '2026-08-20', 1_000)]

async function importBooks(dossier: TempDossier, text: string): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', text)} --first-year`)
}

async function brunet(entries: readonly FecEntry[], changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-10-16')
  await importBooks(dossier, fec(entries))
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002', 'C003']))}`)
  return dossier
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')
const rowsOf = (text: string) => linesOf(text).slice(1)

const penalties = (dossier: TempDossier, more = '') => dossier.ask<PenaltiesView>(`penalties${more}`)

describe('entries for the books', () => {
  it('are one balanced entry per invoice, in the shape of a FEC, without VAT; what may not be claimed is left out with its reason', async () => {
    const dossier = await brunet([LATE, ...PAID_LATE, ...CREDIT])
    const file = resolve(dossier.folder, '..', 'penalites.txt')
    const { stdout } = await dossier.run('penalties', '--entries', file)
    expect(plain(stdout)).toContain(
      '1 écriture de pénalités au 16 octobre 2026 : 192,88 €, dont intérêts 152,88 € et indemnités 40,00 €, sans TVA.',
    )
    expect(plain(stdout)).toContain('Rien n’est comptabilisé')
    expect(plain(stdout)).toContain(
      'C003  F2026-101 (intérêts 5,98 €, indemnité 40,00 €) : Le client a 10,00 € de règlements ou d’avoirs non affectés',
    )
    const [header, ...rows] = linesOf(readFileSync(file, 'utf8'))
    expect(header?.split('\t')).toHaveLength(18)
    const number = rows[0]?.split('\t')[2]
    expect(number).toMatch(/^PEN20261016-[0-9A-F]{8}$/)
    const entry = `OD\tOpérations diverses\t${number}\t20261016`
    const named = 'PENF2026-100\t20261016\tIntérêts de retard et indemnité F2026-100 au 16/10/2026'
    expect(rows).toEqual([
      `${entry}\t411000\tClients\tC001\tClient C001\t${named}\t192,88\t0,00\t\t\t\t\t`,
      `${entry}\t763100\tRevenus des créances commerciales\t\t\t${named}\t0,00\t152,88\t\t\t\t\t`,
      `${entry}\t758100\tDédits et pénalités perçus sur ventes\t\t\t${named}\t0,00\t40,00\t\t\t\t\t`,
    ])
  })

  it('that the books take in are owed by themselves: nothing is asked for twice, and the next file holds what accrued since', async () => {
    const dossier = await brunet([LATE, ...PAID_LATE])
    const [open, settled] = [join(dossier.folder, 'ouvertes.txt'), join(dossier.folder, 'soldees.txt')]
    await dossier.ask(`penalties --entries ${open}`)
    await dossier.ask(`penalties --settled --entries ${settled}`)
    const booked = [...rowsOf(readFileSync(open, 'utf8')), ...rowsOf(readFileSync(settled, 'utf8'))]
    const books = `${fec([LATE, ...PAID_LATE])}${booked.join('\n')}\n`
    await importBooks(dossier, books)
    const today = await penalties(dossier)
    expect(today.claims.find(({ ref }) => ref === 'F2026-100')).toMatchObject({
      principalCents: 1_000_000,
      interestCents: 0,
      feeCents: 0,
      bookedInterestCents: 15_288,
      interest: { state: 'claimed', day: '2026-10-16' },
      fee: { state: 'claimed', day: '2026-10-16' },
    })
    expect((await penalties(dossier, ' --settled')).claims).toEqual([])
    const again = await dossier.ask<PenaltyEntriesView>(`penalties --entries ${open}`)
    expect(again.totals).toEqual({ entries: 0, interestCents: 0, feeCents: 0, totalCents: 0 })

    // The penalties themselves are debts of the account, and bear nothing (C. civ. 1343-2).
    const plan = await dossier.ask<PlanView>('plan --dry-run')
    expect([...plan.toSend, ...(plan.held ?? [])].length).toBeGreaterThan(0)
    const items = plan.toSend.flatMap((reminder) => reminder.items)
    const held = plan.held ?? []
    expect([...items, ...held].map(({ ref, outstandingCents }) => [ref, outstandingCents]).sort()).toEqual([
      ['F2026-100', 1_000_000],
      ['PENF2026-090', 4_679],
      ['PENF2026-100', 19_288],
    ])

    dossier.day = '2026-10-26'
    // 55 days: 186.85, less the 152.88 that are booked.
    const later = await penalties(dossier, ' --ref F2026-100')
    expect(later.claims[0]).toMatchObject({ interestCents: 3_397, feeCents: 0, totalCents: 1_003_397 })
    const next = await dossier.ask<PenaltyEntriesView>(`penalties --entries ${open}`)
    expect(next.entries.map(({ label, totalCents }) => [label, totalCents])).toEqual([
      ['Intérêts de retard F2026-100 au 26/10/2026', 3_397],
    ])
    await importBooks(dossier, `${books}${rowsOf(readFileSync(open, 'utf8')).join('\n')}\n`)
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({
      interestCents: 0,
      feeCents: 0,
      bookedInterestCents: 18_685,
    })
  })

  it('leave out a fee that was given up, and use the accounts and the journal of the settings', async () => {
    const dossier = await brunet([LATE], { penalties: { accounts: { interest: '763', fee: '771100', journal: 'PEN' } } })
    await dossier.ask('penalties waive C001 --ref F2026-100 --part fee --reason accord')
    const file = join(dossier.folder, 'penalites.csv')
    await dossier.ask(`penalties --entries ${file}`)
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith('\ufeffJournalCode;JournalLib;EcritureNum;')).toBe(true)
    const rows = text.trimEnd().split('\r\n').slice(1)
    expect(rows.map((row) => [row.split(';')[0], row.split(';')[4], ...row.split(';').slice(11, 13)])).toEqual([
      ['PEN', '411000', '152,88', '0,00'],
      ['PEN', '763', '0,00', '152,88'],
    ])
  })
})

it('penalties carried to the next year bear nothing there, and are not asked for beside themselves', async () => {
  const carried = (ref: string, label: string, cents: number): FecEntry => ({
    journal: 'AN',
    day: '2026-01-01',
    ref,
    label,
    lines: [
      { account: '411000', customer: 'C001', name: 'Client C001', cents },
      { account: '101000', cents: -cents },
    ],
  })
  const dossier = newDossier({}, '2026-03-10')
  const books = fec([
    carried('F2025-100', 'Facture F2025-100', 1_000_000),
    carried('PENF2025-100', 'Intérêts de retard et indemnité F2025-100 au 31/12/2025', 20_000),
    carried('OD-7', 'Provision pour casse', 10_000),
  ])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)}`)
  const { claims } = await penalties(dossier)
  // Due on 31 January by the day of the openings. 100 € for 38 days at 12.15 %: 1.26.
  expect(claims.map(({ ref, interestCents, feeCents }) => [ref, interestCents, feeCents])).toEqual([
    ['F2025-100', 0, 0],
    ['OD-7', 126, 4_000],
    ['PENF2025-100', 0, 0],
  ])
  expect(claims[0]?.bookedInterestCents).toBe(16_000)
})

describe('penalties booked by hand', () => {
  it('are told apart by what had accrued on their day where their label does not', async () => {
    // 152.88 had accrued on 16 October: the 40.00 beyond are the fee.
    const entry = penaltyEntry('C001', '2026-10-16', { interest: 15_288, fee: 4_000, ref: 'OD-12', label: 'Pénalités de retard F2026-100' })
    const dossier = await brunet([LATE, entry])
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({
      interestCents: 0,
      feeCents: 0,
      bookedInterestCents: 15_288,
    })
  })

  it('are paid by themselves: with interest first, what pays the invoice then pays its principal', async () => {
    const entry = penaltyEntry('C001', '2026-10-16', {
      interest: 15_288,
      fee: 4_000,
      ref: 'OD-12',
      label: 'Intérêts et indemnité F2026-100',
    })
    const part = receipt('C001', '2026-10-20', 100_000, { ref: 'F2026-100' })
    const dossier = await brunet([LATE, entry, part], { penalties: { imputation: 'interest' } })
    dossier.day = '2026-10-20'
    // 49 days: 166.47, less the 152.88 that are booked; 10 000 € less the 1 000 € paid.
    const { claims } = await penalties(dossier, ' --ref F2026-100')
    expect(claims[0]).toMatchObject({ principalCents: 900_000, interestCents: 1_359, feeCents: 0 })
    expect(claims[0]?.choices.find(({ name }) => name === 'imputation')?.text).toContain('comme les écritures le font')
  })

  it('that name no invoice keep those that were late from being claimed, until somebody says what they cover', async () => {
    const dossier = await brunet([
      LATE,
      penaltyEntry('C001', '2026-10-10', { interest: 5_000, ref: 'OD-12', label: 'Pénalités de retard 2026' }),
    ])
    const doubtful = await penalties(dossier, ' --ref F2026-100')
    expect(doubtful.claims[0]).toMatchObject({ claimable: false, interestCents: 15_288 })
    expect(doubtful.claims[0]?.notes[0]).toContain('Une écriture de pénalités de 50,00 € (OD-12, 10/10/2026) ne nomme aucune facture')
    await dossier.ask('penalties paid C001 --ref F2026-100 --part interest --amount 50 --on 2026-10-12')
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({ claimable: true, interestCents: 10_288 })
  })

  it('that were said to be paid before they were booked count once', async () => {
    const dossier = await brunet([LATE])
    await dossier.ask('penalties paid C001 --ref F2026-100 --amount 192.88')
    const told = { interest: 15_288, fee: 4_000, ref: 'OD-12', label: 'Intérêts et indemnité F2026-100', letter: 'B' }
    const money = receipt('C001', '2026-10-16', 19_288, { letter: 'B' })
    await importBooks(dossier, fec([LATE, penaltyEntry('C001', '2026-10-16', told), money]))
    dossier.day = '2026-10-26'
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({
      interestCents: 3_397,
      feeCents: 0,
      fee: { state: 'paid' },
    })
  })

  it('and credited back are given up, until they are said to be due again or booked anew', async () => {
    const told = { interest: 15_288, fee: 4_000, ref: 'OD-12', label: 'Intérêts et indemnité F2026-100', letter: 'B' }
    const booked = penaltyEntry('C001', '2026-10-12', told)
    const undone = penaltyEntry('C001', '2026-10-14', { ...told, interest: -15_288, fee: -4_000 })
    const dossier = await brunet([LATE, booked, undone])
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({
      interestCents: 0,
      feeCents: 0,
      fee: { state: 'waived' },
    })
    await dossier.ask('penalties due C001 --ref F2026-100')
    expect((await penalties(dossier, ' --ref F2026-100')).claims[0]).toMatchObject({ interestCents: 15_288, feeCents: 4_000 })
  })
})
