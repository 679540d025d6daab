// The invoices of a dossier as files to enclose: which file is the invoice of a number, for certain, or why none is.
// What cannot be told for certain is not enclosed: another customer's invoice is worse than none.
import { normaliseRef } from '../domain/document-ref.ts'
import type { MissingCode } from '../domain/enclosure.ts'
import type { CustomerCode } from '../domain/names.ts'
import { customerCodes } from '../ledger/customers.ts'
import { numberOwners } from '../ledger/number-owners.ts'
import { INVOICE_FOLDER, invoiceFiles, type ListedFile } from './attachments-folder.ts'
import { claimantsOf, type NumberOwners, writtenForm } from './attachments-names.ts'
import type { Dossier } from './dossier.ts'
import { dossierFileEnds, type FileFault, readDossierFile } from './dossier-file.ts'

export type FoundInvoice =
  | { readonly ok: true; readonly path: string; readonly size: number }
  | { readonly ok: false; readonly code: MissingCode; readonly text: string }

export type InvoiceFinder = (customer: CustomerCode, ref: string) => FoundInvoice

interface Candidate {
  readonly file: ListedFile
  readonly written: string
  /** What else its name may mean. */
  readonly doubt: 'number-shared' | 'name-ambiguous' | null
}

/** A PDF begins and ends so (ISO 32000-1, 7.5.2 and 7.5.5); readers look for the end in the last 1024 bytes. */
const PDF_START = /^(?:\xef\xbb\xbf)?\s{0,8}%PDF-\d/
const PDF_END = '%%EOF'
const END_LENGTH = 1024

const FAULTS: Readonly<Record<FileFault, { readonly code: MissingCode; readonly what: string }>> = {
  missing: { code: 'not-found', what: 'a disparu pendant la préparation' },
  other: { code: 'not-a-file', what: 'est un lien, un dossier ou autre chose qu’un fichier : mettez-y le fichier lui-même' },
  unreadable: { code: 'unreadable', what: 'ne peut pas être lu : vérifiez vos droits sur ce fichier' },
  'too-large': { code: 'too-large', what: 'est trop grand pour être joint' },
}

const finders = new WeakMap<Dossier, InvoiceFinder | null>()

/** Null when the folder `invoices` holds nothing: this dossier encloses no invoice, and nobody is told of any. Made once per run. */
export function invoiceFinder(dossier: Dossier): InvoiceFinder | null {
  const known = finders.get(dossier)
  if (known !== undefined) return known
  const files = invoiceFiles(dossier)
  const made = files === null || files.length === 0 ? null : finderOf(dossier, files)
  finders.set(dossier, made)
  return made
}

export interface InvoiceCoverage {
  readonly files: number
  /** Paths of those that are nobody's invoice, or may be two. */
  readonly unknown: readonly string[]
}

/** Which PDF files of the folder can be enclosed one day; null without such a folder. */
export function invoiceCoverage(dossier: Dossier): InvoiceCoverage | null {
  const files = invoiceFiles(dossier)
  if (files === null) return null
  const claimants = claimantsOf(numberOwners(dossier.ledger), customerCodes(dossier.ledger))
  const unknown = files.filter((file) => !file.isFile || claimants(file).length !== 1)
  return { files: files.length, unknown: unknown.map(({ path }) => path) }
}

/**
 * The bytes of an invoice that was found, as it was found: null when the file is no longer the same size, no longer a PDF, or no longer there.
 */
export function invoiceBytes({ folder }: Dossier, { path, size }: { readonly path: string; readonly size: number }): Buffer | null {
  const read = readDossierFile(folder, path, size)
  return read.ok && read.bytes.length === size && isPdf(read.bytes, read.bytes) ? read.bytes : null
}

function finderOf(dossier: Dossier, files: readonly ListedFile[]): InvoiceFinder {
  const owners = numberOwners(dossier.ledger)
  const candidates = candidatesOf(files, owners, customerCodes(dossier.ledger))
  return (customer, ref) => {
    const number = normaliseRef(ref)
    const named = candidates.get(`${customer}\n${number}`) ?? []
    const own = named.filter(({ doubt }) => doubt === null)
    const spellings = new Set([...(owners.get(number)?.get(customer) ?? [])].map(writtenForm))
    // Two numbers that differ by what separates their parts may be two invoices: only the very spelling tells.
    const exact = spellings.size > 1 ? own.filter(({ written }) => written === writtenForm(ref)) : own
    if (exact.length > 0)
      return sole(
        dossier,
        ref,
        exact.map(({ file }) => file),
      )
    const doubt = named.find((one) => one.doubt !== null)?.doubt ?? (own.length > 0 ? 'name-ambiguous' : null)
    return absent(ref, customer, doubt)
  }
}

function candidatesOf(files: readonly ListedFile[], owners: NumberOwners, codes: readonly CustomerCode[]): Map<string, Candidate[]> {
  const claimants = claimantsOf(owners, codes)
  const candidates = new Map<string, Candidate[]>()
  for (const file of files) {
    const all = claimants(file)
    const doubt = all.length < 2 ? null : new Set(all.map(({ customer }) => customer)).size > 1 ? 'number-shared' : 'name-ambiguous'
    for (const { customer, number, written } of all) {
      const key = `${customer}\n${number}`
      candidates.set(key, [...(candidates.get(key) ?? []), { file, written, doubt }])
    }
  }
  return candidates
}

function absent(ref: string, customer: CustomerCode, doubt: Candidate['doubt']): FoundInvoice {
  switch (doubt) {
    case null:
      return refused('not-found', `Aucun fichier du dossier ${INVOICE_FOLDER} ne porte le numéro ${ref}.`)
    case 'number-shared':
      return refused(
        doubt,
        `Plusieurs clients ont une pièce numéro ${ref} : son fichier n’est joint que si son nom ou son sous-dossier donne le code du client (« ${customer} ${ref}.pdf »).`,
      )
    case 'name-ambiguous':
      return refused(doubt, `Le nom du fichier de ${ref} se lit de deux façons : renommez-le exactement comme le numéro.`)
  }
}

/** The one file there is; several only when they are the same to the byte. */
function sole({ folder }: Dossier, ref: string, files: readonly ListedFile[]): FoundInvoice {
  const regular = files.filter(({ isFile }) => isFile)
  const first = regular[0]
  if (first === undefined) return faulty('other', files[0]?.path ?? ref)
  const ends = dossierFileEnds(folder, first.path, END_LENGTH)
  if (!ends.ok) return faulty(ends.why, first.path)
  const { size } = ends
  if (!isPdf(ends.start, ends.end)) return refused('not-a-pdf', `${first.path} n’est pas un PDF entier : enregistrez-le de nouveau.`)
  const others = regular.slice(1)
  if (others.length > 0 && !sameBytes(folder, first.path, others, size)) {
    const paths = regular.map(({ path }) => path).join(', ')
    return refused('several-files', `Plusieurs fichiers différents portent le numéro ${ref} (${paths}) : gardez le bon.`)
  }
  return { ok: true, path: first.path, size }
}

function sameBytes(folder: string, path: string, others: readonly ListedFile[], size: number): boolean {
  const read = readDossierFile(folder, path, size)
  return (
    read.ok &&
    others.every((other) => {
      const found = readDossierFile(folder, other.path, size)
      return found.ok && found.bytes.equals(read.bytes)
    })
  )
}

function isPdf(start: Buffer, end: Buffer): boolean {
  return PDF_START.test(start.toString('latin1', 0, 32)) && end.toString('latin1', Math.max(0, end.length - END_LENGTH)).includes(PDF_END)
}

function faulty(why: FileFault, path: string): FoundInvoice {
  const { code, what } = FAULTS[why]
  return refused(code, `${path} ${what}.`)
}

function refused(code: MissingCode, text: string): FoundInvoice {
  return { ok: false, code, text }
}
