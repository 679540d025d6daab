// The regime of customers as the options of several commands take it: by its name, or by the French word for it.
import type { Regime } from '../domain/settings.ts'
import { regimeNamed } from '../importing/contacts/contact-cells.ts'
import { choiceOption, type Options, textOption } from './options.ts'

const REGIMES: readonly Regime[] = ['business', 'public', 'consumer', 'abroad', 'to-confirm']

/** The regime named, or one of the other words that the command takes; null when the option was not given. @throws UsageError for anything else. */
export function regimeOption<Other extends string = never>(options: Options, others: readonly Other[] = []): Regime | Other | null {
  return regimeNamed(textOption(options, 'regime') ?? '') ?? choiceOption(options, 'regime', '--regime', [...REGIMES, ...others])
}
