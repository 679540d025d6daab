// Which keys a zod schema allows, so that an unknown one can be answered with the nearest known one.
import * as z from 'zod'
import type { Path } from './yaml-walk.ts'

/** Keys allowed in the object at this path of the schema, in their order; empty where any name may stand. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  let here = bare(schema)
  for (const part of path) {
    here = meant(here, typeof part === 'number')
    const next =
      here instanceof z.ZodObject
        ? here.shape[part]
        : here instanceof z.ZodRecord
          ? here.valueType
          : here instanceof z.ZodArray
            ? here.element
            : undefined
    if (next === undefined) return []
    here = bare(next)
  }
  here = meant(here, false)
  return here instanceof z.ZodObject ? Object.keys(here.shape) : []
}

/** Of the forms a value may take, the list or the section. */
function meant(schema: z.core.$ZodType, list: boolean): z.core.$ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema
  return schema.options.map(bare).find((option) => option instanceof z.ZodArray === list) ?? schema
}

/** Full names ('creditor.iban') of every key called `key` in the sections of the file. */
export function homesOf(schema: z.core.$ZodType, key: string): readonly string[] {
  return keysAt(schema, []).flatMap((section) => (keysAt(schema, [section]).includes(key) ? [`${section}.${key}`] : []))
}

/** The schema without "may be left out", "may be null" and what is done after it. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return bare(schema.unwrap())
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema
}
