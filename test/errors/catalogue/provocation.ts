// What an entry of the catalogue of errors says.

/** A small input that brings a named error, and the exact answer. */
export interface Provocation {
  readonly code: string
  readonly exit: number
  /** What is typed after `relance`; double quotes keep words together. */
  readonly command: string
  /** State of the dossier where it is typed (see workbench.ts); by default healthy books. */
  readonly dossier?: string
  readonly env?: Readonly<Record<string, string>>
  /** Typed at a terminal, where --json would change what is asked. */
  readonly tty?: true
  /** File and line that JSON tells, and the column that people are told besides; none by default. */
  readonly at?: readonly [file: string, line?: number, column?: number]
  /** The whole of stderr, after a line end. The dossier's folder reads /dossier. */
  readonly says: string
}
