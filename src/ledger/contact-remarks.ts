// What a contact file makes one notice: customers found by their name, customers nobody knows, regimes to confirm, two codes for
// one company. Each kind is one remark with a few examples; nothing is changed.
import type { Customer } from '../domain/customer.ts'
import { type SameCompany, sameCompanies } from '../domain/customer-names.ts'
import { formatDay, plural } from '../domain/format.ts'
import type { ContactRecord, ImportIssue } from '../domain/reading.ts'
import { type CustomerFinder, ownerOf } from './customer-finder.ts'
import { customers } from './customers.ts'
import { forgottenCustomers } from './forgotten.ts'
import { leavesAlone } from './forgotten-again.ts'
import type { Ledger } from './ledger.ts'
import { REGIME_WORDS } from './regime-words.ts'

const SHOWN = 10

/** The remarks on a contact file once it is stored. */
export function contactRemarks(ledger: Ledger, records: readonly ContactRecord[], finder: CustomerFinder): ImportIssue[] {
  const known = customers(ledger)
  const owners = records.map((record) => ({ record, owner: ownerOf(finder, record) }))
  const touched = new Set(owners.map(({ record, owner }) => owner ?? record.customer))
  const named = owners.filter(({ record, owner }) => owner !== null && owner !== record.customer)
  const unknown = finder.hasBooks ? owners.filter(({ owner }) => owner === null) : []
  const proposed = [...touched].flatMap((code) => known.get(code) ?? []).filter((one) => one.proposedRegime !== null)
  return [
    ...(finder.hasBooks ? [] : [remark('books-missing', NO_BOOKS)]),
    ...about(
      'customer-recognised',
      named,
      (count) => `${count} ${plural(count, 'client est retrouvé', 'clients sont retrouvés')} en comptabilité sous un autre code`,
      ({ record, owner }) => `${record.customer} → ${owner}`,
    ),
    ...about(
      'customer-not-in-books',
      unknown,
      (count) => `${count} ${plural(count, 'client n’a', 'clients n’ont')} aucune écriture en comptabilité`,
      ({ record }) => label(record.customer, record.name),
    ),
    ...about(
      'regime-proposed',
      proposed,
      (count) => `${count} ${plural(count, 'client dont', 'clients dont')} le régime est à confirmer`,
      proposal,
      CONFIRM,
    ),
    ...merges([...known.values()], touched),
  ]
}

/** Customers who were forgotten, of whom a file tells: those left out, and those who owe again. */
export function forgottenRemarks(ledger: Ledger, records: readonly ContactRecord[], finder: CustomerFinder): ImportIssue[] {
  const forgotten = forgottenCustomers(ledger)
  if (forgotten.size === 0) return []
  const isLeft = leavesAlone(ledger)
  const owners = new Set(records.map((record) => ownerOf(finder, record) ?? record.customer))
  const told = [...forgotten].flatMap(([code, day]) => (owners.has(code) ? [{ code, day }] : []))
  const tell = ({ code, day }: (typeof told)[number]) => `${code}, effacé le ${formatDay(day)}`
  return [
    ...about(
      'customer-forgotten',
      told.filter(({ code }) => isLeft(code)),
      (count) =>
        `${count} ${plural(count, 'client effacé ne doit rien et ses coordonnées n’ont pas été reprises', 'clients effacés ne doivent rien et leurs coordonnées n’ont pas été reprises')}`,
      tell,
      ' Effacez-les aussi de votre logiciel.',
    ),
    ...about(
      'customer-forgotten-owes',
      told.filter(({ code }) => !isLeft(code)),
      (count) =>
        `${count} ${plural(count, 'client effacé doit de nouveau et ses coordonnées sont reprises', 'clients effacés doivent de nouveau et leurs coordonnées sont reprises')} pour le relancer`,
      tell,
    ),
  ]
}

const NO_BOOKS =
  'La comptabilité n’est pas encore importée : ces clients y seront cherchés par leur code, puis par leur nom, quand elle le sera.'
const CONFIRM =
  ' Tant que rien n’est confirmé, seul le principal leur est réclamé. Pour confirmer : une colonne « Régime » dans le fichier de contacts (professionnel, public, particulier, étranger).'

function proposal({ code, name, proposedRegime }: Customer): string {
  if (proposedRegime === null) return label(code, name)
  return `${label(code, name)}, ${REGIME_WORDS[proposedRegime.regime]} ? (${proposedRegime.because})`
}

function merges(known: readonly Customer[], touched: ReadonlySet<string>): ImportIssue[] {
  const names = new Map(known.map((one) => [one.code, one.name]))
  const pairs = sameCompanies(known).filter(({ codes }) => codes.some((code) => touched.has(code)))
  const tell = ({ codes, shared }: SameCompany) => {
    const what = shared.kind === 'siren' ? `le SIREN ${shared.value}` : `l’adresse ${shared.value}`
    const named = codes.slice(0, SHOWN).map((code) => label(code, names.get(code) ?? null))
    const left = codes.length - named.length
    const all = [...named, ...(left > 0 ? [`${left} ${plural(left, 'autre', 'autres')}`] : [])]
    return `${all.slice(0, -1).join(', ')} et ${all.at(-1)} ont ${what}`
  }
  return about(
    'same-company',
    pairs,
    () => 'Peut-être un seul client sous plusieurs codes',
    tell,
    ' Fusionnez-les dans votre logiciel si c’est le cas ; relance ne les réunit pas.',
  )
}

function label(code: string, name: string | null): string {
  return name === null || name === code ? code : `${code} (${name})`
}

/** One remark for all of a kind, none for an empty list. */
function about<T>(code: string, ones: readonly T[], start: (count: number) => string, tell: (one: T) => string, end = ''): ImportIssue[] {
  if (ones.length === 0) return []
  const left = ones.length - SHOWN
  const more = left > 0 ? ` ; et ${left} ${plural(left, 'autre', 'autres')}` : ''
  return [remark(code, `${start(ones.length)} : ${ones.slice(0, SHOWN).map(tell).join(' ; ')}${more}.${end}`)]
}

/** A remark on a contact file as a whole. */
export function remark(code: string, message: string): ImportIssue {
  return { line: 0, column: null, code, severity: 'warning', message, excerpt: '' }
}
