// Steps chosen by hand, told in days through the real command line: passed over, chosen, started again; nothing leaves by itself.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { StepsView } from '../../src/jobs/choose-step.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, dossierAt, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** Due on 31 October 2026: relance-1 from 5 November, relance-2 from 15, call from 18, relance-3 from 30. */
const F1 = sale('C001', 'F1', '2026-10-01', 120_000)

async function brunet(entries: readonly FecEntry[] = [F1], changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-11-05')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

async function sendOn(dossier: TempDossier, day: string): Promise<SendView> {
  dossier.day = day
  await dossier.ask('plan')
  return await dossier.ask<SendView>('send')
}

async function step(dossier: TempDossier, ...words: readonly string[]): Promise<StepsView> {
  const answer = await dossier.run('step', 'C001', ...words, '--reason', 'appel de M. Le Goff', '--by', 'A. Brunet', '--json')
  if (answer.code !== 0) throw new Error(answer.stdout)
  return answer.json<StepsView>()
}

async function refused(dossier: TempDossier, ...words: readonly string[]): Promise<string> {
  const answer = await dossier.run('step', ...words)
  expect(answer.code).toBeGreaterThan(0)
  return plain(answer.stderr)
}

/** The code of the refusal, and its text. */
async function refusal(dossier: TempDossier, ...words: readonly string[]): Promise<[string, string]> {
  const { error } = (await dossier.run('step', ...words, '--json')).json<{ error: { code: string; message: string } }>()
  return [error.code, error.message]
}

async function standing(dossier: TempDossier, day: string): Promise<Record<string, string>> {
  const { toSend, held = [] } = await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)
  const leaving = toSend.flatMap(({ items }) => items.map(({ ref, step }) => [ref, step]))
  return Object.fromEntries([...held.map(({ ref, reason }) => [ref, reason.code]), ...leaving])
}

const reasonOf = async (dossier: TempDossier, day: string) =>
  plain((await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)).toSend[0]?.reason ?? '')

describe('a step passed over', () => {
  it('never leaves; the next one comes on its own day, and says why', async () => {
    const dossier = await brunet()
    expect((await step(dossier, '--skip')).steps).toMatchObject([{ ref: 'F1', passed: ['relance-1'], next: 'relance-2' }])
    expect(await standing(dossier, '2026-11-05')).toEqual({ F1: 'waiting-next-step' })
    expect(await standing(dossier, '2026-11-16')).toEqual({ F1: 'relance-2' })
    expect(await reasonOf(dossier, '2026-11-16')).toContain('Étape précédente passée par A. Brunet : appel de M. Le Goff.')
    await sendOn(dossier, '2026-11-16')
    expect(await standing(dossier, '2026-11-18')).toEqual({ F1: 'call' })
    expect(await reasonOf(dossier, '2026-11-18')).not.toContain('A. Brunet')
  })

  it('is refused when none is left', async () => {
    const dossier = await brunet([F1], { scenarios: { standard: [{ step: 'relance-1', at: 5, channel: 'email' }] } })
    await step(dossier, '--skip')
    const last = 'C001 : toutes les étapes sont faites, il n’y en a plus à passer.'
    expect(await refusal(dossier, 'C001', '--skip', '--reason', 'x')).toEqual(['step-last', last])
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: 'last-step-reached' })
  })
})

describe('the note before the due date', () => {
  // Due on 25 November 2026: the note leaves from the 20th, relance-1 on the 30th.
  const F3 = sale('C001', 'F3', '2026-10-26', 120_000)
  const told = { reminders: { preventiveMinimum: 500 } }

  it('is what is passed over while it has not left; the first step then comes on its day', async () => {
    const dossier = await brunet([F3], told)
    dossier.day = '2026-11-20'
    expect(await standing(dossier, '2026-11-20')).toEqual({ F3: 'preventive' })
    expect((await step(dossier, '--skip')).steps).toMatchObject([{ ref: 'F3', passed: ['preventive'], next: 'relance-1' }])
    expect(await standing(dossier, '2026-11-20')).toEqual({ F3: 'not-due' })
    expect(await standing(dossier, '2026-11-30')).toEqual({ F3: 'relance-1' })
    expect((await step(dossier, '--skip')).steps).toMatchObject([{ passed: ['relance-1'], next: 'relance-2' }])
  })

  it('is not chosen', async () => {
    const dossier = await brunet([F3], told)
    expect(await refused(dossier, 'C001', '--set', 'preventive', '--reason', 'x')).toContain(
      '« rappel avant échéance » part de lui-même avant l’échéance : il ne se choisit pas.',
    )
  })
})

describe('what the command answers', () => {
  it('says once what is alike for several invoices, and where the reason is told', async () => {
    const dossier = await brunet([F1, sale('C001', 'F2', '2026-10-02', 60_000)])
    const answer = plain((await dossier.run('step', 'C001', '--skip', '--reason', 'appel')).stdout)
    expect(answer).toMatch(/F1, F2 +première relance +deuxième relance/)
    expect(answer).toContain('et redira le motif (relance plan --customer C001 --explain, relance show C001)')
    expect(plain((await dossier.run('show', 'C001')).stdout)).toMatch(/étape passée +F1, F2 +puis deuxième relance +abrunet +appel/)
  })

  it('proposes the step that was meant, and refuses one that comes next anyway', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'C001', '--set', 'relancee-2', '--reason', 'x')).toContain('Vouliez-vous dire relance-2 ?')
    const [code, text] = await refusal(dossier, 'C001', '--set', 'relance-1', '--reason', 'x')
    expect([code, plain(text)]).toEqual(['step-nothing', 'C001 : l’étape « première relance » vient déjà la prochaine, rien ne change.'])
  })
})

describe('a step chosen', () => {
  it('may be named in French', async () => {
    const { steps } = await step(await brunet([F1]), '--ref', 'F1', '--set', 'mise en demeure')
    expect(steps).toMatchObject([{ next: 'formal-notice' }])
  })

  it('comes first, on its day and with its approval, and levels rise by one from there', async () => {
    const dossier = await brunet([F1], { reminders: { approval: ['relance-3'] } })
    const { steps } = await step(dossier, '--ref', 'F1', '--set', 'relance-3')
    expect(steps).toMatchObject([{ passed: ['relance-1', 'relance-2', 'call'], next: 'relance-3' }])
    expect(await standing(dossier, '2026-11-27')).toEqual({ F1: 'waiting-next-step' })
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run --date 2026-11-30')
    expect(toSend).toMatchObject([{ step: 'relance-3', needsApproval: true }])
    expect(plain(toSend[0]?.reason ?? '')).toContain('Étape choisie par A. Brunet : appel de M. Le Goff.')
    dossier.day = '2026-11-30'
    await dossier.ask('plan')
    await dossier.ask('approve --all')
    await dossier.ask('send')
    expect(await standing(dossier, '2026-12-14')).toEqual({ F1: 'waiting-next-step' })
    expect(await standing(dossier, '2026-12-15')).toEqual({ F1: 'formal-notice' })
  })

  it('leaves alone the invoices that are at it already, and is refused when all are', async () => {
    const dossier = await brunet([F1])
    await sendOn(dossier, '2026-11-05')
    const sent = 'C001, pièce F1 : l’étape « première relance » est déjà partie le 05/11/2026.'
    const again = ['C001', '--ref', 'F1', '--set', 'relance-1', '--reason', 'x']
    expect(await refusal(dossier, ...again)).toEqual(['step-sent', sent])
    expect(await refused(dossier, ...again)).toContain('relance step C001 --ref F1 --replay relance-1')
    const two = await brunet([F1, sale('C001', 'F2', '2026-10-20', 60_000)])
    await sendOn(two, '2026-11-05')
    expect(await step(two, '--set', 'relance-2')).toMatchObject({ unchanged: ['F1'], steps: [{ ref: 'F2', passed: ['relance-1'] }] })
  })

  it('is one of the scenario’s, after the due date, that concerns the invoice', async () => {
    const dossier = await brunet([F1], {
      scenarios: {
        standard: [
          { step: 'relance-1', at: 5, channel: 'email' },
          { step: 'recommandee', at: 20, channel: 'letter', template: 'relance-2', minimum: 5000 },
          { step: 'relance-3', at: 30, channel: 'letter' },
        ],
      },
    })
    expect(await refused(dossier, 'C001', '--set', 'relance-9', '--reason', 'x')).toContain(
      'Étapes possibles : relance-1, recommandee, relance-3.',
    )
    expect(await refused(dossier, 'C001', '--set', 'recommandee', '--reason', 'x')).toContain('ne concerne pas la pièce F1')
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: 'relance-1' })
  })
})

describe('a formal notice chosen before any reminder', () => {
  const words = async (dossier: TempDossier, ...choice: readonly string[]) =>
    plain((await dossier.run('step', 'C001', ...choice, '--reason', 'x')).stdout)
  const warning = 'Attention : aucune relance écrite n’est partie pour la pièce F1.'

  it('is warned of, by whichever way it comes', async () => {
    expect(await words(await brunet(), '--set', 'formal-notice')).toContain(warning)
    const passing = await brunet()
    await step(passing, '--set', 'relance-3')
    expect(await words(passing, '--skip')).toContain(warning)
  })

  it('is not when a reminder left, nor another step', async () => {
    const dossier = await brunet()
    expect(await words(dossier, '--set', 'relance-2')).not.toContain('Attention')
    await sendOn(dossier, '2026-11-16')
    expect((await step(dossier, '--set', 'formal-notice')).abruptNotices).toBeUndefined()
  })
})

describe('a new round', () => {
  it('starts at the first step again, once the gap between messages is over', async () => {
    const dossier = await brunet()
    await sendOn(dossier, '2026-11-05')
    await sendOn(dossier, '2026-11-16')
    expect((await step(dossier, '--replay')).steps).toMatchObject([{ round: 2, passed: [], next: 'relance-1' }])
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: 'too-soon' })
    expect(await standing(dossier, '2026-11-23')).toEqual({ F1: 'relance-1' })
    expect(await reasonOf(dossier, '2026-11-23')).toContain('Relances reprises par A. Brunet : appel de M. Le Goff.')
    await sendOn(dossier, '2026-11-23')
    const { events } = await dossier.ask<HistoryView>('history')
    expect(events.filter(({ status }) => status === 'written').map(({ step }) => step)).toEqual(['relance-1', 'relance-2', 'relance-1'])
  })

  it('may start at a later step', async () => {
    const dossier = await brunet()
    await sendOn(dossier, '2026-11-05')
    await sendOn(dossier, '2026-11-16')
    expect((await step(dossier, '--replay', 'relance-2')).steps).toMatchObject([{ round: 2, passed: ['relance-1'], next: 'relance-2' }])
    expect(await standing(dossier, '2026-11-23')).toEqual({ F1: 'relance-2' })
  })

  it('needs something to start again', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'C001', '--replay', '--reason', 'x')).toContain('aucune relance n’est encore partie')
  })
})

describe('a decision', () => {
  it('is told by show and history with its author, its day and its reason, and sends nothing', async () => {
    const dossier = await brunet()
    await step(dossier, '--skip')
    const shown = plain((await dossier.run('show', 'C001')).stdout)
    expect(shown).toMatch(/05\/11\/2026 +étape passée +F1 +puis deuxième relance +A\. Brunet +appel de M\. Le Goff/)
    expect(shown).toContain('Jamais relancé.')
    expect(plain((await dossier.run('history', '--customer', 'C001')).stdout)).toContain('étape passée')
  })

  it('waits until a message in doubt is settled', async () => {
    const original = await brunet()
    const copy = join(mkdtempSync(join(tmpdir(), 'relance-copy-')), 'brunet')
    cpSync(original.folder, copy, { recursive: true })
    const dossier = dossierAt(copy, '2026-11-06')
    await dossier.ask('history adopt --since 2026-11-05')
    for (const asked of [['--skip'], ['--set', 'relance-3'], ['--replay', 'relance-2']]) {
      const [code, text] = await refusal(dossier, 'C001', ...asked, '--reason', 'x')
      expect([code, text]).toEqual([
        'step-in-doubt',
        expect.stringContaining('On ignore si l’étape « première relance » de la pièce F1 est partie'),
      ])
    }
    rmSync(join(copy, '..'), { recursive: true })
  })

  it('needs a reason, one thing to do, and a customer who owes something', async () => {
    const dossier = await brunet()
    expect(await refused(dossier, 'C001', '--skip')).toContain('Pourquoi cette décision ?')
    expect(await refused(dossier, 'C001', '--skip', '--set', 'call', '--reason', 'x')).toContain('Que faire de l’étape ?')
    expect(await refused(dossier, 'C001', '--reason', 'x')).toContain('Que faire de l’étape ?')
    expect(await refused(dossier, 'C009', '--skip', '--reason', 'x')).toContain('Aucun client n’a le code « C009 ».')
    expect(await refused(dossier, 'C001', '--ref', 'F9', '--skip', '--reason', 'x')).toContain('n’a pas de pièce ouverte « F9 »')
  })
})
