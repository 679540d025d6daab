// Terms against their legal maximum: the common one and that of named sectors. Days counted by hand.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { dueDate, type PaymentTerms, parseTerms } from '../../src/domain/terms.ts'
import { capNotes, capVerdict, latestDueDate, overCapSentence, overLegalCap } from '../../src/domain/terms-cap.ts'
import { TERMS_PRESETS } from '../../src/domain/terms-presets.ts'

function terms(text: string): PaymentTerms {
  const read = parseTerms(text)
  if (read === null) throw new Error(`not understood: ${text}`)
  return read
}
const due = (text: string, issuedOn: string) => dueDate(isoDay(issuedOn), terms(text))
const notes = (text: string, issuedOn: string) => capNotes(isoDay(issuedOn), due(text, issuedOn), terms(text))

describe('the legal maximum of C. com. L441-10 I', () => {
  it.each([
    ['60 jours', 'within'],
    ['61 jours', 'over'],
    ['30 jours fin de mois', 'within'],
    ['45 jours fin de mois', 'stipulated'],
    ['fin de mois + 45 jours', 'stipulated'],
    ['fin du mois suivant', 'stipulated'],
    ['46 jours fin de mois', 'over'],
    ['fin de mois + 46 jours', 'over'],
    ['60 jours fin de mois', 'over'],
    ['30 jours fin de décade', 'within'],
    ['60 jours fin de décade', 'over'],
    ['le 10 du mois suivant', 'within'],
    ['45 jours fin de mois le 10', 'over'],
    ['30 jours fin de mois le 10', 'over'],
    ['à réception', 'within'],
  ] as const)('%s: %s', (text, verdict) => {
    expect(capVerdict(terms(text))).toBe(verdict)
    expect(overLegalCap(terms(text))).toBe(verdict === 'over')
  })

  it('is the latest of 60 days and of 45 days end of month by either method', () => {
    // 1 February: 60 days is 2 April, A is 31 March, B is 28 February + 45 = 14 April.
    expect(latestDueDate(isoDay('2027-02-01'), { preset: null })).toBe('2027-04-14')
    // 16 January: 60 days is 17 March, A is 2 March -> 31 March, B is 31 January + 45 = 17 March.
    expect(latestDueDate(isoDay('2027-01-16'), { preset: null })).toBe('2027-03-31')
    // 30 June: 60 days is 29 August, A is 14 August -> 31 August, B is 14 August.
    expect(latestDueDate(isoDay('2026-06-30'), { preset: null })).toBe('2026-08-31')
  })

  it('names an invoice that shows it, when terms pass it for some invoice days only', () => {
    expect(due('30 jours fin de mois le 10', '2027-01-30')).toBe('2027-04-10')
    expect(overCapSentence(terms('30 jours fin de mois le 10'))).toBe(
      'dépasse le maximum légal (60 jours, ou 45 jours fin de mois si le contrat le prévoit expressément ; C. com. L441-10 I) : ' +
        'une facture du 30/01/2027 serait due le 10/04/2027, au lieu du 31/03/2027 au plus tard',
    )
    expect(overCapSentence(terms('60 jours'))).toBeNull()
  })
})

describe('what is said of one invoice', () => {
  it('nothing below the maximum', () => {
    expect(notes('60 jours', '2026-06-12')).toEqual([])
    expect(notes('45 jours fin de mois', '2026-06-12')).toEqual([])
  })

  it('that more than 60 days must be stipulated', () => {
    expect(due('45 jours fin de mois', '2026-05-20')).toBe('2026-07-31')
    expect(notes('45 jours fin de mois', '2026-05-20')).toEqual([
      'Au-delà de 60 jours : permis seulement si le contrat prévoit expressément 45 jours fin de mois (C. com. L441-10 I).',
    ])
  })

  it('the day on which it was due at the latest', () => {
    expect(notes('90 jours', '2026-06-30')).toEqual([
      'Au-delà du maximum légal : cette facture devait être payable le 31 août 2026 au plus tard (60 jours, ou 45 jours fin de mois si le ' +
        'contrat le prévoit expressément ; C. com. L441-10 I).',
    ])
  })

  it('that the same terms are too long for other invoices', () => {
    expect(due('30 jours fin de mois le 10', '2026-06-12')).toBe('2026-08-10')
    expect(notes('30 jours fin de mois le 10', '2026-06-12')).toEqual([
      'Dans les limites légales pour cette facture, mais ce délai dépasse le maximum légal (60 jours, ou 45 jours fin de mois si le contrat ' +
        'le prévoit expressément ; C. com. L441-10 I) : une facture du 30/01/2027 serait due le 10/04/2027, au lieu du 31/03/2027 au plus tard.',
    ])
  })
})

describe('named periods', () => {
  it('have one name each, and their own terms are never over their maximum', () => {
    const names = TERMS_PRESETS.flatMap((preset) => [preset.name, ...preset.aliases])
    expect(new Set(names).size).toBe(names.length)
    for (const preset of TERMS_PRESETS) {
      expect([preset.name, parseTerms(preset.name)?.preset?.name, capVerdict(terms(preset.name))]).toEqual([
        preset.name,
        preset.name,
        'within',
      ])
      for (const alias of preset.aliases) expect([alias, parseTerms(alias)?.preset?.name]).toEqual([alias, preset.name])
    }
  })

  it.each([
    ['transport routier', '2026-07-12'],
    ['TRANSITAIRE', '2026-07-12'],
    ['denrées périssables', '2026-07-12'],
    ['denrées périssables, facture périodique', '2026-07-20'],
    ['bétail sur pied', '2026-07-02'],
    ['boissons alcooliques', '2026-07-30'],
    ['vins', '2026-08-11'],
    ['filière cuir', '2026-08-31'],
    ['horlogerie', '2026-08-31'],
    ['jouets', '2026-09-15'],
    ['jouets, fin d’année', '2026-08-26'],
    ['facture récapitulative', '2026-07-27'],
    ['grand export', '2026-09-10'],
    ['acheteur public', '2026-07-12'],
    ['établissement public de santé', '2026-08-01'],
  ])('%s from 12 June 2026 is due on %s at the latest', (text, day) => {
    expect(due(text, '2026-06-12')).toBe(day)
    expect(latestDueDate(isoDay('2026-06-12'), terms(text))).toBe(day)
  })

  it.each([
    ['transport routier, 30 jours', false],
    ['transport routier : 31 jours', true],
    ['45 jours, transport routier', true],
    ['transport routier 30 jours fin de mois', true],
    ['bétail sur pied 30 jours', true],
    ['facture récapitulative 60 jours', true],
    ['45 jours fin de mois, facture récapitulative', true],
    ['horlogerie 74 jours', false],
    ['horlogerie 52 jours fin de mois', false],
    ['horlogerie 90 jours', true],
    ['sports d’hiver 90 jours', false],
    ['sports d’hiver 75 jours fin de mois', false],
    ['sports d’hiver 120 jours', true],
    ['acheteur public 45 jours', true],
  ])('%s is over its own maximum: %s', (text, over) => {
    expect(overLegalCap(terms(text))).toBe(over)
  })

  it('allow both methods of counting days end of month', () => {
    // 12 June + 110 days is 30 September; 30 June + 110 days is 18 October.
    expect(due('agroéquipement', '2026-06-12')).toBe('2026-09-30')
    expect(latestDueDate(isoDay('2026-06-12'), terms('agroéquipement'))).toBe('2026-10-18')
  })

  it('say their own article and what the law counts from', () => {
    expect(notes('denrées périssables, 60 jours', '2026-06-12')).toEqual([
      'Au-delà du maximum légal : cette facture devait être payable le 12 juillet 2026 au plus tard (30 jours à compter de la livraison ; ' +
        'C. com. L441-11 II 1° a).',
    ])
  })
})
