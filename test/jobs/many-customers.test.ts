// Very many customers are looked at some at a time, so that memory stays bounded (src/jobs/customers-at-once.ts). Those whom a group or a mailbox
// ties together may then be far apart: the plan is still the one that looks at everybody at once. A short run checks the same of few customers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { Plan } from '../../src/domain/reminder.ts'
import { booksOn } from '../../src/jobs/books.ts'
import { CUSTOMERS_AT_ONCE } from '../../src/jobs/customers-at-once.ts'
import { planInput } from '../../src/jobs/plan-input.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { depth } from '../support/depth.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { inDossier } from '../support/kept-plans.ts'
import { plain } from '../support/runs.ts'
import { seeded } from '../support/seeded.ts'

const FRIDAY = isoDay('2026-11-20')
const MONDAY = isoDay('2026-11-23')
/** In a long run, enough that those who get something on one day or the next are too many too. */
const SIZE = depth(14, CUSTOMERS_AT_ONCE * 1.2)

const codeOf = (number: number) => `K${String(number).padStart(4, '0')}`
/** Counted from the end: in a long run, planned apart from the first ones. */
const lastOf = (number: number) => codeOf(SIZE + 1 - number)

const PAYER = codeOf(1)
const MEMBERS = [codeOf(2), lastOf(1)]
const SETTINGS = { groups: [{ payer: PAYER, members: MEMBERS }], reminders: { preventiveMinimum: 500, listNotDue: true } }

/** Whom a group or a mailbox ties to somebody, with the day on which an invoice must be made out to be reminded first on Friday or on Monday. */
const TIED = new Map([
  ...[PAYER, ...MEMBERS].map((code) => [code, { email: 'compta@payeur.example', issued: '2026-10-16' }] as const),
  [lastOf(2), { email: 'Compta@payeur.example', issued: '2026-10-17' }],
  [codeOf(3), { email: 'compta@vendredi.example', issued: '2026-10-16' }],
  [lastOf(3), { email: 'Compta@vendredi.example', issued: '2026-10-16' }],
  [codeOf(4), { email: 'compta@lundi.example', issued: '2026-10-17' }],
  [lastOf(4), { email: 'Compta@lundi.example', issued: '2026-10-17' }],
])

/** Invoices of the last months, most of them overdue, some paid whole or in part. */
function entriesOf(): FecEntry[] {
  const chance = seeded(7)
  const before = (least: number, most: number) => addDays(FRIDAY, -chance.between(least, most))
  const entries = Array.from({ length: SIZE }, (_, index): FecEntry[] => {
    const [code, ref] = [codeOf(index + 1), `F${index + 1}`]
    const tied = TIED.get(code)
    if (tied !== undefined) return [sale(code, `${ref}T`, tied.issued, 80_000)]
    const cents = chance.between(900, 200_000)
    const more = chance.happens(30) ? [sale(code, `${ref}B`, before(3, 60), 45_000)] : []
    const paid = chance.happens(10) ? [receipt(code, '2026-11-18', chance.happens(50) ? cents : 500, { ref: `${ref}A` })] : []
    return [sale(code, `${ref}A`, before(30, 120), cents), ...more, ...paid]
  })
  return [...entries.flat(), receipt('K9999', '2026-11-02', 1_000), bankCharge('2026-11-19')]
}

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier(SETTINGS, FRIDAY)
  const people = Array.from({ length: SIZE }, (_, index) => {
    const code = codeOf(index + 1)
    const email = TIED.get(code)?.email
    return email === undefined ? code : { code, email }
  })
  await imported.ask(`import ${imported.write('732829320FEC20261231.txt', fec(entriesOf()))} --first-year`)
  await imported.ask(`import ${imported.write('contacts.csv', contacts(people))}`)
}, 120_000)
afterAll(removeDossiers)

/** What the rules say of everybody at once. */
function atOnce(dossier: TempDossier, day: IsoDay): Promise<Plan> {
  return inDossier(dossier, (one) => planReminders(planInput(one, booksOn(one, day))))
}

const asAnswered = (value: unknown): unknown => JSON.parse(plain(JSON.stringify(value)))

function expectPlan({ toSend, held = [] }: PlanView, plan: Plan): void {
  const reminders = toSend.map(({ approved: _approved, approval: _approval, subject: _subject, ...reminder }) => reminder)
  expect(reminders).toEqual(asAnswered(plan.toSend))
  expect(held).toEqual(asAnswered(plan.held))
}

const boxes = ({ toSend }: PlanView) => toSend.filter(({ channel }) => channel === 'email').flatMap(({ to }) => to)

describe('the plan of very many customers', () => {
  it('is that of everybody at once, on the day and on the next working day, planned before or not', async () => {
    const dossier = twinOf(imported, SETTINGS)
    const friday = await dossier.ask<PlanView>('plan --dry-run')
    expectPlan(friday, await atOnce(dossier, FRIDAY))
    expect(await dossier.ask<PlanView>('plan')).toEqual({ ...friday, dryRun: false, planId: 1 })

    dossier.day = MONDAY
    const never = twinOf(imported, SETTINGS)
    never.day = MONDAY
    const monday = await dossier.ask<PlanView>('plan --dry-run')
    expectPlan(monday, await atOnce(dossier, MONDAY))
    expectPlan(await never.ask<PlanView>('plan --dry-run'), await atOnce(never, MONDAY))
    for (const view of [friday, monday]) {
      const small = boxes(view).map((box) => box.toLowerCase())
      expect(small.length).toBe(new Set(small).size)
    }
    expect([boxes(friday), boxes(monday)]).toEqual([
      expect.arrayContaining(['compta@payeur.example', 'compta@vendredi.example']),
      expect.arrayContaining(['compta@lundi.example']),
    ])
  }, 300_000)

  it('is made of the plans of each', async () => {
    const { toSend, held = [] } = await imported.ask<PlanView>('plan --dry-run')
    for (const code of [...TIED.keys(), ...Array.from({ length: depth(1, 6) }, (_, index) => codeOf(9 + index * 300))]) {
      const own = await imported.ask<PlanView>(`plan --customer ${code}`)
      const concerned = toSend.filter(({ customer, companies = [] }) =>
        [customer, ...companies.map((one) => one.customer)].includes(customerCode(code)),
      )
      expect(own.toSend, code).toEqual(concerned)
      expect(own.held, code).toEqual(held.filter(({ customer }) => customer === code))
    }
  }, 300_000)
})
