// The calculation sheet as the debtor gets it: the sums and how to redo them. What the accountant weighs (other readings of the texts, time
// limits, whether anything stands in the way) is his alone. Of many invoices he gets one line each: a mailbox takes no file of 1 500 pages.
import type { CalculationSheet } from './calculation.ts'
import { debtorMentions } from './mentions.ts'
import { writePdf } from './pdf.ts'

/** Above it, one line per invoice. */
const MOST_IN_FULL = 100

const ASKED = `Au-delà de ${MOST_IN_FULL} factures, cette feuille donne une ligne par facture\u00a0; le détail du calcul de chacune vous est envoyé sur simple demande.`

/** @param fonts folder of the two fonts */
export async function writeDebtorSheet(sheet: CalculationSheet, fonts: string): Promise<Buffer> {
  const customers = sheet.customers.map((customer) => ({
    ...customer,
    invoices: customer.invoices.map((invoice) => ({ ...invoice, readings: [], limitation: '', claimability: '' })),
  }))
  const mentions = debtorMentions(sheet.until)
  const count = customers.reduce((sum, { invoices }) => sum + invoices.length, 0)
  const shown = count <= MOST_IN_FULL ? { mentions } : { mentions: [ASKED, ...mentions], steps: [], summary: true as const }
  return await writePdf({ ...sheet, customers, ...shown }, null, fonts)
}
