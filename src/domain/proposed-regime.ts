// What a customer's SIREN, name, country and kind in another software make one think of his regime. A proposal, never a
// decision: nothing is claimed from it. Knows no file.
import { withoutAccents } from './accents.ts'
import type { ProposedRegime } from './customer.ts'
import type { Regime } from './settings.ts'

export interface RegimeClues {
  readonly name: string
  readonly siren: string | null
  /** With its country: "BE0123456749". */
  readonly vatNumber: string | null
  /** The country as written, when it is not France; null otherwise. */
  readonly foreignCountry: string | null
  /** What another software calls him: the regime it stands for, and the word as written. */
  readonly type: { readonly regime: Regime; readonly told: string } | null
  /** He is known by a first name and a family name, without a company. */
  readonly person: boolean
}

const COMPANY = /\b(SARL|SAS|SASU|SA|EURL|SNC|SELARL|SCOP|EI|EIRL|GIE|SOCIETE|ETABLISSEMENTS|ETS|PRIVEE?|OGEC)\b/
const PUBLIC =
  /^(?:(?:LA|LE|L) )?(?:(?:MAIRIE|COMMUNE|VILLE|DEPARTEMENT|REGION|COLLECTIVITE|PREFECTURE|MINISTERE|RECTORAT|ACADEMIE) (?:DE|DU|DES|D|LA|LE|L|\w+)\b|CHU\b|CHRU?\b|CENTRE HOSPITALIER\b|HOPITA(?:L|UX)\b|LYCEE\b|COLLEGE\b|UNIVERSITE\b|SDIS\b|CCAS\b|CROUS\b|CONSEIL (?:DEPARTEMENTAL|REGIONAL|GENERAL)\b|COMMUNAUTE (?:DE COMMUNES|D AGGLOMERATION|URBAINE)\b|SYNDICAT (?:INTERCOMMUNAL|MIXTE)\b|SERVICE DEPARTEMENTAL D INCENDIE)/
const PUBLIC_AFTER = /[,(]\s*(?:MAIRIE|COMMUNE|VILLE|DEPARTEMENT|REGION|LYCEE|CHU)(?: (?:DE|DU|D))?\s*\)?$|^[A-Z ]+ METROPOLE$/
const UNSURE = /^(?:ASSOCIATION|ASSO|AMICALE|SCI|CSE|COMITE|INDIVISION|COPROPRIETE|SYNDIC|SYNDICAT (?:DE )?COPRO\w*|SDC)\b/
const TITLE = /^(?:M|MR|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE|M ET MME|M OU MME)\b(?! SARL)/

/** SIREN of public bodies begin with 1 (State) or 2 (local authorities), by INSEE's numbering. */
export function isPublicSiren(siren: string): boolean {
  return /^[12]/.test(siren)
}

/** The regime these clues make one think of; null when nothing does, or when the other software says he is a company. */
export function proposeRegime(clues: RegimeClues): ProposedRegime | null {
  const { siren, vatNumber, foreignCountry, type, person } = clues
  if (foreignCountry !== null) return { regime: 'abroad', because: `son pays est ${foreignCountry}` }
  const prefix = vatNumber?.slice(0, 2) ?? 'FR'
  if (prefix !== 'FR') return { regime: 'abroad', because: `son numéro de TVA commence par ${prefix}` }
  if (siren !== null && isPublicSiren(siren)) return { regime: 'public', because: `son SIREN commence par ${siren[0]}` }
  if (type !== null && type.regime !== 'business') return { regime: type.regime, because: `il est noté « ${type.told} »` }
  const name = upper(clues.name)
  const plain = name.replace(/[^A-Z0-9]+/g, ' ').trim()
  if (!COMPANY.test(plain) && (PUBLIC.test(plain) || PUBLIC_AFTER.test(name)))
    return { regime: 'public', because: 'son nom le laisse penser' }
  if (type !== null) return null
  if (UNSURE.test(plain)) return { regime: 'to-confirm', because: 'son nom est celui d’une association, d’une SCI ou d’une copropriété' }
  const titled = TITLE.test(plain) && !COMPANY.test(plain)
  if (siren === null && vatNumber === null && (person || titled)) return { regime: 'consumer', because: 'une personne, sans SIREN' }
  return null
}

function upper(text: string): string {
  return withoutAccents(text).toUpperCase()
}
