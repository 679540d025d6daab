// The options that set something for a customer, checked as the settings file is; nothing is opened. `none` takes a setting back.
import type { Command } from 'commander'
import type { ContactChange, CustomerChange } from '../domain/customer-change.ts'
import { UsageError } from '../domain/errors.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { scenarioAdvice } from '../domain/scenario-names.ts'
import { STANDARD } from '../domain/scenario-standard.ts'
import type { Settings } from '../domain/settings.ts'
import { choiceOption, flagOf, type Options, textOption } from './options.ts'
import { regimeOption } from './regime-option.ts'
import { readEmail } from './settings/identifiers.ts'
import type { Reader } from './settings/reading.ts'
import { readLimit, readTerms, readText } from './settings/values.ts'

const NONE = 'none'
const LANGUAGES_OR_NONE: readonly (Language | typeof NONE)[] = [...LANGUAGES, NONE]
const YES_NO = ['yes', 'no', NONE] as const

/** Declares them. */
export function customerOptions(command: Command): void {
  command
    .option('--scenario <nom>', 'scénario de relance ; none : celui du dossier')
    .option('--regime <regime>', 'business, public, consumer, abroad, to-confirm ; none : celui du dossier')
    .option('--language <langue>', `${LANGUAGES.join(', ')} ; none : celle du dossier`)
    .option('--terms <delai>', 'délai de règlement, par exemple "45 jours fin de mois" ; none : celui du dossier')
    .option('--credit-limit <montant>', 'plafond d’encours ; none : aucun')
    .option('--order-reference <texte>', 'commande, marché ou engagement à rappeler')
    .option('--account-manager <nom>', 'qui suit ce client chez vous')
    .option('--exclude <raison>', 'ne plus jamais le relancer, et pourquoi')
    .option('--include', 'le relancer de nouveau')
    .option('--direct-debit <reponse>', 'yes : il paie par prélèvement ; no')
    .option('--email <adresse>', 'adresse électronique du contact')
    .option('--phone <numero>', 'téléphone du contact')
    .option('--role <fonction>', 'fonction du contact, par exemple comptabilité')
    .option('--contact <nom>', 'lequel de ses contacts ; un nom inconnu en ajoute un')
}

/** What these options change; null when none of them was given. @throws UsageError for a value that is not allowed. */
export function customerChange(options: Options): CustomerChange | null {
  const contact = contactChange(options)
  const regime = regimeOption(options, [NONE])
  const language = choiceOption(options, 'language', '--language', LANGUAGES_OR_NONE)
  const directDebit = choiceOption(options, 'directDebit', '--direct-debit', YES_NO)
  const settings: CustomerChange['settings'] = {
    ...told('scenario', read(options, 'scenario', readText)),
    ...told('regime', regime === NONE ? null : (regime ?? undefined)),
    ...told('language', language === NONE ? null : (language ?? undefined)),
    ...told('terms', read(options, 'terms', readTerms)),
    ...told('creditLimitCents', read(options, 'creditLimit', readLimit)),
    ...told('orderReference', read(options, 'orderReference', readText)),
    ...told('accountManager', read(options, 'accountManager', readText)),
    ...told('excluded', exclusion(options)),
    ...told('directDebit', directDebit === null ? undefined : directDebit === 'yes'),
  }
  return Object.keys(settings).length === 0 && contact === null ? null : { settings, contact }
}

/** @throws UsageError 'option-invalid' for a scenario that the settings do not hold, with the nearest names. */
export function refuseUnknownScenario({ settings: { scenario } }: CustomerChange, { scenarios }: Pick<Settings, 'scenarios'>): void {
  if (typeof scenario !== 'string') return
  const known = [...new Set([STANDARD, ...Object.keys(scenarios)])].sort()
  if (known.includes(scenario)) return
  throw new UsageError('option-invalid', `--scenario : aucun scénario ne s’appelle « ${scenario} ».`, {
    advice: scenarioAdvice(scenario, known),
  })
}

function contactChange(options: Options): ContactChange | null {
  const name = read(options, 'contact', readText)
  const said = {
    ...told('email', read(options, 'email', readEmail)),
    ...told('phone', read(options, 'phone', readPhone)),
    ...told('role', read(options, 'role', readText)),
  }
  if (Object.keys(said).length > 0) return { name: name ?? null, ...said }
  if (name === undefined) return null
  throw new UsageError('usage', 'Que faut-il changer de ce contact ?', { advice: 'Ajoutez --email, --phone ou --role.' })
}

function exclusion(options: Options): string | null | undefined {
  const reason = read(options, 'exclude', readText)
  if (options.include !== true) return reason
  if (reason === undefined) return null
  throw new UsageError('usage', '--exclude et --include se contredisent.', { advice: 'N’en gardez qu’un.' })
}

/** The option's value; null for `none`, undefined when it was not given. @throws UsageError. */
function read<T>(options: Options, name: string, reader: Reader<T>): T | null | undefined {
  const text = textOption(options, name)
  if (text === null) return undefined
  if (text.trim() === NONE) return null
  const value = reader(text)
  if (value.ok) return value.value
  throw new UsageError('option-invalid', `${flagOf(name)} : ${value.message}`, {
    advice: 'Corrigez cette valeur ; rien n’a été changé. « none » ôte le réglage.',
  })
}

const readPhone: Reader<string> = (text) => {
  const number = readText(text)
  if (!number.ok || /^\+?[\d\s.()/-]{4,25}$/.test(number.value)) return number
  return { ok: false, message: `« ${number.value} » n’est pas un numéro de téléphone : écrivez par exemple 02 99 00 00 00.` }
}

function told<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>)
}
