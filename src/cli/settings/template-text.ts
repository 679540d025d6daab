// How values are written in a YAML file that people read: without quotes where that is safe.

import { decimalText } from '../../domain/decimal-text.ts'
import type { Step } from '../../domain/settings.ts'

/** A text as a YAML scalar that reads back to itself: bare when it holds only letters, figures and harmless signs, else in double quotes. */
export function scalarText(text: string): string {
  const bare = /^\p{L}[\p{L}\p{N}+@._-]*(?: [\p{L}\p{N}+@._-]+)*$/u.test(text) || /^\d+(?:\.\d+)?(?: \p{L}+)*$/u.test(text)
  return bare && !/^(?:null|true|false|yes|no|on|off)$/i.test(text) && !/^\d{6,}/.test(text) ? text : JSON.stringify(text)
}

/** A step as a flow mapping on one line: '{ step: relance-1, at: 5, channel: email, penalties: none }'. */
export function stepText({ step, at, channel, template, penalties, minimumCents }: Step): string {
  const parts = [`step: ${step}`, `at: ${at}`, `channel: ${channel}`, `penalties: ${penalties}`]
  if (template !== step) parts.push(`template: ${template}`)
  if (minimumCents !== null) parts.push(`minimum: ${decimalText(minimumCents)}`)
  return `{ ${parts.join(', ')} }`
}

/** 'key: value' when there is a value, else the commented example. */
export function setting(key: string, value: string | undefined, example: string): string {
  return value === undefined ? `#${key}: ${example}` : `${key}: ${scalarText(value)}`
}
