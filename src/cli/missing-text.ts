// What should have come with the messages of a sending and does not: invoices without any file in one line, however many; the others one by one.
import type { MissingEnclosure } from '../domain/enclosure.ts'
import { plural } from '../domain/format.ts'
import { INVOICE_FOLDER } from '../jobs/attachments-folder.ts'
import type { SendView } from '../reporting/views.ts'

/** As many documents as are named with their reason, and as many invoices as are named as examples. */
const NAMED = 10
const EXAMPLES = 3

/** '' where nothing is missing. */
export function missingText({ results }: Pick<SendView, 'results'>): string {
  const all = results.flatMap(({ missingAttachments = [] }) => missingAttachments)
  const without = all.filter(isWithoutFile)
  const together = without.length > 1 ? [withoutFileText(without)] : []
  const apart = together.length === 0 ? all : all.filter((one) => !isWithoutFile(one))
  if (apart.length === 0) return together.map((line) => `Pièces non jointes : ${line}\n`).join('')
  const told = apart.slice(0, NAMED).map(({ customer, ref, text }) => `${[customer, ref].filter(Boolean).join(', ')} : ${text}`)
  const others = apart.length > NAMED ? [`… et ${apart.length - NAMED} de plus (--json les donne toutes).`] : []
  const lines = [...together, ...told, ...others].map((line) => `  ${line}\n`)
  return `${plural(all.length, 'Pièce non jointe', 'Pièces non jointes')} :\n${lines.join('')}`
}

/** Nobody put its file in the folder: nothing is wrong with any file. */
function isWithoutFile({ kind, code }: MissingEnclosure): boolean {
  return kind === 'invoice' && code === 'not-found'
}

/** "33 factures sans PDF dans invoices/ : F1 (C001), F2 (C001), F3 (C002)… (--json les donne toutes)." */
function withoutFileText(missing: readonly MissingEnclosure[]): string {
  const named = missing.slice(0, EXAMPLES).map(({ customer, ref }) => `${ref} (${customer})`)
  const more = missing.length > EXAMPLES ? '… (--json les donne toutes)' : ''
  return `${missing.length} factures sans PDF dans ${INVOICE_FOLDER}/ : ${named.join(', ')}${more}.`
}
