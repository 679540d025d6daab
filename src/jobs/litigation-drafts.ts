// The drafts of a litigation file: which are drawn up, which are not and why, and the way there is instead. Nothing is planned, recorded or sent.
// Texts read on 2026-11-23: CPC 1405 and 1406, C. com. L622-17, L622-21 and L622-24, CGCT L1612-15 and L1612-16, CJA R421-1 and R541-1,
// règlement (CE) 1896/2006.
import { assigneeOf } from '../domain/assignee.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import { booksUntil } from '../domain/plan-day.ts'
import type { Regime } from '../domain/settings.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { declarationBlocks } from '../reporting/litigation/declaration.ts'
import { documentOf, writeDocumentPdf, writeDocumentText } from '../reporting/litigation/document.ts'
import type { Draft, LitigationCase } from '../reporting/litigation/litigation.ts'
import { petitionBlocks } from '../reporting/litigation/petition.ts'
import type { Books } from './books.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { debtAtJudgment } from './insolvency.ts'
import { noticeDraft } from './litigation-notice.ts'
import { planInput } from './plan-input.ts'

interface Asked {
  readonly one: LitigationCase
  readonly books: Books
  readonly customer: CustomerCode
  /** Collective proceedings were opened; null: none is known. */
  readonly judgmentOn: IsoDay | null
}

/** A draft with its files by path. */
interface Drawn {
  readonly draft: Draft
  readonly files: readonly (readonly [path: string, bytes: Buffer])[]
}

/** The formal notice, the petition and, in collective proceedings, the declaration of the claim. */
export async function drawDrafts(dossier: Dossier, asked: Asked): Promise<{ drafts: Draft[]; files: Map<string, Buffer> }> {
  const { one, customer, judgmentOn } = asked
  const stops = { regime: one.regime, judgmentOn, assignee: assigneeOf(dossier.settings.assignees, customer)?.name ?? null }
  const all = [
    await drawNotice(dossier, asked, stops),
    await drawPetition(dossier, asked, stops),
    ...(await drawDeclaration(dossier, asked)),
  ]
  return { drafts: all.map(({ draft }) => draft), files: new Map(all.flatMap(({ files }) => files)) }
}

async function drawNotice(dossier: Dossier, { one, books, customer }: Asked, stops: Stops): Promise<Drawn> {
  const kind = 'formal-notice'
  const { notices, exhibits, otherNotices, regime, debt } = one
  const sent = notices.find(({ isFormalNotice }) => isFormalNotice)
  if (sent !== undefined) {
    const files = exhibits.filter(({ number }) => number === sent.exhibit).map(({ file }) => file)
    const reason = `Mise en demeure : celle du ${formatLongDay(sent.day)} a été envoyée, il n’en est pas rédigé d’autre.`
    return { draft: { kind, files, reason }, files: [] }
  }
  const reason = noticeReason(stops, otherNotices)
  if (reason !== null) return notDrawn(kind, reason)
  const path = `projets/${regime === 'public' ? 'demande-d-etat-de-paiement' : 'mise-en-demeure'}_PROJET.pdf`
  const booksAsOf = booksUntil(planInput(dossier, books))
  const bytes = await noticeDraft(dossier, { books, booksAsOf, customer, regime, debt }).catch((error: unknown) => {
    if (error instanceof InputError) return error.message
    throw error
  })
  // A name or a number that no font can write stops the letter, not the file.
  if (typeof bytes === 'string') return notDrawn(kind, `Mise en demeure : elle n’a pas pu être rédigée. ${bytes}`)
  return { draft: { kind, files: [path], reason: null }, files: [[path, bytes]] }
}

async function drawPetition(dossier: Dossier, { one }: Asked, stops: Stops): Promise<Drawn> {
  const reason = petitionReason(stops)
  if (reason !== null) return notDrawn('petition', reason)
  return await drawn(dossier, one, 'petition', 'requete-en-injonction-de-payer', 'Requête en injonction de payer', petitionBlocks(one))
}

async function drawDeclaration(dossier: Dossier, { one, customer, judgmentOn }: Asked): Promise<Drawn[]> {
  if (judgmentOn === null) return []
  const held = plannedHolds(dossier.ledger, one.day).find(
    (hold) => hold.code === 'insolvency' && hold.customer === customer && hold.item === null,
  )
  const declared = { ...debtAtJudgment(dossier, one.day, customer, judgmentOn), judgmentOn, declareBy: held?.deadlineOn ?? null }
  return [
    await drawn(dossier, one, 'claim-declaration', 'declaration-de-creance', 'Déclaration de créance', declarationBlocks(one, declared)),
  ]
}

async function drawn(
  dossier: Dossier,
  one: LitigationCase,
  kind: Draft['kind'],
  name: string,
  title: string,
  blocks: ReturnType<typeof petitionBlocks>,
): Promise<Drawn> {
  const document = documentOf(one, `PROJET – ${title}`, blocks)
  const [pdf, text] = [`projets/${name}_PROJET.pdf`, `projets/${name}_PROJET.txt`] as const
  return {
    draft: { kind, files: [pdf, text], reason: null },
    files: [
      [pdf, await writeDocumentPdf(document, fontsOf(dossier))],
      [text, writeDocumentText(document)],
    ],
  }
}

function notDrawn(kind: Draft['kind'], reason: string): Drawn {
  return { draft: { kind, files: [], reason }, files: [] }
}

interface Stops {
  readonly regime: Regime
  readonly judgmentOn: IsoDay | null
  /** To whom the debts were assigned; null: to nobody. */
  readonly assignee: string | null
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
