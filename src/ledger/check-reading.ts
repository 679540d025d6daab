// What makes an export unusable for this ledger whatever its lines: another company, no opening entries, years that overlap.

import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { LedgerReading } from '../domain/reading.ts'
import { hasYearBefore, type ImportedYear, overlappedYear, replacedYear } from './fiscal-years.ts'

export interface ReadingContext {
  readonly years: readonly ImportedYear[]
  /** SIREN of the books already in the ledger. */
  readonly ledgerSiren: string | null
  /** SIREN of the settings. */
  readonly settingsSiren: string | null
  readonly firstYear: boolean
}

/** @throws InputError 'other-dossier', 'year-overlap' or 'opening-missing'. */
export function checkReading(reading: LedgerReading, context: ReadingContext): void {
  checkSiren(reading, context)
  const replaced = replacedYear(context.years, reading.fiscalYear)
  const overlapped = overlappedYear(context.years, reading.fiscalYear, replaced)
  if (overlapped) {
    const period = `du ${formatDay(overlapped.start)} au ${formatDay(overlapped.end)}`
    throw new InputError('year-overlap', `Ce fichier chevauche l’exercice ${period}, déjà importé depuis ${overlapped.file}.`, {
      file: reading.file,
      advice: 'Exportez un exercice à la fois, avec ses dates de début et de fin.',
    })
  }
  if (reading.openingRegime !== 'none' || context.firstYear) return
  // A first fiscal year may be exported again, from its beginning: an extract of its last months is not its balance.
  if (replaced?.first && reading.fiscalYear.start <= replaced.start) return
  const others = context.years.filter((year) => year.id !== replaced?.id)
  if (hasYearBefore(others, reading.fiscalYear)) return
  throw new InputError('opening-missing', `Ce fichier ne contient pas d’à-nouveaux au ${formatDay(reading.fiscalYear.start)}.`, {
    file: reading.file,
    advice:
      'Sans à-nouveaux, le total du compte 411 de ce fichier n’est pas le solde des clients. Importez aussi l’exercice précédent, ' +
      'indiquez le journal d’à-nouveaux avec --opening-journal, ou ajoutez --first-year si c’est le premier exercice de la société.',
  })
}

function checkSiren(reading: LedgerReading, { ledgerSiren, settingsSiren }: ReadingContext): void {
  const expected = [settingsSiren, ledgerSiren].map(digits).find((siren) => siren !== null && siren !== digits(reading.siren))
  if (reading.siren === null || expected === undefined) return
  throw new InputError(
    'other-dossier',
    `Ce fichier est celui de la société ${reading.siren} ; ce dossier est celui de la société ${expected}.`,
    {
      file: reading.file,
      advice: 'Vérifiez le dossier choisi (--dossier) et le fichier ; rien n’a été importé.',
    },
  )
}

function digits(siren: string | null): string | null {
  const only = siren?.replace(/\D/g, '').slice(0, 9) ?? ''
  return only === '' ? null : only
}
