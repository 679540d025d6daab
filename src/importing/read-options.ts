// What a reader needs to know besides the bytes: the user's choices and the dossier's settings, already checked.
import type { IsoDay } from '../domain/day.ts'
import type { ImportProfile } from '../domain/settings.ts'
import type { ByteReader } from './books/byte-reader.ts'

/** The families of files that can be read. */
export type Family = 'fec' | 'entries' | 'invoices' | 'contacts' | 'reminders' | 'aged-balance'

/** A file in memory; `name` is what messages call it (its base name may carry SIRENFECAAAAMMJJ). */
export interface SourceFile {
  readonly name: string
  readonly bytes: Buffer
  /** The whole file on the disk, where `bytes` are only its first ones. */
  readonly disk?: ByteReader
  /** Digest of the file as given, when the bytes are not it (a sheet of a workbook); lower-case hexadecimal. */
  readonly sha256?: string
  /** Sheet of a workbook whose text the bytes are, columns set apart by tabs. */
  readonly sheet?: string
}

/** How far the reading of a large ledger has come: bytes read, then customer lines made. */
export interface ReadProgress {
  readonly phase: 'read' | 'store'
  readonly done: number
  readonly total: number
  /** Rows read or lines made so far. */
  readonly rows: number
}

export interface ReadOptions {
  /** Told now and then while a large ledger is read. */
  readonly tell?: (progress: ReadProgress) => void
  /** Family said by the user; otherwise recognised by content. */
  readonly as?: Family
  /** Layout said by the user (id of `layouts/layout-list.ts`); otherwise recognised by content. */
  readonly layout?: string
  /** Encoding said by the user; otherwise recognised by content. */
  readonly encoding?: string
  /** Code of the opening journal; otherwise found by its content. */
  readonly openingJournal?: string
  /** Day of a document: PieceDate when plausible ('piece', the default) or EcritureDate. */
  readonly documentDay?: 'piece' | 'entry'
  /** Last day of the fiscal year; otherwise told by the entries. */
  readonly yearEnd?: IsoDay
  /** Role -> header as it stands in the file; wins over everything else. */
  readonly map?: Readonly<Record<string, string>>
  /** Name of the profile that `map` comes from; null or absent: the user gave it. */
  readonly profile?: string | null
  /** Profiles of the dossier: the one saved from a file with the same titles is used, unless the user says otherwise. */
  readonly profiles?: Readonly<Record<string, ImportProfile>>
  /** Prefixes of customer accounts ("411", "413", "416", "419"). */
  readonly customerAccounts: readonly string[]
  /** Codes or names the user knows not to be customers: no warning for them. */
  readonly pseudoCustomers: readonly string[]
  /** Rejected rows do not stop the reading (file-level refusals still do). */
  readonly acceptRejects: boolean
  /** Day of the command. */
  readonly date: IsoDay
}
