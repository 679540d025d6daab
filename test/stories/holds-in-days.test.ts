// What people say to wait for, told in days through the real command line: from the day it is said to the day reminders resume.
import { afterAll, describe, expect, it } from 'vitest'
import type { HoldsView } from '../../src/jobs/holds.ts'
import type { SimulationView } from '../../src/jobs/simulate-days.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** 1 200,00 €, due on 31 October 2026 at thirty days: 20 days late on Friday 20 November, never reminded. */
const F1 = sale('C001', 'F1', '2026-10-01', 120_000)

async function brunet(entries: readonly FecEntry[] = [F1], changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-11-20')
  await books(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002']))}`)
  return dossier
}

/** The year as exported on the dossier's day. */
async function books(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function say(dossier: TempDossier, ...words: readonly string[]): Promise<HoldsView> {
  const answer = await dossier.run(...words, '--json')
  if (answer.code !== 0) throw new Error(`${words.join(' ')}: ${answer.stdout}`)
  return answer.json<HoldsView>()
}

async function refused(dossier: TempDossier, ...words: readonly string[]): Promise<string> {
  const answer = await dossier.run(...words)
  expect(answer.code).toBeGreaterThan(0)
  return plain(answer.stderr)
}

const planOf = (dossier: TempDossier, day: string) => dossier.ask<PlanView>(`plan --dry-run --date ${day}`)

/** On a day, the step of each invoice that leaves and the code of each that waits; both for one that is held in part. */
async function standing(dossier: TempDossier, day: string): Promise<Record<string, string>> {
  const { toSend, held = [] } = await planOf(dossier, day)
  const found: Record<string, string> = {}
  for (const { ref, reason } of held) found[ref] = reason.code
  for (const { items } of toSend)
    for (const { ref, step } of items) found[ref] = found[ref] === undefined ? step : `${step} + ${found[ref]}`
  return found
}

const reasonOf = async (dossier: TempDossier, day: string) => plain((await planOf(dossier, day)).toSend[0]?.reason ?? '')
const heldText = async (dossier: TempDossier, day: string) => plain((await planOf(dossier, day)).held?.[0]?.reason.text ?? '')

async function sendOn(dossier: TempDossier, day: string): Promise<SendView> {
  dossier.day = day
  await dossier.ask('plan')
  return await dossier.ask<SendView>('send')
}

describe('a hold with a last day', () => {
  it.each([
    'dispute',
    'promise',
    'paused',
    'received',
    'assigned',
    'excluded',
    'invoice-refused',
    'retention',
    'direct-debit',
    'bill-of-exchange',
  ])('%s holds until that day included; reminders resume the day after', async (code) => {
    const dossier = await brunet()
    await say(dossier, 'hold', 'C001', '--as', code, '--until', '2026-11-24')
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: code })
    expect(await standing(dossier, '2026-11-24')).toEqual({ F1: code })
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'relance-1' })
  })

  it('keeps who said it, why, and the day it was lifted', async () => {
    const dossier = await brunet()
    await say(dossier, 'dispute', 'C001', '--ref', 'F1', '--by', 'A. Brunet', '--reason', 'palette abîmée')
    dossier.day = '2026-11-23'
    const { released } = await say(dossier, 'release', 'C001', '--by', 'M. Roux')
    expect(released).toMatchObject([{ ref: 'F1', code: 'dispute', author: 'A. Brunet', text: 'palette abîmée', state: 'released' }])
    const shown = plain((await dossier.run('show', 'C001')).stdout)
    expect(shown).toMatch(/20\/11\/2026 +litige +F1 +levé le 23\/11\/2026 par M\. Roux +A\. Brunet +palette abîmée/)
    expect(plain((await dossier.run('history', '--customer', 'C001')).stdout)).toContain('levé le 23/11/2026 par M. Roux')
  })

  it('lifted for a coming day can be lifted sooner, and the command says so', async () => {
    const dossier = await brunet()
    await say(dossier, 'pause', 'C001')
    await say(dossier, 'release', 'C001', '--date', '2026-12-01')
    expect(await standing(dossier, '2026-11-30')).toEqual({ F1: 'paused' })
    expect(await standing(dossier, '2026-12-01')).toEqual({ F1: 'relance-1' })
    const { days } = await dossier.ask<SimulationView>('simulate --days 15 --customer C001')
    expect(days[0]?.date).toBe('2026-12-01')
    expect(plain((await dossier.run('show', 'C001')).stdout)).toMatch(/en pause +tout le client +levé à partir du 01\/12\/2026/)
    await dossier.ask('plan')
    dossier.day = '2026-11-23'
    const { released, holds } = await say(dossier, 'release', 'C001', '--by', 'M. Roux')
    expect(released).toMatchObject([{ code: 'paused', releasedOn: '2026-11-23', releasedBy: 'M. Roux' }])
    expect(holds).toEqual([])
    expect((await sendOn(dossier, '2026-11-23')).results.map(({ status }) => status)).toEqual(['written'])
    expect(await refused(dossier, 'release', 'C001')).toContain('Rien n’est suspendu pour C001.')
  })

  it('lifted for a coming day and said again is the new one alone', async () => {
    const dossier = await brunet()
    await say(dossier, 'pause', 'C001')
    await say(dossier, 'release', 'C001', '--date', '2026-12-01')
    const { released, holds } = await say(dossier, 'pause', 'C001', '--until', '2026-12-10')
    expect([released.length, holds.length]).toEqual([1, 1])
    expect(await standing(dossier, '2026-12-10')).toEqual({ F1: 'paused' })
  })

  it('is the user of the machine’s when nobody is named', async () => {
    const dossier = await brunet()
    expect((await say(dossier, 'pause', 'C001')).holds).toMatchObject([{ author: 'abrunet' }])
  })
})

describe('a promise', () => {
  it('noted late, for a day that has passed, is refused with --date; noted so, it was not kept', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'promise', 'C001', '--until', '2026-11-18')).toContain('ajoutez --date suivi du jour où elle a été faite')
    await say(dossier, 'promise', 'C001', '--until', '2026-11-18', '--date', '2026-11-12')
    expect(await reasonOf(dossier, '2026-11-20')).toContain('Promesse de règlement pour le 18/11/2026 non tenue.')
  })

  it('kept leaves nothing to say; broken, it is told when reminders resume', async () => {
    const dossier = await brunet()
    await say(dossier, 'promise', 'C001', '--ref', 'F1', '--until', '2026-11-24')
    expect(await heldText(dossier, '2026-11-24')).toBe('Promesse de règlement jusqu’au 24/11/2026.')
    expect(await reasonOf(dossier, '2026-11-25')).toContain('Promesse de règlement pour le 24/11/2026 non tenue.')
    await books(dossier, [F1, receipt('C001', '2026-11-24', 120_000, { ref: 'F1' })])
    expect((await planOf(dossier, '2026-11-25')).toSend).toEqual([])
    expect(plain((await dossier.run('show', 'C001', '--date', '2026-11-25')).stdout)).toMatch(/promesse de règlement +F1 +payé/)
  })

  it('of a part is kept by that part', async () => {
    const dossier = await brunet()
    await say(dossier, 'promise', 'C001', '--ref', 'F1', '--amount', '500', '--until', '2026-11-24')
    expect(await standing(dossier, '2026-11-24')).toEqual({ F1: 'relance-1 + promise' })
    expect(await reasonOf(dossier, '2026-11-25')).toContain('Promesse de règlement de 500,00 € pour le 24/11/2026 non tenue.')
    await books(dossier, [F1, receipt('C001', '2026-11-24', 50_000, { ref: 'F1' })])
    expect(await reasonOf(dossier, '2026-11-25')).not.toContain('non tenue')
  })

  it('of a customer is about what he owed and was due by then', async () => {
    const later = sale('C001', 'F2', '2026-11-20', 90_000)
    const dossier = await brunet([F1, later])
    const { holds } = await say(dossier, 'promise', 'C001', '--until', '2026-11-24')
    expect(holds).toMatchObject([{ owedCents: 120_000 }])
    await books(dossier, [F1, later, receipt('C001', '2026-11-23', 120_000, { ref: 'F1' })])
    dossier.day = '2026-12-28'
    // F2, due on 20 December, was never promised.
    expect(await reasonOf(dossier, '2026-12-28')).toContain('1 facture échue depuis 8 jours')
    expect(await reasonOf(dossier, '2026-12-28')).not.toContain('non tenue')
  })

  it('said again takes the place of the first, which is not held against the customer', async () => {
    const dossier = await brunet()
    await say(dossier, 'promise', 'C001', '--until', '2026-11-23')
    const { released, holds } = await say(dossier, 'promise', 'C001', '--until', '2026-11-25')
    expect([released.length, holds.length]).toEqual([1, 1])
    expect(await standing(dossier, '2026-11-24')).toEqual({ F1: 'promise' })
    expect(await reasonOf(dossier, '2026-11-26')).not.toContain('23/11/2026')
  })

  it('broken lets the next step leave before its day where the settings say so, one step and no more', async () => {
    for (const brokenPromiseRaises of [false, true]) {
      const dossier = await brunet([F1], { reminders: { brokenPromiseRaises } })
      // 5 November: relance-1. The second one is not before 15 November.
      dossier.day = '2026-11-05'
      await say(dossier, 'promise', 'C001', '--until', '2026-11-05')
      dossier.day = '2026-11-06'
      await sendOn(dossier, '2026-11-06')
      await say(dossier, 'promise', 'C001', '--until', '2026-11-12')
      expect(await standing(dossier, '2026-11-12')).toEqual({ F1: 'promise' })
      expect(await standing(dossier, '2026-11-13')).toEqual({ F1: brokenPromiseRaises ? 'relance-2' : 'waiting-next-step' })
      if (!brokenPromiseRaises) continue
      await sendOn(dossier, '2026-11-13')
      // The call is at J+18, 18 November: nothing raises it.
      expect(await standing(dossier, '2026-11-17')).toEqual({ F1: 'waiting-next-step' })
      expect(await standing(dossier, '2026-11-18')).toEqual({ F1: 'call' })
    }
  })
})

describe('a payment plan', () => {
  const PLAN = ['installments', 'C001', '--schedule', '2026-11-25:500,00 2026-12-15:700,00']
  const first = receipt('C001', '2026-11-25', 50_000, { ref: 'F1' })

  it('holds while it is paid, tells the next instalment, and ends paid', async () => {
    const dossier = await brunet()
    await say(dossier, ...PLAN, '--reason', 'accord par e-mail')
    expect(await heldText(dossier, '2026-11-25')).toBe(
      'Échéancier accordé : 500,00 € attendus le 25/11/2026 au plus tard, 0,00 € payés sur 1 200,00 €, accord par e-mail.',
    )
    await books(dossier, [F1, first])
    expect(await heldText(dossier, '2026-12-15')).toBe(
      'Échéancier accordé : 700,00 € attendus le 15/12/2026 au plus tard, 500,00 € payés sur 1 200,00 €, accord par e-mail.',
    )
    expect((await planOf(dossier, '2026-12-15')).held?.[0]?.reason.until).toBe('2026-12-15')
    await books(dossier, [F1, first, receipt('C001', '2026-12-15', 70_000, { ref: 'F1' })])
    expect(await standing(dossier, '2026-12-16')).toEqual({})
    expect(plain((await dossier.run('show', 'C001', '--date', '2026-12-16')).stdout)).toMatch(/échéancier accordé +tout le client +payé/)
  })

  it('missed ends: reminders resume the day after, and it is told', async () => {
    const dossier = await brunet()
    await say(dossier, ...PLAN)
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'payment-plan' })
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'relance-1' })
    expect(await reasonOf(dossier, '2026-11-26')).toContain(
      'Échéancier accordé non tenu : il manque 500,00 € sur l’échéance du 25/11/2026.',
    )
  })

  it('paid one day late runs again once the payment is booked', async () => {
    const dossier = await brunet()
    await say(dossier, ...PLAN)
    await books(dossier, [F1, receipt('C001', '2026-11-26', 50_000, { ref: 'F1' })])
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'payment-plan' })
    expect(await standing(dossier, '2026-11-27')).toEqual({ F1: 'payment-plan' })
  })

  it('missed at its last instalment is told after its end too', async () => {
    const dossier = await brunet()
    await say(dossier, ...PLAN)
    await books(dossier, [F1, first])
    expect(await reasonOf(dossier, '2026-12-16')).toContain('il manque 700,00 € sur l’échéance du 15/12/2026')
  })

  it('counts a payment that nobody has lettered yet', async () => {
    const dossier = await brunet()
    await say(dossier, ...PLAN)
    await books(dossier, [F1, receipt('C001', '2026-11-24', 50_000)])
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan' })
  })

  it('leaves invoices that came after it to their own steps', async () => {
    const dossier = await brunet([F1, sale('C001', 'F2', '2026-11-21', 60_000)])
    await say(dossier, 'installments', 'C001', '--monthly', '6', '--from', '2026-12-15', '--date', '2026-11-20')
    await books(dossier, [F1, sale('C001', 'F2', '2026-11-21', 60_000), receipt('C001', '2026-12-15', 20_000, { ref: 'F1' })])
    // Due on 21 December: J+5 is a Saturday.
    expect(await standing(dossier, '2026-12-28')).toEqual({ F1: 'payment-plan', F2: 'relance-1' })
  })

  it('by months has equal parts, what does not divide in the first', async () => {
    const dossier = await brunet([sale('C001', 'F1', '2026-10-01', 100_000)])
    const { holds } = await say(dossier, 'installments', 'C001', '--ref', 'F1', '--monthly', '3', '--from', '2026-11-30')
    expect(holds[0]?.schedule).toEqual([
      { day: '2026-11-30', cents: 33_334 },
      { day: '2026-12-30', cents: 33_333 },
      { day: '2027-01-30', cents: 33_333 },
    ])
  })

  it('of a part holds that part, less what has been paid of it, and the rest is reminded', async () => {
    const dossier = await brunet()
    await say(dossier, 'installments', 'C001', '--ref', 'F1', '--amount', '800', '--monthly', '2', '--from', '2026-11-25')
    expect((await planOf(dossier, '2026-11-25')).toSend[0]).toMatchObject({ principalCents: 40_000 })
    await books(dossier, [F1, receipt('C001', '2026-11-25', 40_000, { ref: 'F1' })])
    const { toSend, held } = await planOf(dossier, '2026-11-26')
    expect([toSend[0]?.principalCents, held?.[0]?.outstandingCents]).toEqual([40_000, 40_000])
  })

  it('is refused out of order, past, of another sum, above what is owed, or when nothing is', async () => {
    const dossier = await brunet()
    const asked = (schedule: string) => refused(dossier, 'installments', 'C001', '--schedule', schedule)
    expect(await asked('2026-12-15:700,00 2026-11-25:500,00')).toContain('L’échéance du 25/11/2026 ne vient pas après celle du 15/12/2026.')
    expect(await asked('2026-11-19:1200')).toContain('La première échéance, le 19/11/2026, est déjà passée')
    expect(await asked('2026-11-25:500,00 2026-12-15:699,99')).toContain('Les échéances font 1 199,99 € et non 1 200,00 €.')
    expect(await asked('2026-11-25=500')).toContain('n’est pas une échéance')
    expect(await asked('2026-11-31:500')).toContain('n’existe pas au calendrier')
    expect(await refused(dossier, 'installments', 'C001', '--amount', '1300', '--monthly', '2', '--from', '2026-12-01')).toContain(
      'Il ne reste que 1 200,00 € à payer pour C001',
    )
    expect(await refused(dossier, 'installments', 'C001', '--monthly', '0', '--from', '2026-12-01')).toContain(
      '--monthly n’accepte pas « 0 »',
    )
    await books(dossier, [F1, receipt('C001', '2026-11-20', 120_000, { ref: 'F1' })])
    const nothing = await dossier.run('installments', 'C001', '--monthly', '2', '--from', '2026-12-01', '--json')
    expect(nothing.json()).toMatchObject({ error: { code: 'hold-nothing', message: expect.stringContaining('Rien n’est dû pour C001') } })
  })
})

describe('a part in dispute', () => {
  it('waits on one invoice while the rest is asked for', async () => {
    const dossier = await brunet()
    await say(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '200')
    const { toSend, held } = await planOf(dossier, '2026-11-20')
    expect(toSend[0]).toMatchObject({ principalCents: 100_000, totalCents: 100_000 })
    expect(held).toMatchObject([{ ref: 'F1', outstandingCents: 20_000, partial: true, reason: { code: 'dispute' } }])
  })

  it('of a customer is taken from his oldest debts', async () => {
    const dossier = await brunet([F1, sale('C001', 'F5', '2026-09-15', 30_000)])
    await say(dossier, 'dispute', 'C001', '--amount', '500')
    expect(await standing(dossier, '2026-11-20')).toEqual({ F5: 'dispute', F1: 'relance-1 + dispute' })
  })

  it('is never more, in several parts, than what is left', async () => {
    const dossier = await brunet()
    await say(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '700')
    expect(await refused(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '600')).toContain(
      'Il ne reste que 1 200,00 € sur la pièce F1, dont 700,00 € déjà suspendus pour ce motif.',
    )
  })
})

describe('the closure of the company', () => {
  it('holds every customer until its last day, and is lifted as a whole', async () => {
    const dossier = await brunet([F1, sale('C002', 'F2', '2026-10-01', 50_000)])
    await say(dossier, 'pause', '--all', '--until', '2026-12-31', '--reason', 'fermeture annuelle')
    expect(await standing(dossier, '2026-12-31')).toEqual({ F1: 'paused', F2: 'paused' })
    expect(await heldText(dossier, '2026-12-31')).toBe('Relances de tout le dossier suspendues jusqu’au 31/12/2026 : fermeture annuelle.')
    expect(await standing(dossier, '2027-01-04')).toEqual({ F1: 'relance-1', F2: 'relance-1' })
    expect(await refused(dossier, 'release', 'C001')).toContain('Rien n’est suspendu pour C001 seul : c’est tout le dossier qui l’est.')
    await say(dossier, 'release', '--all')
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: 'relance-1', F2: 'relance-1' })
    expect(await refused(dossier, 'release', '--all')).toContain('Rien n’est suspendu pour tout le dossier.')
  })

  it('has an end, and no customer', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'pause', '--all')).toContain('jusqu’à un jour')
    expect(await refused(dossier, 'pause', '--all', 'C001', '--until', '2026-12-31')).toContain('ni client ni pièce')
    expect(await refused(dossier, 'pause')).toContain('Quel client ?')
    expect(await refused(dossier, 'hold', '--all', '--as', 'dispute', '--until', '2026-12-31')).toContain('Tout le dossier se met en pause')
  })
})

describe('a payment received and not booked yet', () => {
  it('holds until an import whose bank reaches its day', async () => {
    const dossier = await brunet()
    await say(dossier, 'received', 'C001')
    expect(await standing(dossier, '2026-12-15')).toEqual({ F1: 'received' })
    dossier.day = '2026-11-23'
    await books(dossier, [F1, receipt('C002', '2026-11-23', 100)])
    expect(await standing(dossier, '2026-11-24')).toEqual({ F1: 'relance-1' })
  })
})

describe('a debt handed over to a third party', () => {
  it('warns from fifteen days before its deadline, and stays held after it', async () => {
    const dossier = await brunet()
    await say(dossier, 'hold', 'C001', '--as', 'handed-over', '--to', 'Maître Durand, commissaire de justice', '--until', '2026-12-15')
    expect(await heldText(dossier, '2026-11-20')).toBe(
      'Dossier confié à un tiers pour recouvrement, délai au 15/12/2026 : Maître Durand, commissaire de justice.',
    )
    const alerts = async (day: string) => ((await planOf(dossier, day)).alerts ?? []).map(({ code, text }) => `${code}: ${plain(text)}`)
    expect(await alerts('2026-11-29')).toEqual([])
    expect(await alerts('2026-11-30')).toEqual([
      'handed-over-deadline: Créance confiée à un tiers (Maître Durand, commissaire de justice) : le délai arrive à son terme le 15/12/2026.',
    ])
    expect((await alerts('2026-12-16'))[0]).toContain('le délai est passé depuis le 15/12/2026')
    expect(await standing(dossier, '2026-12-16')).toEqual({ F1: 'handed-over' })
    expect(plain((await dossier.run('plan', '--dry-run', '--date', '2026-11-30')).stdout)).toContain(
      'À surveiller :\n  C001 Client C001 : Créance',
    )
    await say(dossier, 'release', 'C001')
    expect(await alerts('2026-12-16')).toEqual([])
  })
})

describe('a claim to declare', () => {
  it('is told from fifteen days before its last day until it is declared', async () => {
    const dossier = await brunet()
    await dossier.ask('insolvency C001 --judgment 2026-11-10 --published 2026-11-15')
    const alerts = async (day: string) => ((await planOf(dossier, day)).alerts ?? []).map(({ code, day: last }) => [code, last])
    expect(await alerts('2026-12-30')).toEqual([])
    expect(await alerts('2026-12-31')).toEqual([['claim-declaration', '2027-01-15']])
    expect(plain((await planOf(dossier, '2027-01-18')).alerts?.[0]?.text ?? '')).toContain('le relevé de forclusion se demande')
    expect(await alerts('2027-05-16')).toEqual([])
    await dossier.ask('insolvency C001 --declared 2026-11-20')
    expect(await alerts('2026-12-31')).toEqual([])
    expect(await heldText(dossier, '2026-12-31')).toContain('créance déclarée le 20/11/2026')
  })

  it('cannot be declared before the judgment, nor without one', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'insolvency', 'C001', '--declared', '2026-11-20')).toContain('Aucun jugement n’est noté pour C001.')
    await dossier.ask('insolvency C001 --judgment 2026-11-10')
    expect(await refused(dossier, 'insolvency', 'C001', '--declared', '2026-11-09')).toContain('avant le jugement du 10/11/2026')
    expect(await refused(dossier, 'insolvency', 'C001', '--declared', '2026-11-21')).toContain('après le 20/11/2026')
  })
})

describe('what is held', () => {
  it('is never sent, though it was planned before', async () => {
    const dossier = await brunet([F1, sale('C002', 'F2', '2026-10-01', 50_000)])
    await dossier.ask('plan')
    await say(dossier, 'promise', 'C001', '--until', '2026-11-30')
    const { results } = await dossier.ask<SendView>('send')
    expect(results.map(({ customer, status }) => [customer, status])).toEqual([
      ['C001', 'skipped'],
      ['C002', 'written'],
    ])
    expect(plain(results[0]?.reason ?? '')).toContain('Promesse de règlement jusqu’au 30/11/2026.')
  })

  it('is refused of nobody, of no invoice, and of a past day', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'hold', 'C009', '--as', 'dispute')).toContain('Aucun client n’a le code « C009 ».')
    expect(await refused(dossier, 'hold', 'C001', '--as', 'dispute', '--ref', 'F9')).toContain('C001 n’a pas de pièce ouverte « F9 ».')
    expect(await refused(dossier, 'hold', 'C001', '--as', 'paused', '--until', '2026-11-19')).toContain('avant le 20/11/2026')
    expect(await refused(dossier, 'hold', 'C001', '--as', 'assigned', '--ref', 'F1', '--amount', '1200,01')).toContain(
      'Il ne reste que 1 200,00 €',
    )
    expect(await refused(dossier, 'hold', 'C001', '--as', 'insolvency')).toContain('--as n’accepte pas « insolvency »')
    expect(await refused(dossier, 'hold', 'C001')).toContain('Pour quel motif suspendre ?')
    expect(await refused(dossier, 'hold', 'C001', '--as', 'dispute', '--to', 'X')).toContain('ne va qu’avec --as handed-over')
    expect(await refused(dossier, 'release', 'C001', '--ref', 'F1')).toContain('Rien n’est suspendu pour C001, pièce F1.')
    await say(dossier, 'pause', 'C001')
    expect(await refused(dossier, 'release', 'C001', '--ref', 'F1')).toContain('La pièce F1 n’est pas suspendue à elle seule')
  })
})
