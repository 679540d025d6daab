// An invoice that two lists show as open would be claimed twice: it is refused. An accountant's numbers are unique for a customer.
import { withoutAccents } from '../domain/accents.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { InvoiceReading, InvoiceRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { isOfAnotherYear, type OpenPiece, openPieces, pieceNumber } from './list-pieces.ts'

/**
 * Refuses invoices that another list leaves open too: the same number, however it is written, of the same customer, whatever the amount or the day;
 * where the customer has the same name under another code, the day or the amount must be the same. Where the books know the customer they alone count.
 * @param others lists looked at
 * @throws InputError 'list-twice' with up to 20 of them
 */
export function refuseListedTwice(ledger: Ledger, reading: InvoiceReading, others: ReadonlySet<string>): void {
  const pieces = groupBy(
    openPieces(ledger).filter(({ source }) => others.has(source)),
    pieceNumber,
  )
  const twice = reading.invoices.flatMap((record) => {
    const other = record.outstandingCents === 0 ? undefined : pieces.get(pieceNumber(record))?.find((piece) => isSame(piece, record))
    return other === undefined ? [] : [{ record, other }]
  })
  const [first] = twice
  if (first === undefined) return
  const { source } = first.other
  const [are, would] = [
    plural(twice.length, 'facture est', 'factures sont'),
    plural(twice.length, 'elle serait réclamée', 'elles seraient réclamées'),
  ]
  throw new InputError(
    'list-twice',
    `${twice.length} ${are} déjà dans une autre liste, « ${source} » : ${would} deux fois. Rien n’a été enregistré.`,
    {
      file: reading.file,
      line: first.record.row,
      excerpt: told(first.record, first.other),
      problems: twice.slice(0, 20).map(({ record, other }) => ({ line: record.row, message: told(record, other) })),
      problemCount: twice.length,
      advice: `Si ce fichier est la nouvelle édition de cette liste, ajoutez --replaces "${source}" ; sinon, gardez chaque facture dans une seule liste.`,
    },
  )
}

function isSame(piece: OpenPiece, record: InvoiceRecord): boolean {
  if (isOfAnotherYear(piece, record)) return false
  if (piece.customer === record.customer) return true
  const name = folded(record.customerName)
  if (name === '' || name !== folded(piece.customerName) || record.number === LUMP_NUMBER) return false
  return piece.issuedOn === record.issuedOn || piece.totalCents === record.totalCents
}

function folded(name: string): string {
  return withoutAccents(name).toLowerCase().trim()
}

/** The invoice; what the other list says of it otherwise. */
function told(record: InvoiceRecord, other: OpenPiece): string {
  const { number, customer, totalCents, issuedOn } = record
  const named = `${number === LUMP_NUMBER ? 'Solde' : `Facture ${number}`} du client ${customer}, ${formatAmount(totalCents)}`
  const same = other.number === number && other.totalCents === totalCents && other.issuedOn === issuedOn
  return same ? `${named}.` : `${named} (${other.number} du ${formatDay(other.issuedOn)}, ${formatAmount(other.totalCents)} dans l’autre).`
}
