// What makes one think that an export of a fiscal year is not the newer one, or not whole: told where somebody looks, refused where nobody does.
import { basename } from 'node:path'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { ImportIssue, LedgerReading } from '../domain/reading.ts'
import type { ComparedYear } from './compare-year.ts'
import type { ImportedYear } from './fiscal-years.ts'

/** What makes one think that this export is not the newer one. */
export function doubtsAbout(
  reading: LedgerReading,
  replaced: ImportedYear,
  vanished: number,
  lostCredits: ComparedYear['lostCredits'],
): ImportIssue[] {
  const doubts = vanished * 2 > replaced.lines ? [manyVanished(reading, vanished, replaced)] : []
  if (lostCredits.length > 0) doubts.push(doubt(reading, CREDITS_LOST, lostCreditsText(lostCredits)))
  const { lastBankDay } = replaced
  if (lastBankDay === null || (reading.lastBankDay !== null && reading.lastBankDay >= lastBankDay)) return doubts
  const now = reading.lastBankDay === null ? 'celui-ci ne contient pas de banque' : `celui-ci s’arrête au ${formatDay(reading.lastBankDay)}`
  const message = `L’export précédent de cet exercice allait en banque jusqu’au ${formatDay(lastBankDay)}, ${now} : vérifiez qu’il n’est pas plus ancien.`
  return [...doubts, doubt(reading, OLDER, message)]
}

const OLDER = 'older-export'
const CREDITS_LOST = 'credits-lost'
const SHOWN_CUSTOMERS = 5

function lostCreditsText(lost: ComparedYear['lostCredits']): string {
  const shown = lost.slice(0, SHOWN_CUSTOMERS).map(({ customer, cents }) => `${customer} (${formatAmount(cents)})`)
  const more = lost.length > SHOWN_CUSTOMERS ? ` et ${lost.length - SHOWN_CUSTOMERS} de plus` : ''
  return `Des règlements ou avoirs que portait l’export précédent de cet exercice n’y sont plus : ${shown.join(', ')}${more}. Vérifiez qu’il est le plus récent, et entier.`
}

/**
 * Nobody looks at what the watched folder brings: what seems older or cut would have customers reminded who have paid.
 * @throws InputError 'export-goes-back'
 */
export function refuseGoingBack(reading: LedgerReading, doubts: readonly ImportIssue[]): void {
  const grave = doubts.filter(({ code }) => code === OLDER || code === CREDITS_LOST)
  if (grave.length === 0) return
  throw new InputError('export-goes-back', grave.map(({ message }) => message).join(' '), {
    file: reading.file,
    advice: `Si c’est le bon : relance import ${basename(reading.file)}. Sinon, ôtez-le du répertoire.`,
  })
}

function doubt({ file }: LedgerReading, code: string, message: string): ImportIssue {
  return { line: 0, column: null, code, severity: 'warning', message, excerpt: file.slice(0, 120) }
}

function manyVanished(reading: LedgerReading, vanished: number, replaced: ImportedYear): ImportIssue {
  const message =
    `${vanished} écritures sur ${replaced.lines} de l’export précédent de cet exercice ne sont plus dans ce fichier : ` +
    'vérifiez que l’export couvre tout l’exercice.'
  return doubt(reading, 'many-lines-vanished', message)
}
