// The longest payment terms the law allows, and what to say of terms that go over them. Flags, never rewrites: terms that are too
// long stay what the parties wrote, and a due date is computed from them.
import { addDays, type IsoDay } from './day.ts'
import { formatDay, formatLongDay } from './format.ts'
import { dueDate, type PaymentTerms, parseTerms } from './terms.ts'
import type { TermsPreset } from './terms-presets.ts'

/**
 * Where terms stand towards their maximum, over every invoice day of a common and a leap year. `within`: never later. `stipulated`:
 * later than 60 days for some invoices, which only an express clause "45 jours fin de mois" allows. `over`: later than the maximum
 * for some invoice at least.
 */
export type CapVerdict = 'within' | 'stipulated' | 'over'

/** C. com. L441-10 I, checked on 2026-11-22: 60 days from the invoice, or 45 days end of month by either method where stipulated. */
const COMMON_NET = '60 jours'
const COMMON_STIPULATED = '45 jours fin de mois'
const COMMON_TEXT = '60 jours, ou 45 jours fin de mois si le contrat le prévoit expressément ; C. com. L441-10 I'
/** A common year and a leap year. */
const FIRST_DAY = '2027-01-01' as IsoDay
const LAST_DAY = '2028-12-31' as IsoDay

const parsed = new Map<string, PaymentTerms>()
/** For each preset (null: the common maximum) every invoice day and its latest due date. */
const limits = new Map<TermsPreset | null, readonly (readonly [issuedOn: IsoDay, latest: IsoDay])[]>()

/** Latest lawful due date of an invoice of `issuedOn` under these terms: the common one, or that of the sector they name. */
export function latestDueDate(issuedOn: IsoDay, { preset }: Pick<PaymentTerms, 'preset'>): IsoDay {
  const caps = preset === null ? [COMMON_NET, COMMON_STIPULATED] : preset.cap
  const days = caps.flatMap((cap) => [dueDate(issuedOn, known(cap), 'after'), dueDate(issuedOn, known(cap), 'before')])
  return days.reduce((latest, day) => (day > latest ? day : latest))
}

/** See `CapVerdict`. Terms that end on a day of the month or a ten-day period may be over for some invoices only. */
export function capVerdict(terms: PaymentTerms): CapVerdict {
  if (firstOver(terms) !== null) return 'over'
  return terms.preset === null && limitsOf(null).some(([day]) => dueDate(day, terms) > addDays(day, 60)) ? 'stipulated' : 'within'
}

/** Whether the terms go over their legal maximum (C. com. L441-10 I, or L441-11 for a named sector) for one invoice day at least. */
export function overLegalCap(terms: PaymentTerms): boolean {
  return firstOver(terms) !== null
}

/**
 * One French sentence on terms that go over the maximum, with an invoice that shows it; null when they never do. For remarks on the
 * terms of a dossier or of a customer.
 */
export function overCapSentence(terms: PaymentTerms): string | null {
  const issuedOn = firstOver(terms)
  if (issuedOn === null) return null
  const due = dueDate(issuedOn, terms)
  return (
    `dépasse le maximum légal (${maximumText(terms.preset)}) : une facture du ${formatDay(issuedOn)} serait due le ${formatDay(due)}, ` +
    `au lieu du ${formatDay(latestDueDate(issuedOn, terms))} au plus tard`
  )
}

/** What the law says of one invoice under these terms: French sentences, none when nothing is to be said. */
export function capNotes(issuedOn: IsoDay, dueOn: IsoDay, terms: PaymentTerms): string[] {
  const latest = latestDueDate(issuedOn, terms)
  if (dueOn > latest)
    return [
      `Au-delà du maximum légal : cette facture devait être payable le ${formatLongDay(latest)} au plus tard (${maximumText(terms.preset)}).`,
    ]
  const over = overCapSentence(terms)
  const others = over === null ? [] : [`Dans les limites légales pour cette facture, mais ce délai ${over}.`]
  const stipulated = terms.preset === null && dueOn > addDays(issuedOn, 60)
  return stipulated
    ? ['Au-delà de 60 jours : permis seulement si le contrat prévoit expressément 45 jours fin de mois (C. com. L441-10 I).', ...others]
    : others
}

/** The longest period of a preset in French: "30 jours à compter de la livraison". */
export function longestPeriod(preset: TermsPreset): string {
  return `${preset.cap.join(' ou ')}${STARTS[preset.from]}`
}

/** The maximum with its article, as it stands between brackets. */
function maximumText(preset: TermsPreset | null): string {
  return preset === null ? COMMON_TEXT : `${longestPeriod(preset)} ; ${preset.article}`
}

const STARTS: Readonly<Record<TermsPreset['from'], string>> = {
  invoice: '',
  delivery: ' à compter de la livraison',
  'payment-request': ' à compter de la demande de paiement',
}

function firstOver(terms: PaymentTerms): IsoDay | null {
  if (terms.preset === null && terms.kind === 'net' && terms.dayOfMonth === null && terms.days <= 60) return null
  return limitsOf(terms.preset).find(([day, latest]) => dueDate(day, terms) > latest)?.[0] ?? null
}

function limitsOf(preset: TermsPreset | null): readonly (readonly [issuedOn: IsoDay, latest: IsoDay])[] {
  const before = limits.get(preset)
  if (before !== undefined) return before
  const days: [IsoDay, IsoDay][] = []
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) days.push([day, latestDueDate(day, { preset })])
  limits.set(preset, days)
  return days
}

function known(text: string): PaymentTerms {
  const terms = parsed.get(text) ?? parseTerms(text)
  if (terms === null) throw new RangeError(`terms not understood: ${text}`)
  parsed.set(text, terms)
  return terms
}
