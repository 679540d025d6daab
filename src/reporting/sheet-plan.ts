// The day's plan as one sheet: what is asked for, item by item, then what is held back and why.
// Asked and held amounts, and those told for information, stand in columns of their own, so that none is ever counted twice.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { stepName } from '../domain/step-name.ts'
import { channelName } from '../rendering/wording.ts'
import type { PlannedReminderView, PlanView } from './plan-views.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from './sheet.ts'

interface PlanRow {
  readonly decision: string
  readonly customer: string
  readonly name: string | null
  readonly reminder: PlannedReminderView | null
  readonly ref: string
  readonly step: string | null
  readonly dueOn: IsoDay | null
  readonly daysLate: number | null
  readonly askedCents: Cents | null
  readonly heldCents: Cents | null
  /** Told in the message, outside its total. */
  readonly toldCents: Cents | null
  readonly interestCents: Cents | null
  readonly feeCents: Cents | null
  /** Interest and fee are asked for, beside the amount asked; null: the row bears none. */
  readonly claimsPenalties: boolean | null
  readonly reason: string
  readonly until: IsoDay | null
}

/**
 * One row per item of each reminder, one for the credits deducted from it, one per held item (none with a summary).
 * The asked amounts of a reminder add up to its principal and credits; interest and fee are shown, and whether they are asked for beside them.
 */
export function planSheet(view: PlanView): Sheet {
  const columns = [
    textColumn<PlanRow>('Décision', 12, (row) => row.decision),
    textColumn<PlanRow>('Client', 12, (row) => row.customer),
    textColumn<PlanRow>('Nom', 30, (row) => row.name),
    textColumn<PlanRow>('Étape du message', 22, ({ reminder }) => (reminder ? stepName(reminder.step, 'fr') : null)),
    textColumn<PlanRow>('Canal', 18, ({ reminder }) => (reminder ? channelName(reminder.channel, 'fr') : null)),
    textColumn<PlanRow>('Destinataires', 32, ({ reminder }) => reminder?.to.join(', ') ?? null),
    textColumn<PlanRow>('Pièce', 18, (row) => row.ref),
    textColumn<PlanRow>('Étape de la pièce', 22, (row) => (row.step === null ? null : stepName(row.step, 'fr'))),
    dayColumn<PlanRow>('Échéance', (row) => row.dueOn),
    integerColumn<PlanRow>('Jours de retard', (row) => row.daysLate),
    amountColumn<PlanRow>('Demandé', (row) => row.askedCents),
    amountColumn<PlanRow>('Retenu', (row) => row.heldCents),
    amountColumn<PlanRow>('Pour information', (row) => row.toldCents),
    amountColumn<PlanRow>('Intérêts', (row) => row.interestCents),
    amountColumn<PlanRow>('Indemnité', (row) => row.feeCents),
    textColumn<PlanRow>('Pénalités demandées', 12, (row) => claimText(row)),
    textColumn<PlanRow>('Motif', 60, (row) => row.reason),
    dayColumn<PlanRow>('Jusqu’au', (row) => row.until),
  ]
  return drawSheet('Plan de relance', columns, [...view.toSend.flatMap(askedRows), ...heldRows(view)])
}

/** Nothing is said where nothing is borne. */
function claimText({ interestCents, feeCents, claimsPenalties }: PlanRow): string | null {
  if (claimsPenalties === null || (interestCents ?? 0) + (feeCents ?? 0) === 0) return null
  return claimsPenalties ? 'oui' : 'non'
}

function askedRows(reminder: PlannedReminderView): PlanRow[] {
  const shared = {
    decision: reminder.needsApproval && !reminder.approved ? 'à approuver' : 'à envoyer',
    customer: reminder.customer,
    name: reminder.name,
    reminder,
    heldCents: null,
    until: null,
  }
  const items = reminder.items.map(
    ({ customer, ref, step, dueOn, daysLate, outstandingCents, forInformation, interestCents, feeCents, claimsPenalties }): PlanRow => {
      const row = {
        ref,
        step,
        dueOn,
        daysLate,
        askedCents: forInformation ? null : outstandingCents,
        toldCents: forInformation ? outstandingCents : null,
        interestCents,
        feeCents,
        claimsPenalties,
        reason: reminder.reason,
      }
      return { ...shared, ...companyIn(reminder, customer ?? reminder.customer), ...row }
    },
  )
  const nothing = { step: null, dueOn: null, daysLate: null, interestCents: null, feeCents: null, claimsPenalties: null }
  const deducted = (reminder.companies ?? [reminder]).filter(({ creditsCents }) => creditsCents !== 0)
  const credits = deducted.map(({ customer, creditsCents }) => ({
    ...shared,
    ...companyIn(reminder, customer),
    ...nothing,
    ref: 'Crédits',
    askedCents: creditsCents,
    toldCents: null,
    reason: 'Règlements et avoirs non affectés, déduits.',
  }))
  return [...items, ...credits]
}

/** A company in the message of a group; the customer himself in any other. */
function companyIn({ companies, customer, name }: PlannedReminderView, code: string): Pick<PlanRow, 'customer' | 'name'> {
  const company = companies?.find((one) => one.customer === code)
  return company === undefined ? { customer, name } : { customer: company.customer, name: company.name }
}

function heldRows(view: PlanView): PlanRow[] {
  const names = new Map(view.toSend.map((reminder) => [reminder.customer, reminder.name]))
  return (view.held ?? []).map(({ customer, ref, outstandingCents, reason }) => ({
    decision: 'retenu',
    customer,
    name: names.get(customer) ?? null,
    reminder: null,
    ref,
    step: null,
    dueOn: null,
    daysLate: null,
    askedCents: null,
    heldCents: outstandingCents,
    toldCents: null,
    interestCents: null,
    feeCents: null,
    claimsPenalties: null,
    reason: reason.text,
    until: reason.until,
  }))
}
