// The words of `relance due-date`: a due date with what the law says of it, and the named periods. Decides nothing.
import type { IsoDay } from '../domain/day.ts'
import { formatDay, formatLongDay } from '../domain/format.ts'
import { longestPeriod } from '../domain/terms-cap.ts'
import { PRESETS_CHECKED_ON, type TermsPreset } from '../domain/terms-presets.ts'

export interface PresetView extends TermsPreset {
  /** The longest period, in French. */
  readonly maximum: string
  readonly checkedOn: IsoDay
}

export function presetView(preset: TermsPreset): PresetView {
  return { ...preset, maximum: longestPeriod(preset), checkedOn: PRESETS_CHECKED_ON }
}

interface DueDate {
  readonly dueOn: IsoDay
  readonly rule: string
  readonly notes: readonly string[]
  readonly preset: PresetView | null
}

export function dueDateText({ dueOn, rule, notes, preset }: DueDate): string {
  return [`Échéance : ${formatLongDay(dueOn)}`, rule, ...notes, ...(preset === null ? [] : presetLines(preset)), ''].join('\n')
}

function presetLines({ name, maximum, article, from, checkedOn }: PresetView): string[] {
  const start = from === 'invoice' ? [] : ['relance compte de la date de facture : c’est le seul jour que les écritures donnent.']
  return [`${sentence(name)} : au plus ${maximum} (${article}, relevé le ${formatDay(checkedOn)}, article à relire).`, ...start]
}

/** The figures were found in pages that quote the articles; the code itself could not be read. */
const READ_AGAIN = 'Ces délais viennent de pages qui citent les articles : relisez l’article avant de vous y appuyer.'

export function presetsText(presets: readonly PresetView[]): string {
  const blocks = presets.map(
    ({ name, aliases, maximum, scope, article, source, checkedOn }) =>
      `${name} : ${maximum} (${article})\n` +
      `    ${sentence(scope)}.\n` +
      `${aliases.length === 0 ? '' : `    Aussi : ${aliases.join(', ')}.\n`}` +
      `    Source : ${source}, relevé le ${formatDay(checkedOn)}.\n`,
  )
  const start = 'Délais maximaux qui ont un nom, à écrire dans --terms, dans vos contacts ou dans customers.terms. Devant un autre délai,'
  return `${start}\nle nom dit quel maximum s’applique : « transport routier, 45 jours ».\n${READ_AGAIN}\n\n${blocks.join('\n')}`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
