// What a page is made of, whatever draws it: headings, facts, tables, sentences. Finished French text, no layout.
import type { Table as PaperTable } from '../../rendering/pdf/table.ts'
import type { Party } from './calculation.ts'

export interface Table extends PaperTable {
  readonly rows: readonly (readonly string[])[]
  readonly foot: readonly (readonly string[])[]
  readonly kind: 'table'
}

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly under: string }
  | { readonly kind: 'parties'; readonly parties: readonly (readonly [role: string, party: Party])[] }
  /** Level 2: a customer or a part of the sheet, level 3: an invoice. `newPage`: begins one on paper. */
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | Table
  | { readonly kind: 'sentence'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly caption: string; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'fingerprint'; readonly hash: string; readonly meaning: string }
