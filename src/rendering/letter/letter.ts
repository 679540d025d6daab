// A letter as it is drawn: what stands in each place of the paper, then the blocks of its body, one under the other. Finished text.
import type { IsoDay } from '../../domain/day.ts'
import type { Language } from '../../domain/settings.ts'
import type { Run } from '../pdf/lines.ts'
import type { Cell } from '../pdf/table.ts'
import type { QrModules } from '../qr/modules.ts'

export type Words = readonly Run[]

export interface LetterRow {
  /** Titles of the columns. */
  readonly isHead: boolean
  readonly isTotal: boolean
  readonly cells: readonly Cell[]
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly words: Words }
  /** `note`: in small letters, what the law wants said. */
  | { readonly kind: 'paragraph'; readonly words: Words; readonly note: boolean }
  /** How to pay, in a frame; `code`: with the payment code beside it. */
  | { readonly kind: 'payment'; readonly words: Words; readonly code: boolean }
  | { readonly kind: 'sign'; readonly words: Words }
  | { readonly kind: 'table'; readonly rows: readonly LetterRow[] }

/** What a template says. Empty words: nothing stands there. */
export interface LetterText {
  /** Who writes, at the head. */
  readonly from: Words
  /** The recipient's address, in the window of the envelope. */
  readonly to: Words
  /** Registered mail, account, references, at the left of the address. */
  readonly references: Words
  readonly day: Words
  /** Of the company that writes, at the foot of each page. */
  readonly mentions: Words
  readonly blocks: readonly LetterBlock[]
}

/** The whole letter. */
export interface Letter extends LetterText {
  readonly subject: string
  readonly sender: string
  /** Of the message. */
  readonly date: IsoDay
  readonly language: Language
  /** At the head of the pages that follow: whose letter it is, to whom and about what. */
  readonly following: readonly [left: string, right: string]
  /** Null: it has none. */
  readonly paymentCode: QrModules | null
}
