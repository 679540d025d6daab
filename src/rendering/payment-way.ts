// What makes paying a message easy: the code of a transfer of the very sum it asks for, and the address of a page to pay on.
// The sum is the message's total: principal less credits, with penalties only where the step claims them.
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

type Asked = Pick<Reminder, 'totalCents' | 'customer'>

/** @param reference what the transfer must be recognised by */
export function paymentView({ creditor, payment }: Pick<Settings, 'creditor' | 'payment'>, asked: Asked, reference: string): PaymentView {
  return {
    hasPaymentCode: transferText({ creditor, payment }, asked, reference) !== null,
    paymentLink: payment.link === null || asked.totalCents <= 0 ? '' : filledLink(payment.link, asked, reference),
  }
}

/** The code of the transfer; null where the settings want none or no transfer can be asked for. */
export function paymentCode(settings: Pick<Settings, 'creditor' | 'payment'>, asked: Asked, reference: string): QrModules | null {
  const text = transferText(settings, asked, reference)
  return text === null ? null : qrModules(text)
}

function transferText(
  { creditor, payment }: Pick<Settings, 'creditor' | 'payment'>,
  { totalCents }: Asked,
  reference: string,
): string | null {
  if (!payment.qrCode || creditor.iban === null) return null
  return epcTransfer({ name: creditor.name, iban: creditor.iban, bic: creditor.bic, cents: totalCents, reference })
}

function filledLink(link: string, { totalCents, customer }: Asked, reference: string): string {
  const values: Readonly<Record<string, string>> = { reference, amount: decimalText(totalCents), customer }
  return link.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(values[field] ?? ''))
}
