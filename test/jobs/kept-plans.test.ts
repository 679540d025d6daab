// What a plan said of a customer is kept until the day on which it may change (ledger/standings.ts). Here everything that can happen to a
// dossier happens by chance, in any order, and after each thing the plans of the day and of days to come are the same as without anything kept.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { type ChangingBooks, changingBooks } from '../support/changing-books.ts'
import { depth } from '../support/depth.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { expectKeptPlansTrue } from '../support/kept-plans.ts'
import { type Chance, seeded } from '../support/seeded.ts'

afterAll(removeDossiers)

const CODES = Array.from({ length: 14 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`)
/** Known by invoice lists alone. */
const LISTED = ['L001', 'L002', 'L003']
/** Days after the day itself of which a few are tried each time. */
const AHEAD = [1, 2, 3, 5, 8, 13, 21, 34]
const STEPS = ['relance-1', 'relance-2', 'relance-3', 'formal-notice']
const GROUPS = [{ payer: 'C012', members: ['C013', 'C014'] }]

interface World {
  readonly dossier: TempDossier
  readonly chance: Chance
  readonly books: ChangingBooks
  readonly done: string[]
  lists: number
}

/** C001 and C002 read the same mailbox, so do C005 and the payer C012; C003 has none. */
const PEOPLE = contacts([
  { code: 'C001', email: 'compta@partage.example' },
  { code: 'C002', email: 'compta@partage.example' },
  { code: 'C003', email: '' },
  { code: 'C005', email: 'compta@payeur.example' },
  { code: 'C012', email: 'Compta@payeur.example' },
  ...CODES.slice(3).filter((code) => code !== 'C005' && code !== 'C012'),
  ...LISTED,
])

const SETTINGS: readonly SettingsChanges[] = [
  { groups: GROUPS },
  { groups: GROUPS, reminders: { minimum: 40 } },
  { reminders: { catchUp: 'skip', preventiveMinimum: 100 } },
  { reminders: { maxPerRun: 2, minimumGapDays: 3 } },
  { reminders: { maxPerCustomer: 2, approval: ['relance-2'], firstPlansToApprove: 3 } },
  { groups: GROUPS, reminders: { staleBooksDays: 3, listNotDue: true, brokenPromiseRaises: true } },
  { reminders: { scenarioByProfile: true, preventiveMinimum: 50, staleBooksDays: 5 } },
  { reminders: { pilot: ['C001', 'C004', 'C012'], scenarioByProfile: true, catchUp: 'skip' } },
  { import: { unbalancedLetters: 'remind' }, customers: { terms: '10 jours' } },
  { customers: { terms: null, regime: 'consumer' }, reminders: { maxPerRun: 1 } },
  {
    scenarios: {
      standard: [
        { step: 'preventive', at: -12, channel: 'email' },
        { step: 'relance-1', at: 1, channel: 'email' },
        { step: 'relance-2', at: 9, channel: 'letter', minimum: 400 },
        { step: 'call', at: 12, channel: 'call', regimes: ['business'] },
      ],
    },
    reminders: { preventiveMinimum: 50 },
  },
]

type Happening = (world: World) => readonly string[]

const someone = ({ chance }: World) => chance.oneOf([...CODES, ...LISTED])
const maybeRef = ({ chance, books }: World, customer: string) => {
  const refs = books.refs(customer)
  return refs.length > 0 && chance.happens(60) ? ['--ref', chance.oneOf(refs)] : []
}
const later = ({ dossier, chance }: World, most = 25) => addDays(isoDay(dossier.day), chance.between(1, most))

/** What a user may type, each with how often. */
const COMMANDS: readonly (readonly [weight: number, Happening])[] = [
  [14, () => ['plan']],
  [8, () => ['send']],
  [4, () => ['approve', '--all']],
  [1, (world) => ['plan', '--date', addDays(isoDay(world.dossier.day), -world.chance.between(1, 6))]],
  [1, (world) => ['plan', '--date', later(world, 9)]],
  [1, (world) => ['send', '--limit', String(world.chance.between(1, 2))]],
  [
    3,
    (world) => {
      const code = someone(world)
      return ['dispute', code, ...maybeRef(world, code), ...(world.chance.happens(40) ? ['--until', later(world)] : [])]
    },
  ],
  [
    4,
    (world) => {
      const code = someone(world)
      return ['promise', code, ...maybeRef(world, code), '--until', later(world), ...(world.chance.happens(30) ? ['--amount', '30'] : [])]
    },
  ],
  [2, (world) => ['pause', someone(world), '--until', later(world)]],
  [1, (world) => ['pause', '--all', '--until', later(world, 6)]],
  [1, () => ['release', '--all']],
  [3, (world) => ['release', someone(world)]],
  [2, (world) => ['received', someone(world)]],
  [2, (world) => ['installments', someone(world), '--monthly', '3', '--from', later(world, 10)]],
  [1, (world) => ['hold', someone(world), '--as', 'handed-over', '--to', 'SCP Martin', '--until', later(world)]],
  [1, (world) => ['hold', someone(world), '--as', world.chance.oneOf(['retention', 'invoice-refused', 'direct-debit', 'assigned'])]],
  [1, (world) => ['insolvency', someone(world), '--judgment', addDays(isoDay(world.dossier.day), -world.chance.between(0, 20))]],
  [
    2,
    (world) => ['customers', someone(world), '--scenario', world.chance.oneOf(['premium', 'chronique', 'bon-payeur', 'none', 'standard'])],
  ],
  [2, (world) => ['customers', someone(world), '--regime', world.chance.oneOf(['public', 'consumer', 'to-confirm', 'abroad', 'none'])]],
  [1, (world) => ['customers', someone(world), '--exclude', 'ami']],
  [1, (world) => ['customers', someone(world), '--include']],
  [1, (world) => ['customers', someone(world), '--direct-debit', world.chance.oneOf(['yes', 'none'])]],
  [2, (world) => ['customers', someone(world), '--credit-limit', world.chance.oneOf(['500', '5000', 'none'])]],
  [1, (world) => ['customers', someone(world), '--terms', world.chance.oneOf(['15 jours', 'none', '45 jours fin de mois'])]],
  [1, (world) => ['customers', someone(world), '--email', world.chance.oneOf(['compta@partage.example', 'autre@client.example'])]],
  [2, (world) => ['step', someone(world), '--skip', '--reason', 'essai']],
  [2, (world) => ['step', someone(world), '--set', world.chance.oneOf(STEPS), '--reason', 'essai']],
  [2, (world) => ['step', someone(world), '--replay', '--reason', 'essai']],
  [1, ({ chance }) => ['rates', 'add', '2027-S1', `2.${chance.between(10, 90)}`, '--source', 'essai']],
]

/** Things that come in a file. */
const FILES: readonly (readonly [weight: number, (world: World) => readonly string[]])[] = [
  [
    16,
    ({ dossier, books, chance, done }) => {
      for (let count = chance.between(1, 4); count > 0; count--) done.push(books.change(isoDay(dossier.day)))
      return ['import', dossier.write('732829320FEC20261231.txt', books.export(isoDay(dossier.day))), '--first-year']
    },
  ],
  [2, ({ dossier }) => ['import', dossier.write('contacts.csv', PEOPLE)]],
  [
    3,
    (world) => {
      const { dossier, chance } = world
      world.lists += 1
      const rows = LISTED.flatMap((code, index) => {
        const issued = addDays(isoDay(dossier.day), chance.happens(25) ? chance.between(1, 12) : -chance.between(5, 50))
        const due = addDays(issued, 30)
        return chance.happens(75) ? [`${code};Client ${code};LF${world.lists}${index};${issued};${due};${chance.between(80, 900)},00`] : []
      })
      return ['import', dossier.write('factures.csv', ['Code client;Client;Facture;Date;Échéance;Solde', ...rows, ''].join('\n'))]
    },
  ],
  [
    2,
    (world) => {
      const code = world.chance.oneOf(CODES)
      const refs = world.books.refs(code)
      const ref = refs.length > 0 && world.chance.happens(80) ? world.chance.oneOf(refs) : 'F9999'
      const day = addDays(isoDay(world.dossier.day), -world.chance.between(0, 20))
      const row = `${code};${ref};Relance ${world.chance.between(1, 2)};${day.split('-').reverse().join('/')}`
      return ['import', world.dossier.write('relances.csv', `Client;N° facture;Niveau de relance;Date de relance\n${row}\n`)]
    },
  ],
]

function drawn<T>(chance: Chance, choices: readonly (readonly [weight: number, value: T])[]): T {
  let at = chance.between(
    1,
    choices.reduce((sum, [weight]) => sum + weight, 0),
  )
  for (const [weight, value] of choices) {
    at -= weight
    if (at <= 0) return value
  }
  throw new RangeError('nothing to choose from')
}

/** Runs one thing; what is refused is refused, and nothing is our fault. */
async function happen(world: World): Promise<void> {
  const { dossier, chance, done } = world
  // What was kept is what may be untrue.
  if (chance.happens(50)) {
    await dossier.ask('plan')
    done.push('plan')
  }
  if (chance.happens(6)) {
    dossier.settings(chance.oneOf(SETTINGS))
    done.push('settings')
    return
  }
  const args = chance.happens(30) ? drawn(chance, FILES)(world) : drawn(chance, COMMANDS)(world)
  const { code, stderr } = await dossier.run(...args)
  done.push(`${args.map((arg) => arg.replace(/^.*\//, '')).join(' ')} (${code})`)
  expect([0, 2, 3, 4, 6], `${done.join('\n')}\n${stderr}`).toContain(code)
}

it('whatever happens in any order, a plan is the same to the word as one that looks at everybody', async () => {
  const firstSeed = Number(process.env['SEED'] ?? 1)
  for (let seed = firstSeed; seed < firstSeed + depth(1, 40); seed++) {
    const chance = seeded(seed)
    const dossier = newDossier(chance.oneOf(SETTINGS), '2026-03-02')
    const world: World = { dossier, chance, books: changingBooks(chance, CODES, chance.happens(70)), done: [], lists: 0 }
    await dossier.ask(`import ${dossier.write('contacts.csv', PEOPLE)}`)
    for (let count = 0; count < depth(24, 45); count++) {
      await (count === 0 ? FILES[0]?.[1] && dossier.run(...FILES[0][1](world)) : happen(world))
      const told = ` (SEED=${seed})\n${world.done.slice(-14).join('\n')}`
      const plan: PlanView = await expectKeptPlansTrue(dossier, [chance.oneOf(AHEAD), chance.oneOf(AHEAD)], told)
      expect(plan.dryRun).toBe(true)
      if (chance.happens(45)) {
        dossier.day = addDays(isoDay(dossier.day), chance.between(1, 5))
        world.done.push(`-- ${dossier.day}`)
      }
    }
  }
}, 600_000)

describe('what was kept of a plan', () => {
  /** With a receipt: where the banks show none, everybody is planned every day. */
  const books = (...entries: readonly FecEntry[]) => fec([...entries, receipt('C009', '2026-11-02', 1_000), bankCharge('2026-11-19')])
  const planned = (view: PlanView) => view.toSend.map(({ customer, step }) => `${customer} ${step}`)

  async function brunet(entries: readonly FecEntry[], people: Parameters<typeof contacts>[0]): Promise<TempDossier> {
    const dossier = newDossier()
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books(...entries))} --first-year`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(people))}`)
    return dossier
  }

  it('never lets a second message of the day into a mailbox, however often one plans', async () => {
    const shared = ['C001', 'C002'].map((code) => ({ code, email: 'compta@partage.example' }))
    const dossier = await brunet([sale('C001', 'F1', '2026-09-01', 120_000), sale('C002', 'F2', '2026-09-01', 90_000)], shared)
    for (let turn = 0; turn < 4; turn++) {
      const plan = await dossier.ask<PlanView>('plan')
      expect(planned(plan), `plan ${turn + 1}`).toEqual(turn === 0 ? ['C001 relance-1'] : [])
      await dossier.ask('send')
    }
    dossier.day = '2026-11-23'
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual(['C002 relance-1'])
  })

  it('refuses a plan for any mistake in a template, whoever is reminded that day, and is itself again once it is mended', async () => {
    // C001 was reminded a fortnight ago: tomorrow brings the second reminder.
    const dossier = await brunet([sale('C001', 'F1', '2026-10-09', 120_000), sale('C002', 'F2', '2026-10-14', 90_000)], ['C001', 'C002'])
    await dossier.ask(
      `import ${dossier.write('relances.csv', 'Client;N° facture;Niveau de relance;Date de relance\nC001;F1;Relance 1;13/11/2026\n')}`,
    )
    const folder = join(dossier.folder, 'templates', 'fr')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'relance-2.subject.hbs'), 'Rappel {{#if several}}')
    // Nobody gets it today: its mistake is told now all the same, and not on the morning that needs it.
    expect((await dossier.run('plan')).code).toBe(3)
    writeFileSync(join(folder, 'relance-2.subject.hbs'), 'Rappel')
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual(['C002 relance-1'])
    dossier.day = '2026-11-23'
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(toSend.map(({ customer, step, subject }) => `${customer} ${step} ${subject}`)).toContain('C001 relance-2 Rappel')
  })

  it('is told by the words of the templates of the day', async () => {
    const dossier = await brunet([sale('C001', 'F1', '2026-10-17', 120_000)], ['C001'])
    await dossier.ask('plan')
    const folder = join(dossier.folder, 'templates', 'fr')
    mkdirSync(folder, { recursive: true })
    dossier.day = '2026-11-23'
    for (const words of ['Un rappel', 'Un autre rappel']) {
      writeFileSync(join(folder, 'relance-1.subject.hbs'), words)
      expect((await dossier.ask<PlanView>('plan --dry-run')).toSend.map(({ subject }) => subject)).toEqual([words])
    }
  })

  it('ends on the day from which a hold is lifted, though that was said before', async () => {
    const dossier = await brunet([sale('C001', 'F1', '2026-09-01', 120_000)], ['C001'])
    await dossier.ask('dispute C001')
    await dossier.ask('release C001 --date 2026-11-24')
    await dossier.ask('plan')
    dossier.day = '2026-11-23'
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual([])
    dossier.day = '2026-11-24'
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual(['C001 relance-1'])
  })

  it('ends on the day of an invoice that a list dates ahead', async () => {
    const dossier = newDossier({}, '2026-03-02')
    const list = 'Code client;Client;Facture;Date;Échéance;Solde\nL001;Client L001;F1;2026-03-10;2026-04-09;1200,00\n'
    await dossier.ask(`import ${dossier.write('factures.csv', list)}`)
    expect((await dossier.ask<PlanView>('plan')).held).toEqual([])
    dossier.day = '2026-03-10'
    expect((await dossier.ask<PlanView>('plan')).heldByReason).toEqual({ 'not-due': 1 })
  })
})
