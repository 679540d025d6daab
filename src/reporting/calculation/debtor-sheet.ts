// The calculation sheet as the debtor gets it: the sums and how to redo them. What the accountant weighs (other readings of the texts, time
// limits, whether anything stands in the way) is his alone.
import type { CalculationSheet } from './calculation.ts'
import { debtorMentions } from './mentions.ts'
import { writePdf } from './pdf.ts'

/** @param fonts folder of the two fonts */
export async function writeDebtorSheet(sheet: CalculationSheet, fonts: string): Promise<Buffer> {
  const customers = sheet.customers.map((customer) => ({
    ...customer,
    invoices: customer.invoices.map((invoice) => ({ ...invoice, readings: [], limitation: '', claimability: '' })),
  }))
  return await writePdf({ ...sheet, customers, mentions: debtorMentions(sheet.until) }, null, fonts)
}
