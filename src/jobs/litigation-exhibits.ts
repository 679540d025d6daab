// The documents of a litigation file as bytes, numbered in the order of the list, and what of them cannot be found: statement, invoices, reminders
// as they were sent, evidence, calculation. Another customer's file never enters.
import { join } from 'node:path'
import { formatDay } from '../domain/format.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { slugOf } from '../domain/slug.ts'
import { buildCalculation } from '../reporting/calculation/build-calculation.ts'
import { writeDebtorSheet } from '../reporting/calculation/debtor-sheet.ts'
import { writeCalculation } from '../reporting/calculation/write-calculation.ts'
import { writeArchive } from '../reporting/evidence/archive.ts'
import type { Exhibit, LitigationDebt, Missing, SentNotice } from '../reporting/litigation/litigation.ts'
import { writeStatementPdf } from '../reporting/statement/pdf.ts'
import type { Statement } from '../reporting/statement/statement.ts'
import { invoiceBytes, invoiceFinder } from './attachments-invoices.ts'
import type { Books } from './books.ts'
import type { ClaimedItem } from './claims.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { gatherEvidence } from './export-evidence.ts'
import { addMessages, type FoundDocument } from './litigation-messages.ts'

export interface GatheredFiles {
  /** By path in the folder. */
  readonly files: Map<string, Buffer>
  readonly exhibits: readonly Exhibit[]
  readonly invoiceExhibits: ReadonlyMap<ItemKey, number>
  readonly notices: readonly SentNotice[]
  readonly missing: readonly Missing[]
}

interface Asked {
  readonly books: Books
  readonly customer: CustomerCode
  readonly debt: LitigationDebt
  readonly asked: readonly ClaimedItem[]
  /** In French: it is for a French court. */
  readonly statement: Statement
}

/** Everything that is found, on the day of the books. */
export async function gatherFiles(dossier: Dossier, { books, customer, debt, asked, statement }: Asked): Promise<GatheredFiles> {
  const { day } = books
  const files = new Map<string, Buffer>()
  const exhibits: Exhibit[] = []
  const missing: Missing[] = []
  const add = ({ what, day: dated, name, extension, bytes }: FoundDocument): number => {
    const number = exhibits.length + 1
    const file = `pieces/${String(number).padStart(2, '0')}_${name}.${extension}`
    files.set(file, bytes)
    exhibits.push({ number, what, day: dated, file })
    return number
  }
  const paper = await writeStatementPdf(statement, fontsOf(dossier))
  add({ what: 'Relevé de compte du client', day, name: 'releve-de-compte', extension: 'pdf', bytes: paper })
  const invoiceExhibits = addInvoices(dossier, customer, debt, add, missing)
  const pack = gatherEvidence(dossier, day, { customer }, join(dossier.folder, 'outbox'))
  const notices = addMessages(pack, { settings: dossier.settings, customer, debt, day }, add, missing)
  if (pack.events.length > 0)
    add({
      what: 'Historique de tout ce qui a été envoyé, messages exacts, empreintes et moyen de les vérifier',
      day: null,
      name: 'preuves-d-envoi',
      extension: 'zip',
      bytes: writeArchive(pack),
    })
  if (!pack.chain.ok)
    missing.push({
      what: 'L’historique ne se vérifie pas : une preuve a été modifiée ou manque.',
      where: 'Voyez relance history --verify avant de produire ces pièces.',
    })
  const sheet = buildCalculation(
    asked.map(({ claim }) => claim),
    { creditor: dossier.settings.creditor, customers: books.customers },
    dossier.programVersion,
  )
  if (sheet !== null) {
    add({
      what: 'Calcul des intérêts et de l’indemnité, à refaire à la main',
      day,
      name: 'calcul-des-penalites',
      extension: 'pdf',
      bytes: await writeDebtorSheet(sheet, fontsOf(dossier)),
    })
    files.set('travail/calcul-des-penalites.xlsx', await writeCalculation('xlsx', sheet, fontsOf(dossier)))
    files.set('travail/calcul-des-penalites.pdf', await writeCalculation('pdf', sheet, fontsOf(dossier)))
  }
  return { files, exhibits, invoiceExhibits, notices, missing }
}

function addInvoices(
  dossier: Dossier,
  customer: CustomerCode,
  { invoices }: LitigationDebt,
  add: (found: FoundDocument) => number,
  missing: Missing[],
): Map<ItemKey, number> {
  const find = invoiceFinder(dossier)
  const numbers = new Map<ItemKey, number>()
  const byRef = new Map<string, number>()
  for (const { key, ref, issuedOn } of invoices) {
    const known = byRef.get(ref)
    if (known !== undefined) {
      numbers.set(key, known)
      continue
    }
    const named = ref === '' ? `pièce sans numéro du ${formatDay(issuedOn)}` : ref
    const found = ref === '' ? null : (find?.(customer, ref) ?? null)
    const bytes = found?.ok === true ? invoiceBytes(dossier, found) : null
    if (bytes === null) {
      const why = found !== null && !found.ok ? ` (${found.text})` : ''
      missing.push({
        what: `Facture ${named} : son fichier n’a pas été trouvé${why}`,
        where:
          'Logiciel de facturation ou plateforme agréée : rangez le PDF dans le dossier invoices, sous le numéro de la facture, puis relancez la commande.',
      })
      continue
    }
    const number = add({ what: `Facture ${ref}`, day: issuedOn, name: `facture-${slugOf(ref)}`, extension: 'pdf', bytes })
    byRef.set(ref, number)
    numbers.set(key, number)
  }
  return numbers
}
