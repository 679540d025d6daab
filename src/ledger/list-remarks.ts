// What is said of a list once it is taken: what left it, which lists it stands beside; or that it was left aside.
import { sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { ImportIssue } from '../domain/reading.ts'
import { type KnownList, knownLists, lastEdition } from './known-lists.ts'
import type { Ledger } from './ledger.ts'
import { type OpenPiece, openPieces, piecesText } from './list-pieces.ts'

/** What left a list with its new edition; nothing where nothing did. @param list its edition before */
export function settledRemark(pieces: readonly OpenPiece[], list: KnownList | undefined, day: IsoDay): ImportIssue[] {
  if (pieces.length === 0 || list === undefined) return []
  const sum = formatAmount(sumCents(pieces.map(({ outstandingCents }) => outstandingCents)))
  const [are, count] = [
    plural(pieces.length, 'pièce ouverte n’est', 'pièces ouvertes ne sont'),
    plural(pieces.length, 'elle compte comme réglée', 'elles comptent comme réglées'),
  ]
  return [
    remark(
      'list-settled',
      `De la liste « ${list.source} » (${lastEdition(list)}), ${pieces.length} ${are} plus dans ce fichier, ${sum} : ${count} au ${formatDay(day)}.`,
    ),
  ]
}

/** Of each list that a list nobody had brought before stands beside: invoices that are paid stay open there until it comes again. */
export function listsBeside(ledger: Ledger, source: string): ImportIssue[] {
  const lists = knownLists(ledger)
  if (lists.some((list) => list.source === source)) return []
  const open = groupBy(openPieces(ledger), (piece) => piece.source)
  return lists.flatMap((list) => {
    const pieces = open.get(list.source)
    if (pieces === undefined) return []
    const message =
      `Cette liste s’ajoute à « ${list.source} » (${lastEdition(list)} : ${piecesText(pieces)}). ` +
      `Si elle la remplace, importez-la avec --replaces "${list.source}" : sinon ce qui y a été réglé sera encore relancé.`
    return [remark('list-beside', message)]
  })
}

/** Of a file that is an edition before the last one of its list. */
export function leftAsideRemark(list: KnownList): ImportIssue {
  return remark(
    'list-aside',
    `Ce fichier est une édition ancienne de la liste « ${list.source} », laissée de côté : la dernière (${lastEdition(list)}) reste. ` +
      `Si c’est pourtant la plus récente, importez-la avec --replaces "${list.source}".`,
  )
}

function remark(code: string, message: string): ImportIssue {
  return { line: 0, column: null, code, severity: 'warning', message, excerpt: '' }
}
