// The dashboard's tables of what is done and said: the plan, what waits, promises, payers, the effect of each step.
import { sumCents } from '../../domain/cents.ts'
import type { StepEffect } from '../../domain/indicators/step-effect.ts'
import { stepName } from '../../domain/step-name.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import { CHANNELS, HOLDS, PAYER_CLASSES } from '../words.ts'
import type { DashboardView, HeldReason, Listed, PayerShare, PlannedStep, Pledge } from './view.ts'

export function planSheet({ plan }: DashboardView): Sheet {
  const columns = [
    textColumn<PlannedStep>('Étape', 24, ({ step }) => stepName(step, 'fr'), 'Total'),
    textColumn<PlannedStep>('Par', 10, ({ channel }) => CHANNELS[channel]),
    integerColumn<PlannedStep>('Messages', ({ reminders }) => reminders),
    amountColumn<PlannedStep>('Demandé', ({ totalCents }) => totalCents, plan.totalCents),
  ]
  return drawSheet('Relances du jour', columns, plan.steps, true)
}

export function heldSheet({ plan }: DashboardView): Sheet {
  const columns = [
    textColumn<HeldReason>('Raison', 30, ({ code }) => HOLDS[code], 'Total'),
    integerColumn<HeldReason>('Pièces', ({ items }) => items),
    amountColumn<HeldReason>('Montant', ({ cents }) => cents, sumCents(plan.held.map(({ cents }) => cents))),
  ]
  return drawSheet('Ce qui attend, et pourquoi', columns, plan.held, true)
}

export function pledgesSheet(title: string, { rows }: Listed<Pledge>): Sheet {
  const columns = [
    textColumn<Pledge>('Client', 30, ({ customer, name }) => `${customer} ${name}`),
    dayColumn<Pledge>('Pour le', ({ day }) => day),
    amountColumn<Pledge>('Montant', ({ cents }) => cents),
    textColumn<Pledge>('Ce qui a été dit', 48, ({ text }) => text),
  ]
  return drawSheet(title, columns, rows)
}

export function payersSheet({ payers, totals }: DashboardView): Sheet {
  const columns = [
    textColumn<PayerShare>('Profil', 20, (row) => PAYER_CLASSES[row.class], 'Total'),
    integerColumn<PayerShare>('Clients', ({ customers }) => customers),
    amountColumn<PayerShare>('Solde', ({ outstandingCents }) => outstandingCents, totals.balanceCents),
    amountColumn<PayerShare>('En retard', ({ overdueCents }) => overdueCents, totals.overdueCents),
  ]
  return drawSheet('Comment paient les clients', columns, payers, true)
}

export function stepsSheet({ steps }: DashboardView): Sheet {
  const after = (days: number) => (row: StepEffect) => row.after.find((one) => one.days === days && one.invoices > 0) ?? null
  const columns = [
    textColumn<StepEffect>('Étape', 10, ({ step }) => stepName(step, 'fr')),
    integerColumn<StepEffect>('Messages', ({ messages }) => messages),
    ...[7, 15].flatMap((days) => [
      amountColumn<StepEffect>(`${days} j échus : demandé`, (row) => after(days)(row)?.askedCents ?? null),
      amountColumn<StepEffect>(`payé sous ${days} j`, (row) => after(days)(row)?.paidCents ?? null),
      textColumn<StepEffect>('part', 8, (row) => percentWords(after(days)(row)?.percent ?? null)),
    ]),
  ]
  return drawSheet('Ce qui a été payé après chaque étape', columns, steps)
}

/** '85 %'; '' for what cannot be told. */
export function percentWords(percent: number | null): string {
  return percent === null ? '' : `${percent}\u00a0%`
}
