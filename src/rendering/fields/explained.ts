// How the fields of a template are explained: one French sentence each, in the shape of the view itself, so that the compiler asks for
// every field and admits no other.

/** The words of each field of `T`; of a list of rows or a group of fields, its words and those of its own fields. */
export type Explained<T> = { readonly [K in keyof T]-?: ExplainedField<T[K]> }

type ExplainedField<V> = V extends readonly (infer R)[] ? (R extends object ? Nested<R> : string) : V extends object ? Nested<V> : string

export interface Nested<R> {
  readonly text: string
  /** Lists whose rows are alike share one explanation. */
  readonly fields: Explained<R>
}
