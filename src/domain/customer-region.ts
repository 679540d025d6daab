// The region whose public holidays close a customer's office, told by the postal code of his address.
// Decides nothing about due dates: no holiday moves those. Knows no other country's calendar.
import type { Customer } from './customer.ts'
import type { HolidayRegion } from './holidays.ts'

/** Departments with holidays of their own (C. trav. L3134-13 and L3422-2, checked on 2026-11-22). */
const DEPARTMENTS: Readonly<Record<string, HolidayRegion>> = {
  57: 'alsace-moselle',
  67: 'alsace-moselle',
  68: 'alsace-moselle',
  971: 'guadeloupe',
  972: 'martinique',
  973: 'guyane',
  974: 'reunion',
  976: 'mayotte',
}

/** "67000 Strasbourg", "F-67000 Strasbourg". */
const POSTAL_LINE = /^(?:FR?[- ])?(\d{2,3}) ?(\d{2,3})(?=\s|$)/i
/** What may stand below the postal code of an address in France. */
const IN_FRANCE = /^(france|guadeloupe|martinique|guyane(?: française)?|(?:la )?r[ée]union|mayotte)?$/i

/**
 * The region of a customer: that of his postal code where it has holidays of its own, else the dossier's; the dossier's too for a
 * customer abroad, or whose address names another country.
 */
export function customerRegion(
  { address, regime, proposedRegime, vatNumber }: Pick<Customer, 'address' | 'regime' | 'proposedRegime' | 'vatNumber'>,
  dossier: HolidayRegion,
): HolidayRegion {
  const abroad = regime === 'abroad' || (regime === null && proposedRegime?.regime === 'abroad')
  if (abroad || (vatNumber !== null && !vatNumber.toUpperCase().startsWith('FR'))) return dossier
  const lines = address.map((line) => line.trim())
  const at = lines.findLastIndex((line) => postalCode(line) !== null)
  const code = postalCode(lines[at] ?? '')
  if (code === null || !lines.slice(at + 1).every((line) => IN_FRANCE.test(line))) return dossier
  return DEPARTMENTS[code.slice(0, 3)] ?? DEPARTMENTS[code.slice(0, 2)] ?? dossier
}

function postalCode(line: string): string | null {
  const [, first = '', rest = ''] = POSTAL_LINE.exec(line) ?? []
  return first.length + rest.length === 5 ? first + rest : null
}
