// A customer's code changes in the books: the same invoices come back under another code. Told in days through the real command line: nothing
// leaves before a person decides, and once he has said that it is the same customer, all that was sent and said counts as before.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledger/open.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, ImportView, SendView } from '../../src/reporting/views.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** Due on 31 October 2026: 20 days late on Friday 20 November. */
const sold = (customer: string, ref = 'F1') => sale(customer, ref, '2026-10-01', 120_000)

const other = (customer: string, ref: string) => sale(customer, ref, '2026-10-06', 80_000)

async function books(dossier: TempDossier, entries: readonly FecEntry[]): Promise<ImportView> {
  return await dossier.ask<ImportView>(
    `import ${dossier.write('732829320FEC20261231.txt', fec([...entries, bankCharge('2026-11-19')]))} --first-year`,
  )
}

/** Books of C000 with F1 and of C009 with F9, on Friday 20 November. */
async function begun(entries: readonly FecEntry[] = [sold('C000'), sold('C009', 'F9')]): Promise<TempDossier> {
  const dossier = newDossier({}, '2026-11-20')
  await books(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C000', 'C009', 'Z000', 'Y000']))}`)
  return dossier
}

async function sentOn(dossier: TempDossier, day: string): Promise<string[]> {
  dossier.day = day
  await dossier.ask('plan')
  const { results } = await dossier.ask<SendView>('send')
  return results.map(({ customer, step, status }) => `${customer} ${step} ${status}`).sort()
}

/** 'Z000 F1 dispute' for what is held, 'Z000 F1 relance-2' for what would leave. */
async function standing(dossier: TempDossier, day: string): Promise<string[]> {
  const { toSend, held = [] } = await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)
  const leaving = toSend.flatMap(({ customer, items }) => items.map(({ ref, step }) => `${customer} ${ref} ${step}`))
  return [...leaving, ...held.map(({ customer, ref, reason }) => `${customer} ${ref} ${reason.code}`)].sort()
}

const about = async (dossier: TempDossier, day: string, customer: string) =>
  (await standing(dossier, day)).filter((one) => one.startsWith(customer))

async function heldText(dossier: TempDossier, day: string, customer: string): Promise<string> {
  const { held = [] } = await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)
  return plain(held.find((one) => one.customer === customer)?.reason.text ?? '')
}

async function said(dossier: TempDossier, ...words: readonly string[]): Promise<string> {
  const answer = await dossier.run(...words)
  expect(answer.code, answer.stderr).toBe(0)
  return plain(`${answer.stdout}${answer.stderr}`)
}

async function refused(dossier: TempDossier, ...words: readonly string[]): Promise<string> {
  const answer = await dossier.run(...words)
  expect(answer.code).toBe(4)
  return plain(answer.stderr)
}

async function verified(dossier: TempDossier): Promise<void> {
  const { chain } = await dossier.ask<HistoryView>('history --verify')
  expect(chain).toMatchObject({ ok: true })
}

describe('a customer reminded under the code he had before', () => {
  let reminded: TempDossier
  beforeAll(async () => {
    reminded = await begun()
    expect(await sentOn(reminded, '2026-11-20')).toEqual(['C000 relance-1 written', 'C009 relance-1 written'])
  })

  /** Imported on Monday 23 November, the invoice under another code. */
  async function recoded(entries: readonly FecEntry[] = [sold('Z000'), sold('C009', 'F9')]): Promise<TempDossier> {
    const dossier = twinOf(reminded)
    dossier.day = '2026-11-23'
    await books(dossier, entries)
    return dossier
  }

  it('is not reminded again before somebody decides, and the import, the plan and the check say what to type', async () => {
    const dossier = twinOf(reminded)
    dossier.day = '2026-11-23'
    const { files } = await books(dossier, [sold('Z000'), sold('C009', 'F9')])
    const told = (files[0]?.issues ?? []).filter(({ code }) => code === 'customer-recoded').map(({ message }) => plain(message))
    expect(told).toEqual([
      'Code client changé ? Un compte montre les factures d’un autre, disparues de celui-ci. Rien ne lui sera envoyé avant votre décision.',
      'C000 → Z000 : F1 du 01/10/2026 (1 200,00 €) ; si c’est le même client, tapez « relance customers Z000 --formerly C000 » ; sinon, « relance release Z000 --history ».',
    ])
    expect(await heldText(dossier, '2026-11-23', 'Z000')).toBe(
      'La facture F1 a déjà été relancée sous le code C000 (première relance le 20/11/2026) : si c’est le même client, tapez « relance customers Z000 --formerly C000 » ; sinon, « relance release Z000 --history ».',
    )
    expect(await sentOn(dossier, '2026-11-23')).toEqual([])
    expect(await about(dossier, '2027-01-20', 'Z000')).toEqual(['Z000 F1 history-unlinked'])
    const check = await dossier.run('check')
    expect(plain(check.stdout)).toContain('1 client attend votre décision. Z000 : La facture F1 a déjà été relancée sous le code C000')
    // Another import of the same books forgets nothing.
    await books(dossier, [sold('Z000'), sold('C009', 'F9'), sold('C009', 'F10')])
    expect(await about(dossier, '2027-01-20', 'Z000')).toEqual(['Z000 F1 history-unlinked'])
    await verified(dossier)
  })

  it('gets the step after the last one once it is said that he is the same, and not before the gap is over', async () => {
    const dossier = await recoded()
    expect(await said(dossier, 'customers', 'Z000', '--formerly', 'C000', '--reason', 'fusion')).toContain(
      'Z000 est le nouveau code de C000 : ce qui a été envoyé, dit et décidé sous l’ancien compte pour lui. L’historique de F1 suit le client.',
    )
    expect(await about(dossier, '2026-11-23', 'Z000')).toEqual(
      (await standing(twinOf(reminded), '2026-11-23')).slice(0, 1).map((one) => one.replace('C000', 'Z000')),
    )
    expect(await sentOn(dossier, '2026-11-23')).toEqual([])
    expect(await sentOn(dossier, '2026-11-30')).toEqual(['C009 relance-2 written', 'Z000 relance-2 written'])
    const { events } = await dossier.ask<HistoryView>('history --customer Z000')
    expect(events.map(({ customer, status, step }) => `${customer} ${status} ${step}`)).toEqual([
      'C000 written relance-1',
      'Z000 formerly null',
      'Z000 written relance-2',
    ])
    expect(events[1]?.detail).toEqual({ former: 'C000', reason: 'fusion', by: 'abrunet' })
    expect(await said(dossier, 'show', 'Z000')).toContain('20/11/2026')
    await verified(dossier)
    // The next export, with a number that changed besides: everything follows still.
    dossier.day = '2026-12-01'
    await books(dossier, [sold('Z000', 'FA-1'), sold('C009', 'F9')])
    expect(await about(dossier, '2026-12-01', 'Z000')).not.toContain('Z000 FA-1 history-unlinked')
    expect(await about(dossier, '2026-12-01', 'Z000')).not.toContain('Z000 FA-1 relance-1')
    await verified(dossier)
  })

  it('who is another one is reminded from the first step, and his predecessor is decided for apart', async () => {
    const dossier = await recoded([sold('Z000'), other('C000', 'F2'), sold('C009', 'F9')])
    expect(await heldText(dossier, '2026-11-23', 'C000')).toBe(
      'Une facture déjà relancée n’est plus dans les écritures (F1) : si elle est passée au compte Z000 avec son client, « relance customers Z000 --formerly C000 » ; si elle a été annulée, ou remplacée par une autre, « relance release C000 --history ».',
    )
    expect(await said(dossier, 'release', 'Z000', '--history', '--reason', 'facturée au mauvais client')).toContain(
      'Cette facture disparue ne retient plus Z000 : F1 du 01/10/2026 (1 200,00 €).',
    )
    expect(await about(dossier, '2026-11-23', 'C000')).toEqual(['C000 F2 history-unlinked'])
    await said(dossier, 'release', 'C000', '--history')
    expect(await sentOn(dossier, '2026-11-23')).toEqual(['Z000 relance-1 written'])
    // He was written to on the 20th.
    expect(await about(dossier, '2026-11-23', 'C000')).toEqual(['C000 F2 too-soon'])
    expect(await refused(dossier, 'release', 'C000', '--history')).toContain('Aucun historique à rattacher ne retient C000.')
    // Settled for what was lost then: F2, reminded and gone in its turn, holds him again.
    expect(await sentOn(dossier, '2026-11-30')).toContain('C000 relance-1 written')
    dossier.day = '2026-12-01'
    await books(dossier, [sold('Z000'), sale('C000', 'F3', '2026-10-12', 70_000), sold('C009', 'F9')])
    expect(await about(dossier, '2026-12-01', 'C000')).toEqual(['C000 F3 history-unlinked'])
    await verified(dossier)
  })

  it('is held though another invoice of that day and amount stands in his former account now', async () => {
    const dossier = await recoded([sold('Z000'), sold('C000', 'F2'), sold('C009', 'F9')])
    expect(await about(dossier, '2026-11-30', 'Z000')).toEqual(['Z000 F1 history-unlinked'])
    expect(await about(dossier, '2026-11-30', 'C000')).toEqual(['C000 F2 history-unlinked'])
  })

  it('whose code comes back is followed back, decided anew', async () => {
    const dossier = await recoded()
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    dossier.day = '2026-11-24'
    await books(dossier, [sold('C000'), sold('C009', 'F9')])
    expect(await heldText(dossier, '2026-11-24', 'C000')).toContain(
      'a déjà été relancée sous le code Z000 (première relance le 20/11/2026)',
    )
    await said(dossier, 'customers', 'C000', '--formerly', 'Z000')
    expect(await sentOn(dossier, '2026-11-24')).toEqual([])
    expect(await sentOn(dossier, '2026-11-30')).toContain('C000 relance-2 written')
    await verified(dossier)
  })

  it('whose code comes back before anybody decided is as he was', async () => {
    const dossier = await recoded()
    dossier.day = '2026-11-24'
    await books(dossier, [sold('C000'), sold('C009', 'F9')])
    expect(await sentOn(dossier, '2026-11-30')).toContain('C000 relance-2 written')
  })

  it('said the same by mistake is taken back, by an event too, and held again', async () => {
    const dossier = await recoded()
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    expect(await refused(dossier, 'customers', 'Z000', '--formerly', 'C000')).toContain('déjà noté')
    expect(await said(dossier, 'customers', 'Z000', '--not-formerly', 'C000')).toContain('L’historique de F1 revient à C000.')
    expect(await about(dossier, '2026-11-30', 'Z000')).toEqual(['Z000 F1 history-unlinked'])
    expect(await refused(dossier, 'customers', 'Z000', '--not-formerly', 'C000')).toContain('n’est pas noté')
    expect(await refused(dossier, 'customers', 'Z000', '--formerly', 'Z000')).toContain('le code même')
    await verified(dossier)
  })

  it('two customers merged into one are both followed', async () => {
    const dossier = await recoded([sold('Z000'), sold('Z000', 'F9')])
    expect(await about(dossier, '2026-11-30', 'Z000')).toEqual(['Z000 F1 history-unlinked', 'Z000 F9 history-unlinked'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    // F9 is still that of nobody known: nothing leaves.
    expect(await sentOn(dossier, '2026-11-30')).toEqual([])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C009')
    expect(await sentOn(dossier, '2026-11-30')).toEqual(['Z000 relance-2 written'])
    await verified(dossier)
  })

  it('where two customers show the same invoice, both are held', async () => {
    const dossier = await recoded([sold('Z000'), sold('Y000'), sold('C009', 'F9')])
    expect(await sentOn(dossier, '2026-11-30')).toEqual(['C009 relance-2 written'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    // The invoice is Z000's: the other one is nobody else's.
    expect(await about(dossier, '2026-11-30', 'Z000')).toEqual(['Z000 F1 relance-2'])
    expect(await about(dossier, '2026-11-30', 'Y000')).toEqual(['Y000 F1 relance-1'])
  })

  it('a plan stored before sends nothing to the new code, and one stored before the decision neither', async () => {
    const dossier = await recoded()
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send')
    expect(results).toEqual([])
    dossier.day = '2026-11-30'
    await dossier.ask('plan')
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    expect((await dossier.ask<SendView>('send')).results.map(({ customer, step }) => `${customer} ${step}`)).not.toContain('Z000 relance-1')
    expect(await sentOn(dossier, '2026-11-30')).toEqual(['Z000 relance-2 written'])
  })

  it('a simulation writes nothing', async () => {
    const dossier = await recoded()
    const before = ledgerBytes(dossier)
    await dossier.ask(`import ${dossier.write('other.txt', fec([sold('Y000'), bankCharge('2026-11-20')]))} --dry-run --first-year`)
    expect(ledgerBytes(dossier)).toEqual(before)
  })
})

describe('what people said of a customer under the code he had before', () => {
  const invoices = (customer: string) => [sold(customer), sold(customer, 'F2')]

  async function recodedAfter(...words: readonly (readonly string[])[]): Promise<TempDossier> {
    const dossier = await begun(invoices('C000'))
    for (const line of words) await said(dossier, ...line)
    dossier.day = '2026-11-23'
    await books(dossier, invoices('Z000'))
    return dossier
  }

  it.each([
    ['a dispute about one invoice', ['dispute', 'C000', '--ref', 'F1'], ['Z000 F1 dispute', 'Z000 F2 relance-1']],
    ['a dispute', ['dispute', 'C000'], ['Z000 F1 dispute', 'Z000 F2 dispute']],
    ['a promise', ['promise', 'C000', '--until', '2026-12-15'], ['Z000 F1 promise', 'Z000 F2 promise']],
    ['a pause', ['pause', 'C000'], ['Z000 F1 paused', 'Z000 F2 paused']],
    ['a judgment', ['insolvency', 'C000', '--judgment', '2026-11-02'], ['Z000 F1 insolvency', 'Z000 F2 insolvency']],
    ['an exclusion', ['customers', 'C000', '--exclude', 'ami'], ['Z000 F1 excluded', 'Z000 F2 excluded']],
  ])('%s holds before and after it is said that he is the same', async (_, words, after) => {
    const dossier = await recodedAfter(words)
    const before = await standing(dossier, '2026-11-23')
    expect(before).toEqual(['Z000 F1 history-unlinked', 'Z000 F2 history-unlinked'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    expect(await standing(dossier, '2026-11-23')).toEqual(after)
    await verified(dossier)
  })

  it('is lifted under the present code', async () => {
    const dossier = await recodedAfter(['pause', 'C000'], ['dispute', 'C000', '--ref', 'F2'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    await dossier.ask('plan')
    await said(dossier, 'release', 'Z000')
    expect(await sentOn(dossier, '2026-11-23')).toEqual(['Z000 relance-1 written'])
  })

  it('said of the former code afterwards, it holds the present one though a plan was stored', async () => {
    const dossier = await recodedAfter(['pause', 'C000'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    await said(dossier, 'release', 'Z000')
    await dossier.ask('plan')
    await said(dossier, 'dispute', 'C000')
    expect(await sentOn(dossier, '2026-11-23')).toEqual([])
    expect(await standing(dossier, '2026-11-23')).toEqual(['Z000 F1 dispute', 'Z000 F2 dispute'])
  })

  it('of a customer split into two holds both, and what came for one invoice follows it alone', async () => {
    const dossier = await begun(invoices('C000'))
    await said(dossier, 'dispute', 'C000', '--ref', 'F1')
    await said(dossier, 'promise', 'C000', '--until', '2026-12-15')
    dossier.day = '2026-11-23'
    await books(dossier, [sold('Z000'), sold('Y000', 'F2')])
    expect(await standing(dossier, '2026-11-23')).toEqual(['Y000 F2 history-unlinked', 'Z000 F1 history-unlinked'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    await said(dossier, 'customers', 'Y000', '--formerly', 'C000')
    expect(await standing(dossier, '2026-11-23')).toEqual(['Y000 F2 promise', 'Z000 F1 dispute'])
    await verified(dossier)
  })

  it('a payment that comes under the new code changes nothing of what is held', async () => {
    const dossier = await recodedAfter(['dispute', 'C000', '--ref', 'F2'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    await books(dossier, [...invoices('Z000'), receipt('Z000', '2026-11-19', 120_000, { ref: 'F1' })])
    expect(await standing(dossier, '2026-11-23')).toEqual(['Z000 F2 dispute'])
  })
})

it('a code that changes with the year is seen in the openings', async () => {
  const dossier = await begun([sold('C000')])
  expect(await sentOn(dossier, '2026-11-20')).toEqual(['C000 relance-1 written'])
  await said(dossier, 'dispute', 'C000', '--ref', 'F1', '--until', '2027-03-31')
  dossier.day = '2027-01-15'
  const debtor = { account: '411000', customer: 'Z000', name: 'Client C000', cents: 120_000 }
  const lines = [debtor, { account: '110000', cents: -120_000 }]
  const opening: FecEntry = { journal: 'AN', day: '2027-01-01', ref: 'F1', label: 'Facture F1', lines }
  await dossier.ask(`import ${dossier.write('732829320FEC20271231.txt', fec([opening, bankCharge('2027-01-14')]))}`)
  expect(await standing(dossier, '2027-02-10')).toEqual(['Z000 F1 history-unlinked'])
  await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
  expect(await standing(dossier, '2027-02-10')).toEqual(['Z000 F1 dispute'])
  expect(await standing(dossier, '2027-04-05')).toEqual(['Z000 F1 relance-2'])
  await verified(dossier)
})

it('a code that changed before the program kept what was there is seen at the next import', async () => {
  const dossier = await begun([sold('C000')])
  await sentOn(dossier, '2026-11-20')
  dossier.day = '2026-11-23'
  await books(dossier, [sold('Z000')])
  const ledger = openLedger(join(dossier.folder, 'relance.db'))
  ledger.db.exec(`DELETE FROM meta WHERE key = 'followed'; DELETE FROM lost_twin; DELETE FROM standing`)
  ledger.close()
  expect(await standing(dossier, '2026-11-30')).toEqual(['Z000 F1 relance-1'])
  await books(dossier, [sold('Z000'), sold('C009', 'F9')])
  expect(await about(dossier, '2026-11-30', 'Z000')).toEqual(['Z000 F1 history-unlinked'])
})

describe('a customer reminded from an invoice list', () => {
  const list = (code: string) =>
    `Code client;Nom du client;N° facture;Date facture;Échéance;Montant TTC;Reste dû\n${code};Client;F1;01/10/2026;31/10/2026;1200,00;1200,00\n`

  it('is held under his new code until somebody decides, and his reminders count on', async () => {
    const dossier = newDossier({}, '2026-11-20')
    await dossier.ask(`import ${dossier.write('encours-1.csv', list('C000'))}`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C000', 'Z000']))}`)
    expect(await sentOn(dossier, '2026-11-20')).toEqual(['C000 relance-1 written'])
    dossier.day = '2026-12-01'
    const view = await dossier.ask<ImportView>(`import ${dossier.write('encours-2.csv', list('Z000'))}`)
    expect(view.files.flatMap(({ issues }) => issues.map(({ code }) => code))).toContain('customer-recoded')
    expect(await standing(dossier, '2026-12-01')).toEqual(['Z000 F1 history-unlinked'])
    await said(dossier, 'customers', 'Z000', '--formerly', 'C000')
    expect(await standing(dossier, '2026-12-01')).toEqual(['Z000 F1 relance-2'])
    await verified(dossier)
  })
})
