// Where what is public of a company can be read, to be opened by a person: relance asks nobody anything.

const REGISTER = 'https://annuaire-entreprises.data.gouv.fr'

/**
 * The page of a company in the public register (Annuaire des entreprises, address of its pages checked on 2026-11-23); the register itself for
 * what is no SIREN of nine figures.
 */
export function registerAddress(siren: string | null): string {
  const digits = (siren ?? '').replace(/\s/g, '')
  return /^\d{9}$/.test(digits) ? `${REGISTER}/entreprise/${digits}` : REGISTER
}
