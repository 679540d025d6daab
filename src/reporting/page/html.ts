// HTML that is written by hand in the code, where every value is escaped unless it is HTML already: nothing that somebody typed becomes markup.
import { escapeHtml } from '../../rendering/html-text.ts'

/** Markup that stands for itself. Made by `html` alone. */
export interface Html {
  readonly markup: string
}

/** What a hole of a template takes; null and false: nothing. */
export type Fragment = Html | string | number | null | false | readonly Fragment[]

/** Markup with its holes filled: texts escaped, also inside double-quoted attributes; lists one after the other. */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return { markup: strings.reduce((text, string, index) => `${text}${markupOf(values[index - 1] ?? null)}${string}`) }
}

function markupOf(value: Fragment): string {
  if (value === null || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return isHtml(value) ? value.markup : value.map(markupOf).join('')
}

function isHtml(value: Html | readonly Fragment[]): value is Html {
  return 'markup' in value
}
