// How much of a debt is VAT: what the entry of its invoice says, else a rate of the law that is told as an assumption. Never silent.
// Knows nothing of whether that VAT can be recovered: it is for who books the loss.
import { type Cents, cents, mulDiv, ZERO } from '../cents.ts'
import type { HolidayRegion } from '../holidays.ts'
import type { OpenItem } from '../item.ts'
import type { Regime } from '../settings.ts'

/** `books`: the entry of the invoice. `assumed`: a rate of the law, to be checked. `none`: outside the scope of VAT. */
export type VatBasis = 'books' | 'assumed' | 'none'

export interface VatShare {
  readonly vatCents: Cents
  /** What is left of the amount without that VAT. */
  readonly netCents: Cents
  readonly basis: VatBasis
  /** Of the amount without VAT; of several rates in one invoice, their average, rounded half up. */
  readonly rateBps: number
  /** French, no end mark: where it comes from. */
  readonly text: string
}

/** What tells the rate of the law: where the creditor is (the region of the dossier's holidays), what the customer is. */
export interface VatPlace {
  readonly region: HolidayRegion
  readonly regime: Regime
}

/** Standard rate (CGI art. 278), and that of Guadeloupe, Martinique and Réunion (CGI art. 296, 1°, b). Checked on 2026-11-23. */
const STANDARD_BPS = 2000
const OVERSEAS_BPS = 850

type Taxed = Pick<OpenItem, 'kind' | 'vat'>

/** The VAT within a part of a debt, that part included. Rounded half up; VAT and net add up to it. @param partCents what is looked at */
export function vatWithin(partCents: Cents, item: Taxed, place: VatPlace): VatShare {
  // Penalties pay for no supply (CGI art. 256).
  if (item.kind === 'penalty') return share(partCents, ZERO, { basis: 'none', rateBps: 0, text: 'pénalités, hors TVA (CGI art. 256)' })
  if (item.vat !== undefined) {
    const { vatCents, ofCents } = item.vat
    const rateBps = mulDiv(vatCents, 10_000, ofCents - vatCents, 'half-up')
    const text = vatCents === 0 ? 'aucune TVA dans l’écriture de la facture' : 'TVA de l’écriture de la facture'
    return share(partCents, mulDiv(partCents, vatCents, ofCents, 'half-up'), { basis: 'books', rateBps, text })
  }
  const { rateBps, text } = assumedRate(place)
  return share(partCents, mulDiv(partCents, rateBps, 10_000 + rateBps, 'half-up'), { basis: 'assumed', rateBps, text })
}

function share(partCents: Cents, vatCents: Cents, told: Pick<VatShare, 'basis' | 'rateBps' | 'text'>): VatShare {
  return { vatCents, netCents: cents(partCents - vatCents), ...told }
}

function assumedRate({ region, regime }: VatPlace): Pick<VatShare, 'rateBps' | 'text'> {
  if (regime === 'abroad') return { rateBps: 0, text: 'hypothèse\u00a0: client à l’étranger, exonéré (CGI art. 262 et 262 ter)' }
  switch (region) {
    case 'guyane':
    case 'mayotte':
      return { rateBps: 0, text: 'hypothèse\u00a0: TVA non applicable en Guyane et à Mayotte (CGI art. 294, 1)' }
    case 'guadeloupe':
    case 'martinique':
    case 'reunion':
      return { rateBps: OVERSEAS_BPS, text: 'hypothèse\u00a0: taux normal de 8,50\u00a0% (CGI art. 296, 1°)' }
    default:
      return { rateBps: STANDARD_BPS, text: 'hypothèse\u00a0: taux normal de 20,00\u00a0% (CGI art. 278)' }
  }
}
