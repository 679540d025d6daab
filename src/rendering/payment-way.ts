// What makes paying a message easy: the code of a transfer of the very sum it asks for, and the address of a page to pay on.
// The sum is the message's total, to be paid to whom the debt belongs: principal less credits, with penalties only where the step claims them.
import { assigneeOf } from '../domain/assignee.ts'
import { decimalText } from '../domain/decimal-text.ts'
import { epcTransfer } from '../domain/epc-transfer.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { Settings } from '../domain/settings.ts'
import { type QrModules, qrModules } from './qr/modules.ts'

/** Fields of the templates. */
export interface PaymentView {
  /** A code stands beside the bank details. */
  readonly hasPaymentCode: boolean
  /** Address of a page to pay on; '' for none. */
  readonly paymentLink: string
}

type PaymentSettings = Pick<Settings, 'creditor' | 'assignees' | 'payment'>
type Asked = Pick<Reminder, 'totalCents' | 'customer'>

/** @param reference what the transfer must be recognised by */
export function paymentView(settings: PaymentSettings, asked: Asked, reference: string): PaymentView {
  const { payment } = settings
  // The page is the creditor's: it does not pay somebody else.
  const hasLink = payment.link !== null && asked.totalCents > 0 && assigneeOf(settings.assignees, asked.customer) === null
  return {
    hasPaymentCode: transferText(settings, asked, reference) !== null,
    paymentLink: hasLink ? filledLink(payment.link, asked, reference) : '',
  }
}

/** The code of the transfer; null where the settings want none or no transfer can be asked for. */
export function transferCode(settings: PaymentSettings, asked: Asked, reference: string): QrModules | null {
  const text = transferText(settings, asked, reference)
  return text === null ? null : qrModules(text)
}

function transferText(settings: PaymentSettings, { totalCents, customer }: Asked, reference: string): string | null {
  const { name, iban, bic } = assigneeOf(settings.assignees, customer) ?? settings.creditor
  if (!settings.payment.qrCode || iban === null) return null
  return epcTransfer({ name, iban, bic, cents: totalCents, reference })
}

function filledLink(link: string, { totalCents, customer }: Asked, reference: string): string {
  const values: Readonly<Record<string, string>> = { reference, amount: decimalText(totalCents), customer }
  return link.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(values[field] ?? ''))
}
