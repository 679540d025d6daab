// The litigation file of one customer on a day: what is asked, every document that proves it, drafts to be read by a professional, and what is missing.
// Gives files as bytes and writes none; decides neither the court nor whether to go there.
import { assigneeOf } from '../domain/assignee.ts'
import { compareText } from '../domain/compare.ts'
import { type Customer, regimeOf, unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatLongDay } from '../domain/format.ts'
import { judgmentAgainst } from '../domain/insolvency.ts'
import type { CustomerCode } from '../domain/names.ts'
import { booksUntil } from '../domain/plan-day.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { creditorParty, debtorParty } from '../reporting/calculation/parties.ts'
import { declarationBlocks } from '../reporting/litigation/declaration.ts'
import { type LitigationDocument, writeDocumentPdf, writeDocumentText } from '../reporting/litigation/document.ts'
import type { Draft, LitigationCase, LitigationView, Missing } from '../reporting/litigation/litigation.ts'
import { missingText, scheduleBlocks } from '../reporting/litigation/missing-text.ts'
import { petitionBlocks } from '../reporting/litigation/petition.ts'
import { booksOn, knownCustomer } from './books.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { debtAtJudgment } from './insolvency.ts'
import { type FoundDebt, litigationDebt } from './litigation-debt.ts'
import { gatherFiles } from './litigation-exhibits.ts'
import { blanksOf, missingOf } from './litigation-missing.ts'
import { noticeDraft } from './litigation-notice.ts'
import { planInput } from './plan-input.ts'
import { statementOn } from './statement.ts'

export interface LitigationAsked {
  readonly customer: string
  /** Numbers as printed; empty: everything overdue. */
  readonly refs: readonly string[]
}

/** The view but for where it was written, and the files by path. */
export interface LitigationFile {
  readonly view: Omit<LitigationView, 'folder' | 'zip' | 'unchanged'>
  readonly files: ReadonlyMap<string, Buffer>
}

/** The same bytes for the same ledger, files and day. @throws InputError 'customer-unknown', 'item-unknown', 'litigation-nothing'; ControlError 'statement-gap' */
export async function litigationOn(dossier: Dossier, day: IsoDay, { customer: typed, refs }: LitigationAsked): Promise<LitigationFile> {
  const { ledger, settings, programVersion: version } = dossier
  const { creditor } = settings
  const books = booksOn(dossier, day, typed)
  const code = knownCustomer(books.customers, typed)
  const customer = books.customers.get(code) ?? unknownCustomer(code, '')
  const regime = regimeOf(customer, settings.customers.regime)
  const judgmentOn = judgmentAgainst(plannedHolds(ledger, day), code)
  const debts = litigationDebt(dossier, day, code, refs, books.items)
  const { debt, asked, leftOut } = debts
  if (judgmentOn === null) refuseNothing(code, day, debts)
  const gathered = await gatherFiles(dossier, { books, customer: code, debt, asked })
  const { exhibits, notices, invoiceExhibits } = gathered
  const otherNotices = otherNoticesOf(
    debts,
    notices.some(({ isFormalNotice }) => isFormalNotice),
  )
  const one: LitigationCase = {
    day,
    creditor: creditorParty(creditor),
    debtor: debtorParty(customer),
    regime,
    debt,
    notices,
    otherNotices,
    exhibits,
    invoiceExhibits,
    blanks: blanksOf({ creditor, customer, regime }),
    version,
  }
  const files = new Map(gathered.files)
  const drafts: Draft[] = []
  const documentOf = (title: string, blocks: LitigationDocument['blocks']): LitigationDocument => ({
    title,
    head: [one.creditor.name, one.debtor.name],
    foot: title,
    day,
    version,
    blocks,
  })
  const addDraft = async (kind: Draft['kind'], name: string, title: string, blocks: LitigationDocument['blocks']) => {
    const document = documentOf(title, blocks)
    const paths = [`projets/${name}_PROJET.pdf`, `projets/${name}_PROJET.txt`] as const
    files.set(paths[0], await writeDocumentPdf(document, fontsOf(dossier)))
    files.set(paths[1], writeDocumentText(document))
    drafts.push({ kind, files: paths, reason: null })
  }
  const stops = { regime, judgmentOn, assignee: assigneeOf(settings.assignees, code)?.name ?? null }
  const sentNotice = notices.find(({ isFormalNotice }) => isFormalNotice)
  const noNotice = noticeReason(stops, otherNotices)
  if (sentNotice !== undefined) {
    const file = exhibits.find(({ number }) => number === sentNotice.exhibit)?.file
    drafts.push({
      kind: 'formal-notice',
      files: file === undefined ? [] : [file],
      reason: `Mise en demeure : celle du ${formatLongDay(sentNotice.day)} a été envoyée, il n’en est pas rédigé d’autre.`,
    })
  } else if (noNotice !== null) drafts.push({ kind: 'formal-notice', files: [], reason: noNotice })
  else {
    const path = `projets/${regime === 'public' ? 'demande-d-etat-de-paiement' : 'mise-en-demeure'}_PROJET.pdf`
    files.set(path, await noticeDraft(dossier, { books, booksAsOf: booksUntil(planInput(dossier, books)), customer: code, regime, debt }))
    drafts.push({ kind: 'formal-notice', files: [path], reason: null })
  }
  const noPetition = petitionReason(stops)
  if (noPetition === null)
    await addDraft('petition', 'requete-en-injonction-de-payer', 'PROJET – Requête en injonction de payer', petitionBlocks(one))
  else drafts.push({ kind: 'petition', files: [], reason: noPetition })
  if (judgmentOn !== null) {
    const declared = debtAtJudgment(dossier, day, code, judgmentOn)
    const declareBy =
      plannedHolds(ledger, day).find((hold) => hold.code === 'insolvency' && hold.customer === code && hold.item === null)?.deadlineOn ??
      null
    await addDraft(
      'claim-declaration',
      'declaration-de-creance',
      'PROJET – Déclaration de créance',
      declarationBlocks(one, { ...declared, judgmentOn, declareBy }),
    )
  }
  const missing: Missing[] = [
    ...gathered.missing,
    ...missingOf({ day, creditor, customer, regime, debt, items: books.items, leftOut, notices, otherNotices }),
  ]
  files.set('BORDEREAU.pdf', await writeDocumentPdf(documentOf('Bordereau des pièces', scheduleBlocks(one)), fontsOf(dossier)))
  files.set('A-COMPLETER.txt', missingText(one, missing, drafts))
  const { invoices, ...sums } = debt
  return {
    view: {
      date: day,
      customer: code,
      name: customer.name,
      regime,
      sums,
      balanceCents: statementOn(dossier, day, { customer: code, from: null, language: 'fr' }).view.balanceCents,
      invoices: invoices.map(({ claim: _claim, ...invoice }) => invoice),
      exhibits,
      drafts,
      missing,
    },
    files: new Map([...files].sort(([a], [b]) => compareText(a, b))),
  }
}

function refuseNothing(customer: CustomerCode, day: IsoDay, { debt }: FoundDebt): void {
  if (debt.invoices.length === 0)
    throw new InputError(
      'litigation-nothing',
      `Rien n’est échu chez ${customer} au ${formatLongDay(day)} : il n’y a pas de dossier à réunir.`,
      {
        advice: `Ce qu’il doit se voit par « relance statement ${customer} ».`,
      },
    )
  if (debt.principalCents + debt.creditsCents > 0) return
  throw new InputError(
    'litigation-nothing',
    `Les règlements et avoirs non affectés de ${customer} (${formatAmount(-debt.creditsCents)}) couvrent ce qui est échu (${formatAmount(debt.principalCents)}) : il n’y a rien à demander.`,
    { advice: 'Lettrez-les en comptabilité et importez de nouveau, puis relancez la commande.' },
  )
}

/** Days of formal notices that people noted, where relance sent none. */
function otherNoticesOf({ asked }: FoundDebt, ownSent: boolean): IsoDay[] {
  if (ownSent) return []
  return [...new Set(asked.flatMap(({ claim }) => claim.noticeOn ?? []))].sort(compareText)
}

interface Stops {
  readonly regime: ReturnType<typeof regimeOf>
  readonly judgmentOn: IsoDay | null
  readonly assignee: Customer['name'] | null
}

function commonReason({ judgmentOn, assignee }: Stops, what: string): string | null {
  if (judgmentOn !== null)
    return `${what} : une procédure collective a été ouverte le ${formatLongDay(judgmentOn)}. Les poursuites pour ce qui est né avant sont arrêtées (C. com. art. L622-21) ; la créance se déclare (art. L622-24), ce qui est né après se paie à l’échéance (art. L622-17).`
  return assignee === null ? null : `${what} : les créances sur ce client sont cédées à ${assignee}, à qui l’action appartient.`
}

function noticeReason(stops: Stops, otherNotices: readonly IsoDay[]): string | null {
  const common = commonReason(stops, 'Mise en demeure')
  if (common !== null || otherNotices[0] === undefined) return common
  return `Mise en demeure : une autre est notée du ${formatLongDay(otherNotices[0])}, il n’en est pas rédigé.`
}

/** Why no petition for an order to pay is drawn up, and which way there is instead; null where it is. */
function petitionReason(stops: Stops): string | null {
  const common = commonReason(stops, 'Requête en injonction de payer')
  if (common !== null) return common
  if (stops.regime === 'public')
    return 'Requête en injonction de payer : jamais contre un organisme public, le juge judiciaire ne peut pas la rendre. D’abord l’état du paiement auprès de l’ordonnateur et du comptable public ; puis, pour une collectivité ou un établissement local, le mandatement d’office demandé au préfet (CGCT art. L1612-15 et L1612-16), ou le référé-provision devant le juge administratif, après une demande écrite restée sans effet (CJA art. R541-1 et R421-1).'
  if (stops.regime === 'abroad')
    return 'Requête en injonction de payer : le débiteur demeure à l’étranger, le juge français de l’article 1406 du CPC n’est pas celui de son domicile. Dans un autre État de l’Union européenne, sauf le Danemark, la procédure européenne d’injonction de payer existe (règlement CE 1896/2006, formulaire A) ; ailleurs, la loi et le juge sont à déterminer.'
  return null
}
