import { describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { easterSunday, nextWorkingDay } from '../../src/domain/holidays.ts'
import { limitationOn } from '../../src/domain/limitation.ts'
import { describeTerms, dueDate, type EndOfMonth, type PaymentTerms, parseTerms, TERMS_EXAMPLES } from '../../src/domain/terms.ts'
import { readLawFixture } from '../support/law-fixture.ts'

interface Case {
  readonly id: string
  readonly source: string
  readonly terms: string
  readonly issuedOn: IsoDay
  readonly endOfMonth?: EndOfMonth
  readonly dueOn: IsoDay
}
interface Fixture {
  readonly cases: readonly Case[]
  readonly notReproduced: readonly (Case & { printed: IsoDay; because: string })[]
  readonly workingDays: readonly { id: string; what: string; from?: IsoDay; days?: number; end?: IsoDay; expected: IsoDay }[]
  readonly limitation: { issuedOn: IsoDay; expected: IsoDay }
  readonly easter: { days: readonly IsoDay[] }
}
const fixture = readLawFixture<Fixture>('terms.json')

function terms(text: string): PaymentTerms {
  const read = parseTerms(text)
  if (read === null) throw new Error(`not understood: ${text}`)
  return read
}
const due = (text: string, issuedOn = '2026-06-12', endOfMonth?: EndOfMonth) => dueDate(isoDay(issuedOn), terms(text), endOfMonth)

describe('due dates of published sources', () => {
  it.each(fixture.cases)('$id: $terms from $issuedOn is $dueOn', (example) => {
    expect(dueDate(example.issuedOn, terms(example.terms), example.endOfMonth)).toBe(example.dueOn)
  })

  it.each(fixture.notReproduced)('$id is not reproduced ($printed), because: $because', (example) => {
    expect(dueDate(example.issuedOn, terms(example.terms), example.endOfMonth)).toBe(example.dueOn)
    expect(example.dueOn).not.toBe(example.printed)
  })
})

describe('periods of published sources', () => {
  it.each(fixture.workingDays)('$id: $what', ({ from, days, end, expected }) => {
    const day = from !== undefined && days !== undefined ? addDays(from, days) : nextWorkingDay(end ?? isoDay('0001-01-01'), 'metropole')
    expect(day).toBe(expected)
  })

  it('P6: five years are not moved to a working day, P7: Easter of four years', () => {
    expect(limitationOn('business', fixture.limitation.issuedOn, fixture.limitation.issuedOn)).toBe(fixture.limitation.expected)
    expect(fixture.easter.days.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(fixture.easter.days)
  })
})

describe('terms as people write them', () => {
  it.each([
    ['30 jours', '2026-07-12'],
    ['30 jours nets', '2026-07-12'],
    ['30 jours net', '2026-07-12'],
    ['30j', '2026-07-12'],
    ['30 J.', '2026-07-12'],
    ['30 j net', '2026-07-12'],
    ['30', '2026-07-12'],
    ['30 jours calendaires', '2026-07-12'],
    ['Paiement à 30 jours', '2026-07-12'],
    ['virement 30 jours', '2026-07-12'],
    ['60 jours date de facture', '2026-08-11'],
    ['60 jours à compter de la date de facture', '2026-08-11'],
    ['60 jours date d’émission de la facture', '2026-08-11'],
    ['30 jours à réception de facture', '2026-07-12'],
    ['net 30', '2026-07-12'],
    ['Net 30 days', '2026-07-12'],
    ['30 days', '2026-07-12'],
    ['30 days from invoice date', '2026-07-12'],
    ['1 jour', '2026-06-13'],
    ['30 jours fin de mois', '2026-07-31'],
    ['30 JOURS FIN DE MOIS', '2026-07-31'],
    ['30 jours  fin\u00a0de mois', '2026-07-31'],
    ['30 FDM', '2026-07-31'],
    ['30FDM', '2026-07-31'],
    ['45 FDM', '2026-07-31'],
    ['45 jours fdm', '2026-07-31'],
    ['45 jours, fin de mois', '2026-07-31'],
    ['30 days end of month', '2026-07-31'],
    ['30 days EOM', '2026-07-31'],
    ['fin de mois', '2026-06-30'],
    ['fin de mois 45', '2026-08-14'],
    ['fin de mois + 45 jours', '2026-08-14'],
    ['FDM+45', '2026-08-14'],
    ['30 jours fin de mois le 10', '2026-08-10'],
    ['30 jours le 10 du mois suivant', '2026-08-10'],
    ['le 10 du mois suivant', '2026-07-10'],
    ['fin de mois + 30 jours le 10', '2026-08-10'],
    ['30 jours le 15', '2026-07-15'],
    ['à réception', '2026-06-12'],
    ['A RECEPTION DE FACTURE', '2026-06-12'],
    ['comptant', '2026-06-12'],
    ['Comptant à réception', '2026-06-12'],
    ['due on receipt', '2026-06-12'],
    ['fin de décade', '2026-06-20'],
    ['30 jours fin de décade', '2026-07-20'],
    ['30 jours fin de de\u0301cade', '2026-07-20'],
    ['30j net', '2026-07-12'],
    ['30 j. net', '2026-07-12'],
    ['30JN', '2026-07-12'],
    ['Net30', '2026-07-12'],
    ['n/30', '2026-07-12'],
    ['trente jours', '2026-07-12'],
    ['trente (30) jours', '2026-07-12'],
    ['soixante jours à compter de l’émission de la facture', '2026-08-11'],
    ['60 jours à compter de la date d’émission de la facture', '2026-08-11'],
    ['60 jours DF', '2026-08-11'],
    ['30 jours à partir de la date de facture', '2026-07-12'],
    ['Échéance : 30 jours', '2026-07-12'],
    ['Conditions de règlement : 30 jours net', '2026-07-12'],
    ['2 semaines', '2026-06-26'],
    ['30 jours par virement', '2026-07-12'],
    ['LCR 60 jours fin de mois', '2026-08-31'],
    ['30 jours fin de mois - LCR', '2026-07-31'],
    ['quarante-cinq jours fin de mois', '2026-07-31'],
    ['45 j fdm', '2026-07-31'],
    ['45JFDM', '2026-07-31'],
    ['60FM', '2026-08-31'],
    ['45 jours fin de mois de facturation', '2026-07-31'],
    ['30 days, month end', '2026-07-31'],
    ['Net 30 EOM', '2026-07-31'],
    ['EOM + 30', '2026-07-30'],
    ['fin du mois suivant', '2026-07-31'],
    ['fin de mois suivant', '2026-07-31'],
    ['End of Following Month', '2026-07-31'],
    ['fin M+1', '2026-07-31'],
    ['10 du mois suivant', '2026-07-10'],
    ['10 M+1', '2026-07-10'],
    ['10th of next month', '2026-07-10'],
    ['30 jours fin de mois, le 10 du mois suivant', '2026-08-10'],
    ['30FDM10', '2026-08-10'],
    ['30 days EOM on the 10th', '2026-08-10'],
    ['90 days, on the 10th', '2026-09-10'],
    ['fin de mois le 15', '2026-07-15'],
    ['à la commande', '2026-06-12'],
    ['paiement d’avance', '2026-06-12'],
    ['comptant par chèque', '2026-06-12'],
    ['Immediate Payment', '2026-06-12'],
    ['cash', '2026-06-12'],
  ])('%s from 12 June 2026 is %s', (text, expected) => {
    expect(due(text)).toBe(expected)
  })

  it.each([
    '',
    '30-45 jours',
    '30/60/90',
    '-30 jours',
    '12,5 jours',
    '50 % à la commande',
    '30 %',
    '30 €',
    '400 jours',
    '30 jours fin de mois le 32',
    '30 jours fin de mois le 0',
    'chèque',
    'F0012',
    '2026-10-12',
    '1 mois',
    '2 mois',
    '30/60',
    '45 jours fin de mois ou 60 jours',
    '30 jours fin de mois suivant',
    '30 jours date de livraison',
    '2/10 net 30',
    '30 FDM 45',
    'fin de quinzaine',
    '30 jours fin de mois + 10 jours',
    '3 fois sans frais',
    'voir contrat',
  ])('%j is not understood', (text) => {
    expect(parseTerms(text)).toBeNull()
  })

  it('understands the examples it shows', () => {
    expect(TERMS_EXAMPLES.map((text) => [text, due(text)])).toEqual([
      ['30 jours', '2026-07-12'],
      ['45 jours fin de mois', '2026-07-31'],
      ['fin de mois + 45 jours', '2026-08-14'],
      ['30 jours fin de mois le 10', '2026-08-10'],
      ['30 jours fin de décade', '2026-07-20'],
      ['à réception', '2026-06-12'],
    ])
  })
})

describe('end of month', () => {
  it('comes after the days unless the reader chooses before', () => {
    expect(due('45 jours fin de mois', '2026-06-12')).toBe('2026-07-31')
    expect(due('45 jours fin de mois', '2026-06-12', 'before')).toBe('2026-08-14')
  })

  it('comes first when the text says so, whatever the reader chose', () => {
    expect(due('fin de mois + 45 jours', '2026-06-12', 'after')).toBe('2026-08-14')
  })

  it('may fall in the next month but one from 31 January', () => {
    expect(due('30 jours fin de mois', '2026-01-31')).toBe('2026-03-31')
    expect(due('30 jours fin de mois', '2024-01-30')).toBe('2024-02-29')
  })

  it('takes the last day of a month too short for "le 31"', () => {
    expect(due('30 jours fin de mois le 31', '2026-01-05')).toBe('2026-03-31')
    expect(due('30 jours fin de mois le 31', '2026-02-05')).toBe('2026-04-30')
    expect(due('fin de mois le 30', '2027-01-12')).toBe('2027-02-28')
  })
})

describe('the end of the next month', () => {
  it.each([
    ['2026-06-01', '2026-07-31'],
    ['2026-06-30', '2026-07-31'],
    ['2027-01-31', '2027-02-28'],
    ['2027-12-15', '2028-01-31'],
  ])('of an invoice of %s is %s', (issuedOn, end) => {
    expect(due('fin du mois suivant', issuedOn)).toBe(end)
  })
})

describe('ten-day periods', () => {
  it.each([
    ['2026-06-01', '2026-06-10'],
    ['2026-06-10', '2026-06-10'],
    ['2026-06-11', '2026-06-20'],
    ['2026-06-20', '2026-06-20'],
    ['2026-06-21', '2026-06-30'],
    ['2026-07-31', '2026-07-31'],
    ['2028-02-21', '2028-02-29'],
  ])('the period of %s ends on %s', (issuedOn, end) => {
    expect(due('fin de décade', issuedOn)).toBe(end)
  })
})

describe('the rule told back', () => {
  it.each([
    ['30 jours', 'Date de la facture plus 30 jours.'],
    ['1 jour', 'Date de la facture plus 1 jour.'],
    ['à réception', 'À la date de la facture.'],
    ['45 jours fin de mois', 'Date de la facture plus 45 jours, puis fin du mois.'],
    ['fin de mois + 45 jours', 'Fin du mois de la facture, plus 45 jours.'],
    ['fin de mois', 'Fin du mois de la facture.'],
    ['fin du mois suivant', 'Fin du mois qui suit celui de la facture.'],
    ['30 jours fin de mois le 10', 'Date de la facture plus 30 jours, puis fin du mois, puis le 10 qui suit.'],
    ['le 1 du mois suivant', 'Fin du mois de la facture, puis le 1er qui suit.'],
    ['30 jours fin de décade', 'Fin de la décade de la facture, plus 30 jours.'],
  ])('%s: %s', (text, rule) => {
    expect(describeTerms(terms(text))).toBe(rule)
  })

  it('follows the reader’s choice for the end of month', () => {
    expect(describeTerms(terms('45 jours fin de mois'), 'before')).toBe('Fin du mois de la facture, plus 45 jours.')
  })
})
