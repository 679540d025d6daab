// The documents of a litigation file as bytes, numbered in the order of the list, and what of them cannot be found: statement, invoices, reminders
// as they were sent, evidence, calculation. Another customer's file never enters.
import { join } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { formatDay, formatLongDay } from '../domain/format.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import { shippedScenarios } from '../domain/scenario-shipped.ts'
import type { Settings } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { buildCalculation } from '../reporting/calculation/build-calculation.ts'
import { writeDebtorSheet } from '../reporting/calculation/debtor-sheet.ts'
import { writeCalculation } from '../reporting/calculation/write-calculation.ts'
import { writeArchive } from '../reporting/evidence/archive.ts'
import type { EvidencePack } from '../reporting/evidence/pack.ts'
import type { Exhibit, LitigationDebt, Missing, SentNotice } from '../reporting/litigation/litigation.ts'
import { writeStatementPdf } from '../reporting/statement/pdf.ts'
import { lettersTracked, trackingWords } from '../reporting/tracking-words.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import { CHANNELS } from '../reporting/words.ts'
import { slugOf } from './attachments-documents.ts'
import { invoiceBytes, invoiceFinder } from './attachments-invoices.ts'
import type { Books } from './books.ts'
import type { ClaimedItem } from './claims.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { gatherEvidence } from './export-evidence.ts'
import { statementOn } from './statement.ts'

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
}

/** A document on its way into the list. */
interface Found {
  readonly what: string
  readonly day: IsoDay | null
  readonly name: string
  readonly extension: string
  readonly bytes: Buffer
}

/** Everything that is found, on the day of the books. */
export async function gatherFiles(dossier: Dossier, { books, customer, debt, asked }: Asked): Promise<GatheredFiles> {
  const { day } = books
  const files = new Map<string, Buffer>()
  const exhibits: Exhibit[] = []
  const missing: Missing[] = []
  const add = ({ what, day: dated, name, extension, bytes }: Found): number => {
    const number = exhibits.length + 1
    const file = `pieces/${String(number).padStart(2, '0')}_${name}.${extension}`
    files.set(file, bytes)
    exhibits.push({ number, what, day: dated, file })
    return number
  }
  const { statement } = statementOn(dossier, day, { customer, from: null, language: 'fr' })
  const paper = await writeStatementPdf(statement, fontsOf(dossier))
  add({ what: 'Relevé de compte du client', day, name: 'releve-de-compte', extension: 'pdf', bytes: paper })
  const invoiceExhibits = addInvoices(dossier, customer, debt, add, missing)
  const pack = gatherEvidence(dossier, day, { customer }, join(dossier.folder, 'outbox'))
  const notices = addMessages(dossier.settings, pack, { customer, debt, day }, add, missing)
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
  add: (found: Found) => number,
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

/** Channels that the customer never got anything by. */
const SPOKEN: ReadonlySet<string> = new Set(['call'])
const LEFT: ReadonlySet<string> = new Set(['sent', 'written'])

function addMessages(
  settings: Settings,
  { events, messages }: EvidencePack,
  { customer, debt, day }: { readonly customer: CustomerCode; readonly debt: LitigationDebt; readonly day: IsoDay },
  add: (found: Found) => number,
  missing: Missing[],
): SentNotice[] {
  const known = events.filter((event) => event.day <= day)
  const tracked = lettersTracked(known)
  const keys = new Set(debt.invoices.map(({ key }) => key))
  const sent = known.filter(
    ({ status, channel, items, step }) =>
      LEFT.has(status) && step !== null && channel !== null && !SPOKEN.has(channel) && items.some((key) => keys.has(key)),
  )
  const seen = new Set<string>()
  return sent.flatMap((event): SentNotice[] => {
    if (seen.has(event.id) || event.step === null || event.channel === null) return []
    seen.add(event.id)
    const digest = event.detail?.['message']
    const message = typeof digest === 'string' ? messages.get(digest) : undefined
    const what = capital(stepName(event.step, 'fr'))
    const channel = CHANNELS[event.channel]
    const about = `${what} du ${formatLongDay(event.day)}`
    const companies = (event.companies ?? []).filter((code) => code !== customer)
    if (companies.length > 0)
      missing.push({
        what: `${about} : ce message parle aussi de ${companies.join(', ')}.`,
        where: 'Occultez ce qui ne concerne pas ce client avant de produire la pièce.',
      })
    if (message === undefined)
      missing.push({
        what: `${about} : le message n’est plus conservé.`,
        where: 'Cherchez-en une copie dans la messagerie ou les archives papier.',
      })
    const number =
      message === undefined
        ? null
        : add({
            what: `${what}, ${channel}`,
            day: event.day,
            name: `${slugOf(what).toLowerCase()}-${event.day}`,
            extension: extensionOf(message.path),
            bytes: message.bytes,
          })
    const tracking = tracked.get(event.id)
    if (event.channel === 'registered-letter' && tracking?.receivedOn == null)
      missing.push({
        what: `${about} : avis de réception du recommandé.`,
        where: `La Poste (suivi, preuve de dépôt et avis de réception) ; puis relance history set ${event.id.slice(0, 8)} --tracking … --received …`,
      })
    return [
      {
        day: event.day,
        what,
        channel,
        isFormalNotice: isNotice(settings, event),
        exhibit: number,
        proof: tracking === undefined ? repliedOf(event) : trackingWords(tracking),
      },
    ]
  })
}

function isNotice({ scenarios }: Settings, { step }: HistoryEventView): boolean {
  const all = [...Object.values(scenarios), ...Object.values(shippedScenarios())]
  return step === 'formal-notice' || all.some(({ steps }) => steps.some((one) => one.step === step && isFormalNotice(one)))
}

/** What the server that took an e-mail answered. */
function repliedOf({ channel, detail }: HistoryEventView): string {
  const reply = detail?.['reply']
  return channel === 'email' && typeof reply === 'string' ? `accepté par le serveur : ${reply.slice(0, 80)}` : ''
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
