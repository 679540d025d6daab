// Asking the client to validate what waits: one e-mail with every message of the plan in force, and the record that he was asked.
// Nothing of it lets a reminder leave: what he answers is recorded by `approve`.
import type { Mailer } from '../delivery/mailer.ts'
import { composeMessage, type MailAttachment } from '../delivery/message.ts'
import { folderOutbox } from '../delivery/outbox.ts'
import { type Cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { MachineError, SettingsError } from '../domain/errors.ts'
import { customerCode, reminderId } from '../domain/names.ts'
import { approvals, recordValidationRequest } from '../ledger/approvals.ts'
import { activeReminders } from '../ledger/deliveries.ts'
import { appendEvent } from '../ledger/history.ts'
import { atomically } from '../ledger/ledger.ts'
import { planInForce } from '../ledger/plans.ts'
import { pageName, validationMail } from '../rendering/validation-mail.ts'
import { isApproved } from './approved.ts'
import { enclosuresOf } from './attachments.ts'
import { dayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { messagesOf } from './messages.ts'
import { named, pageOf } from './page-files.ts'
import { senderOf } from './prepare.ts'
import { refuseFaultyTemplates } from './templates.ts'

export interface ValidationAskedView {
  readonly date: IsoDay
  readonly to: string
  /** Messages to validate; 0: nothing waits, and nobody was asked. */
  readonly reminders: number
  readonly totalCents: Cents
  readonly planId: number | null
  /** Where the e-mail was written without a mail server; null: it left, or nothing was asked. */
  readonly file: string | null
}

/**
 * Asks for the validation of the reminders of the plan in force that today's rules still allow and nobody has validated.
 * @throws SettingsError 'validation-address-missing', 'sender-missing'; MachineError 'validation-not-sent' when the server refused the
 * e-mail or the connection was lost: nothing is recorded then.
 */
export async function askValidation(
  dossier: Dossier,
  day: IsoDay,
  deps: { readonly mailer: Mailer | null; readonly outboxFolder: string },
): Promise<ValidationAskedView> {
  const { ledger, settings, clock } = dossier
  const to = settings.reminders.validatedBy
  if (to === null) throw addressMissing()
  refuseFaultyTemplates(dossier)
  const { books, plan: fresh } = dayPlan(dossier, day)
  const plan = planInForce(ledger, day)
  const waiting = waitingOf(dossier, day, fresh.toSend, plan?.reminders ?? [])
  const totalCents = sumCents(waiting.map((reminder) => reminder.totalCents))
  const view = { date: day, to, reminders: waiting.length, totalCents, planId: plan?.id ?? null }
  if (plan === null || waiting.length === 0) return { ...view, file: null }
  const enclosed = await enclosuresOf(dossier, books, fresh.booksAsOf, waiting)
  const messages = messagesOf(dossier, books, fresh.booksAsOf, waiting, enclosed)
  const shown = waiting.flatMap((reminder) => {
    const message = messages.get(reminder.id)
    return message === undefined ? [] : [{ reminder, message }]
  })
  const mail = validationMail(shown, settings.creditor.name, day)
  const attachments: MailAttachment[] = []
  for (const { reminder, message } of shown) {
    const page = await pageOf(dossier, message)
    if (page !== null) attachments.push(named(pageName(reminder), page))
  }
  const at = clock.now()
  const from = senderOf(settings)
  const mime = await composeMessage({
    id: reminderId(`validation-${plan.id}-${at}`),
    day,
    from: { name: settings.sender.signature ?? settings.sender.firm?.name ?? settings.creditor.name, address: from.address },
    replyTo: settings.sender.replyTo,
    to: [to],
    dkim: dossier.dkim?.() ?? null,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageDomain: from.domain,
    date: at,
    attachments,
  })
  const file = await handOver(mime, deps, `validation_${day}_plan-${plan.id}_${at.replace(/[^0-9]/g, '')}.eml`)
  atomically(ledger, () => {
    recordValidationRequest(ledger, { planId: plan.id, askedOf: to, day, at })
    const detail = { to: [to], planId: plan.id, reminders: waiting.length, totalCents, messageId: mime.messageId, file }
    const items = waiting.flatMap((reminder) => reminder.items.map(({ key }) => key))
    // It concerns them all.
    appendEvent(ledger, {
      id: `plan-${plan.id}`,
      at,
      day,
      customer: customerCode(''),
      items,
      step: null,
      channel: null,
      status: 'validationAsked',
      detail,
    })
  })
  return { ...view, file }
}

/** What the stored plan and today's rules both hold, not sent and not validated yet, as the rules see it now. */
function waitingOf<T extends Parameters<typeof isApproved>[0]>(
  { ledger }: Dossier,
  day: IsoDay,
  fresh: readonly T[],
  stored: readonly { readonly id: string }[],
): T[] {
  const planned = new Set(stored.map(({ id }) => id))
  const done = activeReminders(ledger)
  const valid = approvals(ledger, day)
  return fresh.filter((one) => planned.has(one.id) && !done.has(one.id) && !isApproved(one, valid, true))
}

async function handOver(
  mime: Awaited<ReturnType<typeof composeMessage>>,
  { mailer, outboxFolder }: { readonly mailer: Mailer | null; readonly outboxFolder: string },
  name: string,
): Promise<string | null> {
  if (mailer === null) return folderOutbox(outboxFolder).write(name, mime.bytes)
  const outcome = await mailer.send({ from: mime.from, to: mime.to, bytes: mime.bytes })
  if (outcome.kind === 'accepted') return null
  throw new MachineError('validation-not-sent', `La demande de validation n’est pas partie, ou rien ne le confirme. ${outcome.why}`, {
    advice: 'Corrigez, puis tapez de nouveau relance approve --ask. Une demande reçue deux fois est sans conséquence.',
  })
}

function addressMissing(): SettingsError {
  return new SettingsError('validation-address-missing', 'Personne n’est désigné pour valider les relances de ce dossier.', {
    file: 'relance.yaml',
    advice: 'Donnez l’adresse du client dans reminders.validatedBy.',
  })
}
