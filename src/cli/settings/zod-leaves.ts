// How our readers of single values become zod schemas. Nothing here knows a key of the file.
import * as z from 'zod'
import type { Reader } from './reading.ts'

/** A value written as text and read by `read`; its complaint becomes the issue's message. */
export function leaf<T>(read: Reader<T>) {
  return z.string().transform((text, context): T => {
    const result = read(text)
    if (result.ok) return result.value
    context.issues.push({ code: 'custom', message: result.message, input: text })
    return z.NEVER
  })
}
