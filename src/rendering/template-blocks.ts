// Finds the block of a template that is left open: what the parser says of it is the place where it gave up.

export interface OpenBlock {
  /** 'if several' */
  readonly block: string
  /** 'if' */
  readonly name: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 0. */
  readonly column: number
}

/** The innermost block that nothing closes, or that another one closes first; null where all are closed. */
export function openBlock(source: string): OpenBlock | null {
  const open: { readonly block: string; readonly name: string; readonly at: number }[] = []
  const written = source.replace(/\{\{!(?:--[\s\S]*?--|[\s\S]*?)~?\}\}/g, (comment) => ' '.repeat(comment.length))
  for (const { 1: sign, 2: words = '', index } of written.matchAll(/\{\{~?([#/])([^{}]*?)~?\}\}/g)) {
    const block = words.trim()
    const name = block.split(/\s/)[0] ?? ''
    if (sign === '#') open.push({ block, name, at: index })
    else if (open.at(-1)?.name === name) open.pop()
    else break
  }
  const last = open.at(-1)
  if (last === undefined) return null
  const before = source.slice(0, last.at).split('\n')
  return { block: last.block, name: last.name, line: before.length, column: before.at(-1)?.length ?? 0 }
}
