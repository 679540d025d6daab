// Whether a list is the new edition of the one it would replace: another list taken for an edition would make all that was open in the first one paid.
import { InputError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import { nameDay } from '../domain/name-day.ts'
import type { InvoiceReading } from '../domain/reading.ts'
import { fileStem, type KnownList, lastEdition } from './known-lists.ts'
import type { Ledger } from './ledger.ts'
import { type OpenPiece, openPieces, piecesText, stillListed } from './list-pieces.ts'

/** So few open pieces can all be paid from one edition to the next. */
const FEW = 2
/** Nearly none is still there: one in ten at most. */
const NEARLY_NONE = 10

/**
 * Refuses parts that hold none, or one in ten at most, of what was open in the list they would replace; and fewer files than the last edition came in,
 * where something is missing. A list of up to two open pieces is replaced by anything.
 * @throws InputError 'list-other', 'list-part'
 */
export function refuseOtherList(ledger: Ledger, list: KnownList, parts: readonly InvoiceReading[]): void {
  const before = openPieces(ledger, list.source)
  const records = parts.flatMap(({ invoices }) => invoices)
  const held = stillListed(before, records).length
  if (before.length > FEW && held * NEARLY_NONE <= before.length) refuseAsOther(list, parts, before, held)
  if (parts.length < list.files.length && held < before.length) refuseAsPart(list, parts, before, before.length - held)
}

function refuseAsOther(list: KnownList, parts: readonly InvoiceReading[], before: readonly OpenPiece[], held: number): never {
  const file = parts[0]?.file ?? ''
  const open = parts.flatMap(({ invoices }) => invoices.filter(({ outstandingCents }) => outstandingCents !== 0))
  const shown = held === 0 ? 'aucune n’est dans ce fichier' : `${held} ${plural(held, 'seule est', 'seulement sont')} dans ce fichier`
  throw new InputError(
    'list-other',
    `Ce fichier remplacerait la liste « ${list.source} » (${lastEdition(list)}) : ${piecesText(before)}, dont ${shown}, qui montre ${piecesText(open)}. ` +
      'Ce qui n’y est plus compterait comme réglé. Rien n’a été enregistré.',
    {
      file,
      advice: `Si c’est une autre liste, importez-la seule sous un nom à elle : --list "${ownName(file, list.source)}". Si elle remplace bien la première, dont le reste est réglé, ajoutez --replaces "${list.source}".`,
    },
  )
}

function refuseAsPart(list: KnownList, parts: readonly InvoiceReading[], before: readonly OpenPiece[], gone: number): never {
  const [are, would] = [plural(gone, 'est', 'sont'), plural(gone, 'compterait comme réglée', 'compteraient comme réglées')]
  throw new InputError(
    'list-part',
    `La liste « ${list.source} » est venue en ${list.files.length} fichiers (${lastEdition(list)}), et il n’y en a que ${parts.length} : ${gone} de ses ${piecesText(before)}, n’y ${are} plus et ${would}. Rien n’a été enregistré.`,
    {
      file: parts[0]?.file ?? '',
      advice: `Donnez ensemble tous les fichiers de la liste ; s’il n’en manque aucun, ajoutez --replaces "${list.source}".`,
    },
  )
}

/** A name for the list, of its file; « NOM » where that is the other's, or that of an edition. */
function ownName(file: string, source: string): string {
  const stem = fileStem(file)
    .replace(/["«»\s]+/g, ' ')
    .slice(0, 60)
    .trim()
  return stem === '' || nameDay(stem) !== null || stem.toLowerCase() === source.toLowerCase() ? 'NOM' : stem
}
