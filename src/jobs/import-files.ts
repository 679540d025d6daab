// An import: every file read and understood first, then stored in one transaction with the control. All or nothing.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { ControlError, SettingsError, UsageError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import type { Reading } from '../domain/reading.ts'
import { type Family, isLayout, type ReadOptions, type ReadProgress, readSource, refuseOnErrors } from '../importing/read-file.ts'
import { listSource } from '../ledger/known-lists.ts'
import type { StoredFile } from '../ledger/store-readings.ts'
import type { ImportedFileView, ImportView } from '../reporting/views.ts'
import { collectOften } from './collect-often.ts'
import type { Dossier } from './dossier.ts'
import { importedAgain, keepAnswer } from './import-again.ts'
import { readSources } from './import-sources.ts'
import { storeImport } from './store-import.ts'

export interface ImportChoice {
  readonly as: Family | null
  readonly profile: string | null
  readonly map: Readonly<Record<string, string>>
  readonly encoding: string | null
  /** Sheet to read in workbooks; null to find the one that holds a table. */
  readonly sheet: string | null
  readonly openingJournal: string | null
  readonly yearEnd: IsoDay | null
  readonly firstYear: boolean
  /** The customers' balance the accountant reads in his own package. */
  readonly expectCents: Cents | null
  readonly dryRun: boolean
  readonly acceptRejects: boolean
  readonly acceptGap: boolean
  /** Names of invoice lists, or of their files, that the list of this call replaces. */
  readonly replaces: readonly string[]
  /** Nobody looks at what it says (the watched folder): an export that seems older than what is there, or cut, is refused. */
  readonly unattended?: boolean
  /** Name of the list that the invoices of this call are an edition of; null: their file tells. */
  readonly list: string | null
}

/**
 * Imports files (paths, folders, patterns, archives, workbooks, or '-' for standard input) into the dossier's ledger.
 * @param folder what relative paths start from
 * @param tell told now and then how far the reading of a large file has come
 * @throws InputError for a file that cannot be used (nothing is written); ControlError when the items do not tie with the
 * customer accounts, or the balance differs from `expectCents`; UsageError for one closing day and several ledgers; SettingsError for
 * an unknown profile; BusyError; MachineError.
 */
export async function importFiles(
  dossier: Dossier,
  day: IsoDay,
  paths: readonly string[],
  folder: string,
  choice: ImportChoice,
  tell?: (progress: ReadProgress) => void,
): Promise<ImportView> {
  const options = { ...readOptions(dossier, day, choice), ...(tell === undefined ? {} : { tell }) }
  const again = importedAgain(dossier, paths, folder, choice, options)
  if (again !== null) {
    refuseUnexpected(again.control, choice)
    return withExpected(again, choice)
  }
  collectOften()
  const { readings, leftOut } = await readSources(paths, folder, choice, (source) => readSource(source, options))
  if (!choice.acceptRejects) for (const reading of readings) refuseOnErrors(reading)
  refuseManyLists(readings, choice)
  const { dryRun, firstYear, acceptGap, replaces, list, unattended = false } = choice
  const how = {
    at: dossier.clock.now(),
    date: day,
    dryRun,
    firstYear,
    acceptGap,
    unattended,
    replaces,
    list,
    siren: dossier.settings.creditor.siren,
  }
  const stored = storeImport(dossier, readings, how, (found) => refuseUnexpected(found, choice))
  const { gaps: _gaps, ...control } = stored.control
  const files = readings.map((reading, index) => fileView(reading, stored.files[index], stored.dueDates))
  const view = { dryRun: choice.dryRun, files, leftOut, control }
  if (!choice.dryRun) keepAnswer(dossier, paths, folder, choice, options, view)
  return withExpected(view, choice)
}

function withExpected(view: ImportView, { expectCents }: ImportChoice): ImportView {
  return expectCents === null ? view : { ...view, expectedCents: expectCents }
}

function readOptions(dossier: Dossier, day: IsoDay, choice: ImportChoice): ReadOptions {
  const settings = dossier.settings.import
  const own = choice.profile === null ? null : settings.profiles[choice.profile]
  // A profile of the dossier comes first; the name of a known layout is a profile too.
  const layout = own === undefined && choice.profile !== null && isLayout(choice.profile) ? choice.profile : null
  const profile = layout === null ? own : null
  if (profile === undefined) {
    const known = Object.keys(settings.profiles)
    throw new SettingsError('profile-unknown', `Le profil « ${choice.profile} » n’est pas dans relance.yaml.`, {
      file: 'relance.yaml',
      advice:
        known.length > 0
          ? `Profils connus : ${known.join(', ')}.`
          : 'Gardez-en un avec --save-profile, ou donnez le nom d’un format connu : sage-pnm, ciel-ximport, ebp-text, quadra…',
    })
  }
  const as = choice.as ?? profile?.as
  const openingJournal = choice.openingJournal ?? (settings.opening === 'auto' ? null : settings.opening)
  return {
    ...(as ? { as } : {}),
    ...(layout === null ? {} : { layout }),
    ...(choice.encoding ? { encoding: choice.encoding } : {}),
    ...(openingJournal ? { openingJournal } : {}),
    ...(choice.yearEnd ? { yearEnd: choice.yearEnd } : {}),
    map: { ...profile?.map, ...choice.map },
    profile: choice.profile,
    ...(profile ? {} : { profiles: settings.profiles }),
    documentDay: settings.documentDay,
    customerAccounts: settings.customerAccounts,
    pseudoCustomers: settings.pseudoCustomers,
    acceptRejects: choice.acceptRejects,
    date: day,
  }
}

/** @throws UsageError unless what is said of a list has one to be said of. */
function refuseManyLists(readings: readonly Reading[], { list, replaces }: ImportChoice): void {
  const files = readings.flatMap(({ as, file }) => (as === 'invoices' ? [file] : []))
  if (list !== null && files.length === 0)
    throw new UsageError('usage', '--list nomme une liste de factures, et il n’y en a pas ici.', { advice: 'Ôtez --list.' })
  const lists = list === null ? new Set(files.map(listSource)).size : 1
  if (replaces.length === 0 || lists === 1) return
  throw new UsageError('usage', '--replaces dit quelle liste de factures la nouvelle remplace.', {
    advice: 'Importez la nouvelle liste seule, avec --replaces et le nom de celle qu’elle remplace.',
  })
}

/** @throws ControlError 'expect-gap'. */
function refuseUnexpected({ ledgerBalanceCents, byAccount }: ImportView['control'], { expectCents, acceptGap }: ImportChoice): void {
  if (expectCents === null || acceptGap) return
  const gap = cents(ledgerBalanceCents - expectCents)
  if (gap === 0) return
  throw new ControlError(
    'expect-gap',
    `Après cet import, le solde clients serait de ${formatAmount(ledgerBalanceCents)} ; vous attendiez ${formatAmount(expectCents)} : écart de ${formatAmount(gap)}. Rien n’a été enregistré.`,
    {
      advice:
        `Le solde comparé est celui de tous les comptes clients (${sums(byAccount)}). ` +
        'Vérifiez que l’export est complet (tous les journaux, à-nouveaux compris), ou forcez avec --accept-gap.',
    },
  )
}

function sums(accounts: ImportView['control']['byAccount']): string {
  return accounts.map(({ account, ledgerBalanceCents }) => `${account} : ${formatAmount(ledgerBalanceCents)}`).join(' ; ') || 'aucun'
}

function fileView(reading: Reading, stored: StoredFile | undefined, dueDates: string): ImportedFileView {
  if (stored === undefined) throw new RangeError(`nothing was stored for ${reading.file}`)
  const ledger = reading.as === 'fec' || reading.as === 'entries' ? reading : null
  const issues = [...reading.issues, ...stored.warnings]
  return {
    file: reading.file,
    sha256: reading.sha256,
    as: reading.as,
    encoding: reading.encoding,
    separator: reading.separator,
    rows: reading.rows,
    imported: stored.imported,
    unchanged: stored.unchanged,
    skipped: reading.skipped,
    rejected: reading.rejected,
    alreadyImported: stored.alreadyImported,
    fiscalYear: ledger?.fiscalYear ?? null,
    openingRegime: ledger?.openingRegime ?? 'none',
    openingJournal: ledger?.openingJournal ?? null,
    customers: customerCount(reading),
    lastBankDay: ledger?.lastBankDay ?? null,
    changes: { ...stored.changes, examples: stored.examples ?? [] },
    issues,
    issueCount: reading.issueCount + stored.warnings.length,
    explanations: ledger === null ? reading.explanations : [...reading.explanations, dueDates],
    columns: reading.columns,
    fingerprint: reading.fingerprint,
  }
}

function customerCount(reading: Reading): number {
  switch (reading.as) {
    case 'fec':
    case 'entries':
      return reading.names.size
    case 'invoices':
      return distinct(reading.invoices)
    case 'contacts':
      return distinct(reading.contacts)
    case 'reminders':
      return distinct(reading.reminders)
  }
}

function distinct(named: readonly { readonly customer: string }[]): number {
  return new Set(named.map((one) => one.customer)).size
}
