// Which invoice lists of a dossier are editions of one list, and which stand beside each other. An invoice that two lists show would be claimed
// twice, and one that left a list nobody brings again would never be paid: both are refused or told.
import { basename } from 'node:path'
import { withoutAccents } from '../domain/accents.ts'
import { InputError, UsageError } from '../domain/errors.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { ImportIssue, InvoiceRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'

const MONTHS =
  'janv(?:ier)?|f[eé]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[eé]c(?:embre)?'
const MONTH = new RegExp(`(?<!\\p{L})(?:${MONTHS})(?!\\p{L})`, 'gu')

/**
 * Which list a file is a new edition of: its name without digits, months, punctuation and extension, so that
 * `factures-2026-10.csv` follows `factures-2026-09.csv`, and `Factures octobre.csv` comes before `Factures novembre.csv`.
 */
export function listSource(file: string): string {
  // Of an archive, the file inside: « archive.zip › factures.csv ».
  const stem = basename(file.split(' › ').at(-1) ?? file).replace(/\.[^.]*$/, '')
  const words = stem.normalize('NFC').toLowerCase().replace(MONTH, ' ')
  return words.replace(/[^\p{L}]+/gu, ' ').trim() || 'liste'
}

const LATEST = 's.document_id = d.id AND s.day = (SELECT max(l.day) FROM document_state l WHERE l.document_id = d.id)'
const WITHOUT_BOOKS = 'NOT EXISTS (SELECT 1 FROM line l WHERE l.customer = d.customer)'

/** Another list of the dossier, as it stands. */
interface OtherList {
  readonly source: string
  /** Its last file and the day that one was imported for. */
  readonly file: string
  readonly day: string
  /** Open invoices of customers without ledger lines, and what they leave. */
  readonly invoices: number
  readonly cents: number
}

/**
 * From now on these lists are editions of `source` before the one that comes.
 * @param replaced names of lists or of their files
 * @throws UsageError 'list-unknown' where there is no such list
 */
export function replaceLists({ db }: Ledger, source: string, replaced: readonly string[]): void {
  const known = db.prepare("SELECT DISTINCT source FROM import_file WHERE kind = 'invoices' ORDER BY source").pluck()
  const rename = ['document', 'import_file'].map((table) => db.prepare(`UPDATE ${table} SET source = ? WHERE source = ?`))
  for (const name of replaced) {
    const lists = known.all() as string[]
    const former = lists.includes(name) ? name : listSource(name)
    if (!lists.includes(former))
      throw new UsageError('list-unknown', `--replaces : aucune liste importée ne s’appelle « ${name} ».`, {
        advice: lists.length === 0 ? 'Ôtez --replaces : c’est la première.' : `Listes du dossier : ${lists.join(', ')}.`,
      })
    for (const one of rename) one.run(source, former)
  }
}

/**
 * Refuses invoices that another list shows as open too: same number, day and amount, and the customer's code or name. Where the books know the
 * customer they alone count.
 * @throws InputError 'list-twice' with up to 20 of them
 */
export function refuseListedTwice(ledger: Ledger, source: string, records: readonly InvoiceRecord[], file: string): void {
  const known = openElsewhere(ledger, source)
  const twice = records.flatMap((record) => {
    const other =
      record.outstandingCents === 0
        ? undefined
        : likenesses(record)
            .map((like) => known.get(like))
            .find((one) => one !== undefined)
    return other === undefined ? [] : [{ record, other }]
  })
  const [first] = twice
  if (first === undefined) return
  const [are, would] = [
    plural(twice.length, 'facture est', 'factures sont'),
    plural(twice.length, 'elle serait réclamée', 'elles seraient réclamées'),
  ]
  throw new InputError(
    'list-twice',
    `${twice.length} ${are} déjà dans une autre liste, « ${first.other} » : ${would} deux fois. Rien n’a été enregistré.`,
    {
      file,
      line: first.record.row,
      excerpt: named(first.record),
      problems: twice.slice(0, 20).map(({ record }) => ({ line: record.row, message: named(record) })),
      problemCount: twice.length,
      advice: `Si ce fichier est la nouvelle édition de cette liste, ajoutez --replaces "${first.other}" ; sinon, gardez chaque facture dans une seule liste.`,
    },
  )
}

/** The list of each open invoice of the others, by what makes invoices the same. */
function openElsewhere({ db }: Ledger, source: string): ReadonlyMap<string, string> {
  const rows = db.prepare<[string], Like & { readonly source: string }>(`
    SELECT d.source, d.customer, coalesce(c.given_name, c.books_name, '') AS customerName, d.number, d.issued_on AS issuedOn, d.total_cents AS totalCents
    FROM document d LEFT JOIN customer c ON c.code = d.customer JOIN document_state s ON ${LATEST}
    WHERE d.source <> ? AND s.listed = 1 AND s.outstanding_cents <> 0 AND ${WITHOUT_BOOKS}`)
  return new Map(rows.all(source).flatMap((row) => likenesses(row).map((like) => [like, row.source])))
}

interface Like {
  readonly customer: string
  readonly customerName: string
  readonly number: string
  readonly issuedOn: string
  readonly totalCents: number
}

function likenesses({ customer, customerName, number, issuedOn, totalCents }: Like): string[] {
  const what = JSON.stringify([number, issuedOn, totalCents])
  const name = withoutAccents(customerName).toLowerCase().trim()
  return [`code ${customer} ${what}`, ...(name === '' || number === LUMP_NUMBER ? [] : [`name ${name} ${what}`])]
}

function named({ number, customer, totalCents }: InvoiceRecord): string {
  return `${number === LUMP_NUMBER ? 'Solde' : `Facture ${number}`} du client ${customer}, ${formatAmount(totalCents)}.`
}

/** As many open invoices do not all get paid between two editions without somebody noticing. */
const TOO_MANY_GONE = 3

/**
 * Refuses an edition that holds none of the open invoices of the one before it: two lists of different customers may have names that differ by digits
 * alone, and the second would make the first look paid.
 * @param replaced what the user says it replaces: then he has said so
 * @throws InputError 'list-other'
 */
export function refuseOtherList(
  { db }: Ledger,
  source: string,
  records: readonly InvoiceRecord[],
  { file, replaced }: { readonly file: string; readonly replaced: readonly string[] },
): void {
  if (replaced.some((name) => name === source || listSource(name) === source)) return
  type Open = { readonly customer: string; readonly number: string; readonly totalCents: number; readonly cents: number }
  const rows = db.prepare<[string], Open>(`
    SELECT d.customer, d.number, d.total_cents AS totalCents, s.outstanding_cents AS cents FROM document d JOIN document_state s ON ${LATEST}
    WHERE d.source = ? AND s.listed = 1 AND s.outstanding_cents <> 0`)
  const open = rows.all(source)
  // The customer may have another code now, or the total have been corrected.
  const marks = ({ customer, number, totalCents }: Pick<Open, 'customer' | 'number' | 'totalCents'>) => [
    `${customer}\u0000${number}`,
    `\u0000${number}\u0000${totalCents}`,
  ]
  const present = new Set(records.flatMap(marks))
  if (open.length < TOO_MANY_GONE || open.some((row) => marks(row).some((mark) => present.has(mark)))) return
  const before = db
    .prepare("SELECT file FROM import_file WHERE kind = 'invoices' AND source = ? ORDER BY id DESC LIMIT 1")
    .pluck()
    .get(source) as string
  const sum = formatAmount(open.reduce((total, { cents }) => total + cents, 0) as InvoiceRecord['totalCents'])
  throw new InputError(
    'list-other',
    `Ce fichier ne contient aucune des ${open.length} pièces ouvertes de « ${basename(before)} » (${sum}), dont il serait la nouvelle édition d’après son nom : toutes passeraient pour réglées. Rien n’a été enregistré.`,
    {
      file,
      advice: `Si tout y est vraiment réglé, ajoutez --replaces "${source}". Si c’est une autre liste, donnez aux deux des noms qui diffèrent par un mot, pas seulement par des chiffres ou un mois.`,
    },
  )
}

/** A remark on what is no longer in a list: it counts as settled. */
export function goneFromList(vanished: readonly { readonly outstandingCents: number }[], day: InvoiceRecord['issuedOn']): ImportIssue[] {
  if (vanished.length === 0) return []
  const sum = formatAmount(vanished.reduce((total, { outstandingCents }) => total + outstandingCents, 0) as InvoiceRecord['totalCents'])
  const message = `${vanished.length} ${plural(vanished.length, 'pièce de l’édition précédente n’y est plus et compte comme réglée', 'pièces de l’édition précédente n’y sont plus et comptent comme réglées')} le ${formatDay(day)} (${sum}).`
  return [{ line: 0, column: null, code: 'list-settled', severity: 'warning', message, excerpt: '' }]
}

/** A remark on each list that a list nobody had brought before stands beside: invoices that are paid stay open there until it comes again. */
export function listsBeside({ db }: Ledger, source: string): ImportIssue[] {
  if (db.prepare("SELECT 1 FROM import_file WHERE kind = 'invoices' AND source = ? LIMIT 1").get(source) !== undefined) return []
  const others = db.prepare<[string], OtherList>(`
    SELECT d.source, (SELECT file FROM import_file f WHERE f.source = d.source AND f.kind = 'invoices' ORDER BY f.id DESC LIMIT 1) AS file,
      (SELECT max(day) FROM import_file f WHERE f.source = d.source AND f.kind = 'invoices') AS day,
      count(*) AS invoices, sum(s.outstanding_cents) AS cents
    FROM document d JOIN document_state s ON ${LATEST}
    WHERE d.source <> ? AND s.listed = 1 AND s.outstanding_cents <> 0 AND ${WITHOUT_BOOKS}
    GROUP BY d.source ORDER BY d.source`)
  return others.all(source).map(({ source: other, file, day, invoices, cents }) => {
    const message =
      `Cette liste s’ajoute à « ${other} » (${basename(file)}, importée pour le ${formatDay(day as InvoiceRecord['issuedOn'])} : ${invoices} ${plural(invoices, 'pièce ouverte', 'pièces ouvertes')}, ` +
      `${formatAmount(cents as InvoiceRecord['totalCents'])}). Si elle la remplace, importez-la avec --replaces "${other}" : sinon ce qui y a été réglé sera encore relancé.`
    return { line: 0, column: null, code: 'list-beside', severity: 'warning', message, excerpt: '' }
  })
}
