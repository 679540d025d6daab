// The control in words: what the items add up to against the customer accounts.
import { formatAmount } from '../domain/format.ts'

/** One line, ending with a new line: "Contrôle clients : ..." */
export function controlLine(control: { ledgerBalanceCents: number; itemsCents: number; differenceCents: number }): string {
  const { ledgerBalanceCents, itemsCents, differenceCents } = control
  if (differenceCents === 0)
    return `Contrôle clients : solde comptable ${formatAmount(ledgerBalanceCents)} = détail ${formatAmount(itemsCents)}, écart nul.\n`
  return `Contrôle clients : solde comptable ${formatAmount(ledgerBalanceCents)}, détail ${formatAmount(itemsCents)}, ÉCART ${formatAmount(differenceCents)}.\n`
}
