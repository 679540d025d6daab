// A problem of a row, before it is placed in its file.
import type { Role } from './columns/columns.ts'

/** `role` tells the column, null for the row as a whole. */
export interface Note {
  readonly role: Role | null
  readonly code: string
  readonly message: string
}
