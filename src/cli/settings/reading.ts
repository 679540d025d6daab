// What reading one value gives: the value, or the end of a French sentence that says why not and what is allowed.
import { quoted } from './french.ts'

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** A function from the text of a setting to its value. */
export type Reader<T> = (text: string) => Read<T>

export function good<T>(value: T): Read<T> {
  return { ok: true, value }
}

/** `complaint` follows the quoted text: '« abc » ' + "n'est pas un montant.". */
export function bad(text: string, complaint: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message: `${quoted(text)} ${complaint}` }
}
