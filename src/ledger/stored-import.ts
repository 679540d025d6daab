// What an import is asked and what it answers: plain shapes.
import type { IsoDay } from '../domain/day.ts'
import type { ImportIssue } from '../domain/reading.ts'
import type { Control } from './control.ts'
import type { Relinked } from './identity.ts'
import type { LineChanges } from './line-changes.ts'
import type { LineExample } from './line-examples.ts'
import type { ListChoice } from './list-sources.ts'
import type { Recoded } from './lost-items.ts'

export interface StoreOptions extends ListChoice {
  /** Present moment, ISO 8601. */
  readonly at: string
  /** The day the import is made for: invoices gone from a list are settled that day. */
  readonly date: IsoDay
  readonly dryRun: boolean
  /** The user says that a year without opening entries is the company's first. */
  readonly firstYear: boolean
  readonly acceptGap: boolean
  /** Nobody looks at what it says: an export that seems older than what is there, or cut, is refused. */
  readonly unattended?: boolean
  /** The creditor's SIREN in the settings. */
  readonly siren: string | null
}

export interface StoredFile {
  readonly file: string
  readonly sha256: string
  /** The same bytes are what the ledger holds: nothing was done. */
  readonly alreadyImported: boolean
  /** New or different lines; imported + unchanged = lines, invoices or contacts of the reading. */
  readonly imported: number
  readonly unchanged: number
  readonly changes: LineChanges
  /** Up to 20 of each sort, when an export of the year was there before. */
  readonly examples?: readonly LineExample[]
  readonly warnings: readonly ImportIssue[]
}

export interface StoredImport {
  /** In the order of the readings. */
  readonly files: readonly StoredFile[]
  readonly control: Control
  /** What was sent, held or noted and is now known under another key, or under none. */
  readonly relinked: readonly Relinked[]
  /** Lost items that appeared under another code, of which nobody knew yet. */
  readonly recoded: readonly Recoded[]
}
