// What people say to wait for later: nothing before its first day, and told everywhere until then; and parts that add up on one invoice.
import { afterAll, describe, expect, it } from 'vitest'
import type { HoldsView } from '../../src/jobs/holds.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** 1 200,00 €, due on 31 October 2026: its first reminder can leave on Friday 20 November. */
const F1 = sale('C001', 'F1', '2026-10-01', 120_000)

async function brunet(): Promise<TempDossier> {
  const dossier = newDossier({}, '2026-11-20')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([F1]))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

async function say(dossier: TempDossier, ...words: readonly string[]): Promise<HoldsView> {
  const answer = await dossier.run(...words, '--json')
  if (answer.code !== 0) throw new Error(`${words.join(' ')}: ${answer.stdout}`)
  return answer.json<HoldsView>()
}

const text = async (dossier: TempDossier, ...words: readonly string[]) => {
  const { stdout, stderr } = await dossier.run(...words)
  return plain(`${stdout}${stderr}`)
}

/** Code of what holds F1 on a day, else its step. */
async function standing(dossier: TempDossier, day: string): Promise<string | undefined> {
  const { toSend, held = [] } = await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)
  return held[0]?.reason.code ?? toSend[0]?.step
}

describe('a pause that begins later', () => {
  it('holds from its first day to its last, and is told from the day it is said', async () => {
    const dossier = await brunet()
    expect(await text(dossier, 'pause', 'C001', '--from', '24/11/2026', '--until', '2026-11-27', '--reason', 'congés')).toMatch(
      /C001 +tout le client +en pause +du 24\/11\/2026 au 27\/11\/2026 +abrunet +congés/,
    )
    const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-27', '2026-11-30']
    expect(await Promise.all(days.map((day) => standing(dossier, day)))).toEqual([
      'relance-1',
      'relance-1',
      'paused',
      'paused',
      'relance-1',
    ])
    expect(await text(dossier, 'show', 'C001')).toMatch(/24\/11\/2026 +en pause +tout le client +du 24\/11\/2026 au 27\/11\/2026/)
    expect(await text(dossier, 'plan', '--dry-run')).toContain(
      'Suspensions à venir :\n  C001 Client C001 : en pause du 24/11/2026 au 27/11/2026 (congés).',
    )
    // More than fifteen days before, only the customer's page tells it.
    expect(await text(dossier, 'plan', '--dry-run', '--date', '2026-11-08')).not.toContain('Suspensions à venir')
    expect(await text(dossier, 'plan', '--dry-run', '--date', '2026-11-24')).not.toContain('Suspensions à venir')
  })

  it('without an end holds from then on; of the whole dossier it has one', async () => {
    const dossier = await brunet()
    expect(await text(dossier, 'pause', 'C001', '--from', '2026-11-24')).toContain('à partir du 24/11/2026')
    expect(await text(dossier, 'pause', '--all', '--from', '2026-11-30', '--until', '2026-12-04')).toContain('du 30/11/2026 au 04/12/2026')
    expect(await text(dossier, 'plan', '--dry-run')).toContain('  Tout le dossier : en pause du 30/11/2026 au 04/12/2026.')
    expect(await standing(dossier, '2026-12-10')).toBe('paused')
  })

  it('leaves alone what holds until then, and takes the place of another that would meet it', async () => {
    const dossier = await brunet()
    await say(dossier, 'pause', 'C001')
    const { released } = await say(dossier, 'pause', 'C001', '--from', '2026-12-21', '--until', '2026-12-31')
    expect(released).toEqual([])
    const again = await say(dossier, 'pause', 'C001', '--from', '2026-12-24', '--until', '2027-01-04')
    expect(again.released.map(({ from, until }) => [from, until])).toEqual([['2026-12-21', '2026-12-31']])
    expect(again.holds.map(({ from, state }) => [from, state])).toEqual([
      ['2026-11-20', 'running'],
      ['2026-12-24', 'coming'],
    ])
  })

  it('is lifted before it begins', async () => {
    const dossier = await brunet()
    await say(dossier, 'pause', 'C001', '--from', '2026-11-24', '--until', '2026-11-27')
    expect(await text(dossier, 'release', 'C001')).toContain('du 24/11/2026 au 27/11/2026')
    expect(await standing(dossier, '2026-11-25')).toBe('relance-1')
    expect(await text(dossier, 'show', 'C001')).toContain('levé le 20/11/2026 par abrunet')
  })

  it('neither begins in the past, nor ends before it begins; what was promised or seen begins at once', async () => {
    const dossier = await brunet()
    expect(await text(dossier, 'pause', 'C001', '--from', '2026-11-19')).toContain(
      'Une suspension ne peut pas commencer le 19/11/2026, avant le 20/11/2026.',
    )
    expect(await text(dossier, 'pause', 'C001', '--from', '2026-11-24', '--until', '2026-11-23')).toContain(
      'Une suspension ne peut pas finir le 23/11/2026, avant le 24/11/2026.',
    )
    expect(await text(dossier, 'hold', 'C001', '--as', 'promise', '--from', '2026-11-24', '--until', '2026-11-30')).toContain(
      'Ce motif vaut du jour où il est noté (promesse de règlement)',
    )
    // On a past day nobody had said it.
    await say(dossier, 'pause', 'C001', '--from', '2026-11-24')
    expect((await dossier.ask<{ said: { holds: object[] } }>('show C001')).said.holds).toHaveLength(1)
    expect((await dossier.ask<{ said: { holds: object[] } }>('show C001 --date 2026-11-18')).said.holds).toEqual([])
  })
})

describe('parts of one invoice in dispute', () => {
  it('add up, and it is said when the second is noted, by the customer’s page and by the plan', async () => {
    const dossier = await brunet()
    expect(await text(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '500', '--reason', 'palette abîmée')).not.toContain('ajoutent')
    const sum =
      'Sur F1, 2 parts s’ajoutent (litige 500,00 €, litige 400,00 €) : 900,00 € en attente sur 1 200,00 €. ' +
      'Si c’est une seule et même chose, levez-les (relance release C001 --ref F1), puis notez-la une fois.'
    expect(await text(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '400', '--reason', 'retard')).toContain(sum)
    expect(await text(dossier, 'show', 'C001')).toContain(sum)
    const { held } = await dossier.ask<PlanView>('plan --dry-run')
    expect(held).toMatchObject([{ outstandingCents: 90_000 }])
    expect(plain(held?.[0]?.reason.text ?? '')).toBe(
      'Litige en cours, pour 500,00 € : palette abîmée. Litige en cours, pour 400,00 € : retard.',
    )
  })

  it('and what was received of it together hold no more than the invoice', async () => {
    const dossier = await brunet()
    await say(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '800')
    expect(await text(dossier, 'received', 'C001', '--ref', 'F1', '--amount', '500')).toContain(
      '(litige 800,00 €, règlement reçu, pas encore saisi 500,00 €) : ensemble elles atteignent les 1 200,00 € dus, et tout attend.',
    )
    const { toSend, held } = await dossier.ask<PlanView>('plan --dry-run')
    expect([toSend, held?.[0]?.outstandingCents]).toEqual([[], 120_000])
  })

  it('give way to the whole, and a part adds nothing to it', async () => {
    const dossier = await brunet()
    await say(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '500')
    const { released, holds } = await say(dossier, 'dispute', 'C001', '--ref', 'F1')
    expect([released.length, holds.length]).toEqual([1, 1])
    expect(await text(dossier, 'dispute', 'C001', '--ref', 'F1', '--amount', '400')).toContain(
      'La pièce F1 est déjà en attente en entier (litige) : une part n’y ajoute rien.\n' +
        '  → Pour n’en garder qu’une part, levez d’abord le tout : relance release C001 --ref F1.',
    )
  })
})
