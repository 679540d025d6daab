// The accountant's morning in a company followed day by day, through the command line: import on Mondays, plan, approve, send; then what
// must hold on every day whatever happened, told against what really happened in the company.
import { expect } from 'vitest'
import { addDays, type IsoDay, isoDay, weekday } from '../../src/domain/day.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import type { PlannedReminderView, PlanView } from '../../src/reporting/plan-views.ts'
import type { AgingView, DeliveryView, ItemsView, SendView } from '../../src/reporting/views.ts'
import type { Company } from './company.ts'
import { newDossier, type SettingsChanges, type TempDossier } from './dossier.ts'
import { expectKeptPlansTrue } from './kept-plans.ts'

export interface Office {
  readonly company: Company
  readonly dossier: TempDossier
  /** Last day entered in the books that were imported last. */
  booksUntil: IsoDay
  /** What left, in order. */
  readonly messages: Message[]
  /** Steps sent for each item, in order, by key and round. */
  readonly steps: Map<string, string[]>
  /** Customers to whom nothing may be written up to a day, inclusive: promises and disputes. */
  readonly quiet: Map<string, IsoDay>
}

interface Message {
  readonly day: IsoDay
  readonly customer: string
  readonly reminder: PlannedReminderView
}

/** From the mildest to the strongest. */
const LEVELS = [
  'preventive',
  'task',
  'relance-1',
  'bounced-payment',
  'relance-2',
  'call',
  'relance-3',
  'moratory-interest',
  'formal-notice',
]
/** Days between two messages where it is not the seven of the settings. */
const GAPS: Readonly<Record<string, number>> = { impaye: 1, 'bon-payeur': 10 }
const GAP = 7
/** After a letter that left eight days to pay. */
const NOTICE_GAP = 9

/** The dossier of the company, with the settings a careful accountant has, on the day before its first import. */
export async function openOffice(company: Company, day: string, changes: SettingsChanges = {}): Promise<Office> {
  const reminders = { staleBooksDays: 5, approval: ['relance-3', 'formal-notice'], firstPlansToApprove: 3, preventiveMinimum: 500 }
  const dossier = newDossier(
    { groups: company.groups, reminders: { ...reminders, scenarioByProfile: true, listNotDue: true }, ...changes },
    day,
  )
  const office = { company, dossier, booksUntil: addDays(isoDay(day), -1), messages: [], steps: new Map(), quiet: new Map() }
  await importBooks(office)
  await dossier.ask(`import ${dossier.write('contacts.csv', company.contacts)}`)
  for (const kind of company.settings) await dossier.ask(`customers ${kind.join(' ')}`)
  return office
}

/** One day: on a Monday the books up to Friday come first. `closely`: everything is typed three times, and each answer compared with others. */
export async function morning(office: Office, day: IsoDay, closely: boolean): Promise<void> {
  const { dossier } = office
  dossier.day = day
  if (weekday(day) === MONDAY) {
    office.booksUntil = addDays(day, -3)
    await importBooks(office)
  }
  const plan = await dossier.ask<PlanView>('plan')
  if (closely) await expectEverythingTold(office, plan)
  await dossier.ask('approve --all')
  const { results } = await dossier.ask<SendView>('send')
  expectSent(office, plan, results)
  for (const message of office.messages.filter((one) => one.day === day)) await answer(office, message)
  if (!closely) return
  await expectKeptPlansTrue(dossier, [], ` (${office.messages.length} messages so far)`)
  for (let turn = 0; turn < 2; turn++) {
    await dossier.ask('plan')
    await dossier.ask('approve --all')
    const { totals } = await dossier.ask<SendView>('send')
    expect([totals.sent, totals.written, totals.failed, totals.inDoubt], `${day}, once more`).toEqual([0, 0, 0, 0])
  }
}

const MONDAY = 1

async function importBooks({ company, dossier, booksUntil }: Office): Promise<void> {
  const year = dossier.write('732829320FEC20261231.txt', company.export(booksUntil))
  await dossier.ask(`import ${year} --first-year --expect ${(company.balanceCents(null, booksUntil) / 100).toFixed(2)}`)
  const { control } = await dossier.ask<AgingView>('aging')
  expect(control).toMatchObject({ ledgerBalanceCents: company.balanceCents(null, booksUntil), differenceCents: 0 })
}

/** Every open debit is sent or held, to the cent, once; a part that people hold is told apart. */
async function expectEverythingTold({ dossier }: Office, plan: PlanView): Promise<void> {
  const told = new Map<string, number>()
  const going = plan.toSend.flatMap(({ items }) => items)
  for (const { key, outstandingCents } of [...going, ...(plan.held ?? [])]) told.set(key, (told.get(key) ?? 0) + outstandingCents)
  const { items } = await dossier.ask<ItemsView>('items')
  const debits = items.filter(({ outstandingCents }) => outstandingCents > 0)
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(debits.map(({ key, outstandingCents }) => [key, outstandingCents])))
  expect(new Set(going.map(({ key }) => key)).size).toBe(going.length)
  const sent = new Set(going.map(({ key }) => key))
  for (const { key, partial, reason } of plan.held ?? []) {
    expect(partial).toBe(sent.has(key))
    expect(reason.text).toMatch(/^\p{Lu}.*\.$/su)
  }
}

function expectSent(office: Office, plan: PlanView, results: readonly DeliveryView[]): void {
  const day = plan.date
  const planned = new Map(plan.toSend.map((reminder) => [reminder.id, reminder]))
  const boxes = results.filter(({ status, channel }) => status === 'written' && channel === 'email').flatMap(({ to }) => to)
  expect(new Set(boxes).size, `mailboxes on ${day}`).toBe(boxes.length)
  for (const result of results) {
    const whole = planned.get(result.id)
    if (whole === undefined) throw new Error(`${day}: ${result.customer} was sent what nobody planned`)
    // What a formal notice tells for information is not asked for: its step has not left.
    const reminder = { ...whole, items: whole.items.filter(({ forInformation }) => !forInformation) }
    expect(result.status, `${day} ${result.customer}: ${result.reason}`).toBe('written')
    expect([...result.items].sort()).toEqual(reminder.items.map(({ key }) => key).sort())
    expectInPeace(office, day, reminder)
    expectOwed(office, day, reminder)
    for (const item of reminder.items) expectNextLevel(office, reminder, item)
    office.messages.push({ day, customer: reminder.customer, reminder })
  }
}

/** Nobody hears from us twice a day, nor within the gap, nor while he promised or disputes. */
function expectInPeace(
  { company, messages, quiet }: Office,
  day: IsoDay,
  { customer, companies, channel, scenario, step, items }: PlannedReminderView,
): void {
  const told = `${day} ${customer} ${step}`
  const before = messages.filter((one) => one.customer === customer)
  expect(
    before.some((one) => one.day === day),
    `${told}: twice on a day`,
  ).toBe(false)
  const last = (mine: boolean) => {
    const written = before.filter(({ reminder }) => reminder.channel !== 'call' && (!mine || reminder.items.some((item) => !item.customer)))
    return written.at(-1)?.day ?? null
  }
  const expectGap = (since: IsoDay | null, gap: number) => {
    if (since !== null) expect(day >= addDays(since, gap), `${told}: the last one left on ${since}`).toBe(true)
  }
  if (channel !== 'call') expectGap(last(false), GAPS[scenario] ?? GAP)
  // What was about other companies of the group alone left him no days to pay.
  if (step === 'formal-notice') expectGap(last(true), NOTICE_GAP)
  for (const code of [customer, ...(companies ?? []).map((one) => one.customer)]) {
    expect(company.leftAlone, `${told}: direct debit or excluded`).not.toContain(code)
    const until = quiet.get(code)
    // A promise kept before its day holds nothing more: what was not due when he gave it is on its own.
    const kept = company.wayOf.get(code) === 'keeps-promises'
    const bound = items.filter(
      (item) => (item.customer ?? customer) === code && !(kept && until !== undefined && item.dueOn >= addDays(until, -10)),
    )
    if (until !== undefined && bound.length > 0) expect(day > until, `${told}: quiet until ${until}`).toBe(true)
  }
}

/** Asks for no more than is owed; for nothing that was paid, be it lettered or not. */
function expectOwed(
  { company, booksUntil }: Office,
  day: IsoDay,
  { customer, companies, items, principalCents, creditsCents }: PlannedReminderView,
): void {
  const codes = new Set([customer, ...(companies ?? []).map((one) => one.customer)])
  const owed = [...codes].reduce((sum, code) => sum + Math.max(0, company.balanceCents(code, booksUntil)), 0)
  expect(principalCents + creditsCents, `${day} ${customer}: owes ${owed}`).toBeLessThanOrEqual(owed)
  for (const item of items) {
    const way = company.wayOf.get(item.customer ?? customer)
    if (item.bounced === true || way === 'credited' || way === 'bounces') continue
    const left = company.leftCents(item.ref, booksUntil)
    expect(left, `${day} ${customer} ${item.ref}: paid`).toBeGreaterThan(0)
    expect(item.outstandingCents + item.heldCents, `${day} ${customer} ${item.ref}`).toBe(left)
  }
}

/** Levels rise one at a time, by messages really sent; a formal notice asks for nothing that had no reminder before. */
function expectNextLevel({ steps }: Office, reminder: PlannedReminderView, item: PlannedReminderView['items'][number]): void {
  const id = `${item.key} ${item.round}`
  const before = steps.get(id) ?? []
  const highest = Math.max(-1, ...before.map((step) => LEVELS.indexOf(step)))
  const told = `${reminder.customer} ${item.ref}: ${[...before, item.step].join(', ')}`
  expect(LEVELS.indexOf(item.step), told).toBeGreaterThan(highest)
  const follows = scenariosOf(reminder, item).some((name) => {
    const own = shippedScenarios()[name]?.steps.filter(({ at }) => at > 0) ?? []
    const position = own.findIndex(({ step }) => step === item.step)
    const previous = own[position - 1]
    return item.step === 'preventive' || (position >= 0 && (previous === undefined || highest >= LEVELS.indexOf(previous.step)))
  })
  expect(follows, told).toBe(true)
  if (item.step === 'formal-notice') expect(before.length, told).toBeGreaterThanOrEqual(2)
  steps.set(id, [...before, item.step])
}

/** Which scenarios an item of a message may follow: that of the message, but for one that travels along. */
function scenariosOf({ scenario, step, companies }: PlannedReminderView, item: PlannedReminderView['items'][number]): string[] {
  if (item.bounced === true) return ['impaye']
  return item.step === step && companies === undefined ? [scenario] : Object.keys(shippedScenarios())
}

/** What the customer does once he hears from us. */
async function answer(office: Office, { day, customer, reminder }: Message): Promise<void> {
  const { company, dossier, quiet } = office
  const way = company.wayOf.get(customer)
  const until = quiet.get(customer)
  if (until !== undefined && until >= day) return
  if (way === 'keeps-promises' || way === 'breaks-promises') {
    const on = addDays(day, 10)
    await dossier.ask(`promise ${customer} --until ${on}`)
    company.promises(customer, on)
    quiet.set(customer, on)
  }
  if (way === 'disputes' && reminder.step === 'relance-2') {
    const on = addDays(day, 40)
    await dossier.ask(`dispute ${customer} --until ${on} --reason livraison`)
    quiet.set(customer, on)
  }
}
