// Whether a list is the new edition of the one it would replace, and what its coming settles: another list taken for an edition would make
// all that was open in the first one paid.
import { basename } from 'node:path'
import { sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { ImportIssue, InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import { lastEdition } from './last-edition.ts'
import type { Ledger } from './ledger.ts'
import { type OpenPiece, openPieces, piecesText, stillListed } from './list-pieces.ts'
import { fileStem, filesOfLastEdition } from './list-sources.ts'

/** So few open pieces can all be paid from one edition to the next. */
const FEW = 3
/** Nearly none is still there: one in ten at most. */
const NEARLY_NONE = 10

/**
 * Refuses parts that hold none of what was open in the list they would replace, or next to nothing of it and few of its customers; and fewer files
 * than the last edition came in, where something is missing. Lists of up to three open pieces, and empty ones, are replaced by anything.
 * @throws InputError 'list-other', 'list-part'
 */
export function refuseOtherList(ledger: Ledger, source: string, parts: readonly InvoiceReading[]): void {
  const before = openPieces(ledger, source)
  const records = parts.flatMap(({ invoices }) => invoices)
  const file = parts[0]?.file ?? ''
  const held = stillListed(before, records).length
  const last = lastEdition(ledger, source)
  if (isAnother(before, held, records)) {
    const open = records.filter(({ outstandingCents }) => outstandingCents !== 0)
    const shown = held === 0 ? 'aucune n’est dans ce fichier' : `${held} ${plural(held, 'seule est', 'seulement sont')} dans ce fichier`
    throw new InputError(
      'list-other',
      `Par son nom, ce fichier remplacerait la liste « ${source} » (${last}) : ${piecesText(before)}, dont ${shown}, qui montre ${piecesText(open)}. ` +
        'Ce qui n’y est plus compterait comme réglé. Rien n’a été enregistré.',
      {
        file,
        advice: `Si c’est une autre liste, donnez-lui un nom : --list "${ownName(file, source)}". Si elle remplace bien la première, dont tout est réglé, ajoutez --replaces "${source}".`,
      },
    )
  }
  const files = filesOfLastEdition(ledger, source)
  if (parts.length >= files || held === before.length) return
  throw new InputError(
    'list-part',
    `La liste « ${source} » est venue en ${files} fichiers (${last}), et il n’y en a que ${parts.length} : ${before.length - held} de ses ${piecesText(before)}, n’y ${plural(before.length - held, 'est', 'sont')} plus et ${plural(before.length - held, 'compterait comme réglée', 'compteraient comme réglées')}. Rien n’a été enregistré.`,
    { file, advice: `Donnez ensemble tous les fichiers de la liste ; s’il n’en manque aucun, ajoutez --replaces "${source}".` },
  )
}

function isAnother(before: readonly OpenPiece[], held: number, records: readonly InvoiceRecord[]): boolean {
  if (before.length <= FEW) return false
  if (held === 0) return true
  if (held * NEARLY_NONE > before.length) return false
  const now = new Set(records.map(({ customer }) => customer))
  const customers = [...new Set(before.map(({ customer }) => customer))]
  return customers.filter((customer) => now.has(customer)).length * 2 < customers.length
}

/** A name for the list, of its file; « NOM » where that is the other's. */
function ownName(file: string, source: string): string {
  const stem = fileStem(file)
    .replace(/["\s]+/g, ' ')
    .trim()
  return stem === '' || stem.toLowerCase() === source.toLowerCase() ? 'NOM' : stem
}

/**
 * Refuses files of one call that show the same piece: two editions of a list, not two parts of it.
 * @throws InputError 'list-editions'
 */
export function refuseTwoEditions(parts: readonly InvoiceReading[]): void {
  const seen = new Map<string, InvoiceReading>()
  for (const part of parts) {
    const own = part.invoices.map((record) => ({ record, mark: pieceMark(record) }))
    const twice = own.flatMap(({ record, mark }) => {
      const other = seen.get(mark)
      return other === undefined ? [] : [{ record, other }]
    })
    const [first] = twice
    if (first !== undefined) {
      const [one, two] = [basename(first.other.file), basename(part.file)]
      throw new InputError(
        'list-editions',
        `${one} et ${two} montrent ${twice.length === 1 ? 'une même pièce' : `${twice.length} mêmes pièces`}, par exemple ${first.record.number} du client ${first.record.customer} : ce sont deux éditions d’une liste. Rien n’a été enregistré.`,
        {
          file: part.file,
          line: first.record.row,
          advice:
            'N’importez que la plus récente ; pour garder la trace des règlements, importez-les une par une, la plus ancienne d’abord, chacune avec --date et son jour.',
        },
      )
    }
    for (const { mark } of own) seen.set(mark, part)
  }
}

function pieceMark({ customer, number, documentRef, issuedOn, dueOn, totalCents }: InvoiceRecord): string {
  return JSON.stringify([customer, documentRef || number, issuedOn, dueOn, totalCents])
}

/** The remark on what left a list with its new edition; none where nothing did. @param last its edition before, as `lastEdition` tells it */
export function settledRemark(pieces: readonly OpenPiece[], source: string, last: string, day: IsoDay): ImportIssue[] {
  if (pieces.length === 0) return []
  const sum = formatAmount(sumCents(pieces.map(({ outstandingCents }) => outstandingCents)))
  const [are, count] = [
    plural(pieces.length, 'pièce ouverte n’est', 'pièces ouvertes ne sont'),
    plural(pieces.length, 'elle compte comme réglée', 'elles comptent comme réglées'),
  ]
  const message = `De la liste « ${source} » (${last}), ${pieces.length} ${are} plus dans ce fichier, ${sum} : ${count} au ${formatDay(day)}.`
  return [{ line: 0, column: null, code: 'list-settled', severity: 'warning', message, excerpt: '' }]
}

/** A remark on each list that a list nobody had brought before stands beside: invoices that are paid stay open there until it comes again. */
export function listsBeside(ledger: Ledger, source: string): ImportIssue[] {
  if (filesOfLastEdition(ledger, source) > 0) return []
  const others = groupBy(openPieces(ledger), (piece) => piece.source)
  others.delete(source)
  return [...others].map(([other, pieces]) => {
    const message =
      `Cette liste s’ajoute à « ${other} » (${lastEdition(ledger, other)} : ${piecesText(pieces)}). ` +
      `Si elle la remplace, importez-la avec --replaces "${other}" : sinon ce qui y a été réglé sera encore relancé.`
    return { line: 0, column: null, code: 'list-beside', severity: 'warning', message, excerpt: '' }
  })
}
