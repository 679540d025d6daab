import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { formatDay } from '../../src/domain/format.ts'
import { itemKey } from '../../src/domain/names.ts'
import { messageView } from '../../src/rendering/message-view.ts'
import { contextOf, customer, november, october, octoberClaim, sent, settings } from './message-context.ts'

const rateSet = (rate: typeof settings.penalties.rate) => ({ ...settings, penalties: { ...settings.penalties, rate } })

describe('what a message says of penalties', () => {
  it.each([
    ['business', true],
    ['public', true],
    ['consumer', false],
    ['to-confirm', false],
    ['abroad', false],
  ] as const)('to a customer of regime %s they are recalled: %s', (regime, spoken) => {
    expect(messageView(contextOf({ penalties: 'mention', customer: { ...customer, regime } })).mentionsPenalties).toBe(spoken)
  })

  it('is nothing when the step does not speak of them', () => {
    expect(messageView(contextOf({ penalties: 'none' })).mentionsPenalties).toBe(false)
  })

  it('is nothing while the rate on the invoices is not confirmed', () => {
    expect(messageView(contextOf({ penalties: 'mention', settings: rateSet(null) })).mentionsPenalties).toBe(false)
  })

  it('names the rate in words', () => {
    const words = (rate: typeof settings.penalties.rate, regime: 'business' | 'public' = 'business') =>
      messageView(contextOf({ penalties: 'mention', settings: rateSet(rate), customer: { ...customer, regime } })).rateWords
    expect(words({ kind: 'ecb+10' })).toBe('taux de refinancement de la Banque centrale européenne majoré de dix points')
    expect(words({ kind: 'legal x3' })).toBe('triple du taux d’intérêt légal')
    expect(words({ kind: 'contract', rateBps: 1500 })).toBe('taux convenu de 15,00\u00a0% par an')
    expect(words({ kind: 'contract', rateBps: 1500 }, 'public')).toBe(
      'taux de refinancement de la Banque centrale européenne majoré de huit points',
    )
  })

  it('names the rate that was used when a contract rate below the floor was replaced', () => {
    const low = { ...settings.penalties, rate: { kind: 'contract' as const, rateBps: 500 }, belowFloor: 'floor' as const }
    const [period] = octoberClaim.periods
    const claim = { ...octoberClaim, periods: period ? [{ ...period, rateBps: 825 }] : [] }
    const view = messageView(contextOf({ penalties: 'claim', claims: [claim], settings: { ...settings, penalties: low } }))
    expect(view.rateWords).toBe('triple du taux d’intérêt légal')
  })

  it('names the rate of the customer or of the invoice when the settings make an exception of them', () => {
    const agreed = { rate: { kind: 'contract' as const, rateBps: 1200 } }
    const words = (ref: string | null, items = [october]) => {
      const exception = { customer: customer.code, ref, changes: agreed, noticeOn: null, because: null }
      return messageView(contextOf({ penalties: 'mention', items, settings: { ...settings, penaltyExceptions: [exception] } })).rateWords
    }
    expect(words(null)).toBe('taux convenu de 12,00\u00a0% par an')
    expect(words(october.ref)).toBe('taux convenu de 12,00\u00a0% par an')
    expect(words(october.ref, [october, november])).toBe('taux convenu pour chaque facture')
  })

  it('names the law’s rate to a public buyer, whatever is confirmed', () => {
    const view = messageView(contextOf({ penalties: 'mention', settings: rateSet(null), customer: { ...customer, regime: 'public' } }))
    expect(view.rateWords).toBe('taux de refinancement de la Banque centrale européenne majoré de huit points')
  })

  it('shows a calculation only when it leads to the interest asked for', () => {
    const asked = { ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true }
    const shown = messageView(contextOf({ penalties: 'claim', items: [asked], claims: [octoberClaim] }))
    expect(shown.invoices[0]?.calculation).toEqual([
      {
        from: '02/10/2026',
        to: '20/11/2026',
        days: '50',
        base: '1\u202f200,00\u00a0€',
        rate: '12,40\u00a0%',
        interest: '20,38\u00a0€',
      },
    ])
    const other = messageView(contextOf({ penalties: 'claim', items: [{ ...asked, interestCents: cents(1000) }], claims: [octoberClaim] }))
    expect(other.invoices[0]?.calculation).toEqual([])
  })
})

describe('what a message recalls', () => {
  it('of several invoices is what was written about all of them; where nothing was, what was about some', () => {
    const about = (day: string, ...keys: (typeof october.key)[]) => ({
      ...sent('relance-1', day),
      items: keys.map((key) => ({ key, step: 'relance-1', round: 1 })),
    })
    const recalled = (...history: ReturnType<typeof about>[]) => messageView(contextOf({ items: [october, november], history })).earlierDays
    expect(recalled(about('2026-11-09', october.key), about('2026-11-16', october.key, november.key))).toBe('16 novembre 2026')
    expect(recalled(about('2026-11-09', october.key), about('2026-11-16', november.key))).toBe('9 et 16 novembre 2026')
  })

  it('is the written reminders that surely left about these invoices, not the notice before the due date nor a call', () => {
    const history = [
      sent('relance-2', '2026-10-27'),
      sent('preventive', '2026-09-26'),
      sent('relance-1', '2026-10-12', 'letter', 'written'),
      sent('call', '2026-11-02', 'call'),
      sent('relance-3', '2026-11-05', 'email', 'inDoubt'),
      { ...sent('relance-1', '2026-11-08'), items: [{ key: november.key, step: 'relance-1', round: 1 }] },
    ]
    const view = messageView(contextOf({ history }))
    expect(view.earlierDays).toBe('12 et 27 octobre 2026')
    expect(view.severalEarlier).toBe(true)
    expect(view.history.map((row) => [row.day, row.step, row.certain])).toEqual([
      ['08/11/2026', 'première relance', true],
      ['05/11/2026', 'dernier rappel', false],
      ['27/10/2026', 'deuxième relance', true],
      ['12/10/2026', 'première relance', true],
      ['26/09/2026', 'rappel avant échéance', true],
    ])
  })

  it('names two reminders of one day once', () => {
    expect(messageView(contextOf({ history: [sent('relance-1', '2026-10-12'), sent('relance-2', '2026-10-12')] })).earlierDays).toBe(
      '12 octobre 2026',
    )
  })
})

describe('how to pay', () => {
  it('quotes the invoice when there is one, the customer and the invoices when there are several', () => {
    expect(messageView(contextOf()).paymentReference).toBe('F2026-017')
    expect(messageView(contextOf({ items: [october, november] })).paymentReference).toBe('C001 F2026-017 F2026-021')
  })

  it('quotes the customer alone when a transfer cannot hold all the invoices', () => {
    const items = Array.from({ length: 20 }, (_, index) => ({ ...october, ref: `F2026-${100 + index}` }))
    expect(messageView(contextOf({ items })).paymentReference).toBe('C001')
  })
})

describe('the view of a message', () => {
  it('gives eight days to pay, across the end of a month', () => {
    expect(messageView({ ...contextOf(), date: isoDay('2026-11-25') }).deadline).toBe('3 décembre 2026')
  })

  it('takes the day of the message when the books cannot tell theirs', () => {
    expect(messageView({ ...contextOf(), booksAsOf: null }).booksDay).toBe('20 novembre 2026')
  })

  it('shows what is paid and what is set aside of an invoice', () => {
    const item = { ...november, outstandingCents: cents(195_678), heldCents: cents(50_000) }
    expect(messageView(contextOf({ items: [item] })).invoices[0]).toMatchObject({
      original: '3\u202f456,78\u00a0€',
      paid: '1\u202f000,00\u00a0€',
      setAside: '500,00\u00a0€',
      remaining: '1\u202f956,78\u00a0€',
    })
  })

  it('never shows in a formal notice an invoice that is not due', () => {
    const notDue = { ...november, forInformation: true, daysLate: -3 }
    expect(messageView(contextOf({ items: [october, notDue] })).otherInvoices).toEqual([])
  })

  it('writes the company mentions it knows and skips the others', () => {
    const mentions = (creditor: Partial<typeof settings.creditor>) =>
      messageView(contextOf({ settings: { ...settings, creditor: { ...settings.creditor, ...creditor } } })).companyMentions
    expect(mentions({})).toBe('SARL au capital de 10 000 € – SIREN\u00a0732\u00a0829\u00a0320 – RCS\u00a0Rennes')
    expect(mentions({ capital: null, rcs: 'RCS Rennes 732 829 320' })).toBe(
      'SARL – SIREN\u00a0732\u00a0829\u00a0320 – RCS\u00a0Rennes 732 829 320',
    )
    expect(mentions({ legalForm: null, capital: null, siren: null, rcs: null })).toBe('')
  })

  it('addresses the contact whose address is written to, and nobody else', () => {
    const contacts = [
      { name: 'Paul Autre', email: 'direction@daboville.example', phone: null, role: null },
      { name: 'Claire Martin', email: 'compta@daboville.example', phone: null, role: null },
    ]
    expect(messageView(contextOf({ customer: { ...customer, contacts } })).attention).toBe('Claire Martin')
    expect(messageView(contextOf({ customer: { ...customer, contacts: contacts.slice(0, 1) } })).attention).toBe('')
  })

  it('elides before the name of a person, and leaves any other name as it is', () => {
    const named = (name: string) => {
      const contacts = [{ name, email: 'compta@daboville.example', phone: null, role: null }]
      return messageView(contextOf({ customer: { ...customer, contacts } })).ofAttention
    }
    expect(['Armelle Riou', 'Hervé Le Goff', 'Direction des achats'].map(named)).toEqual([
      'd’Armelle Riou',
      'd’Hervé Le Goff',
      'de Direction des achats',
    ])
  })
})

describe('an invoice without number', () => {
  const nameless = (changes = {}) => ({
    ...october,
    key: itemKey('C001|sans'),
    ref: 'FACTURE FR7630006000011234',
    unnumbered: true as const,
    ...changes,
  })

  it('is called by its day, and never by its label', () => {
    const view = messageView(contextOf({ items: [nameless()] }))
    const day = formatDay(october.issuedOn)
    expect(view.invoices[0]).toMatchObject({ ref: 'sans numéro', title: `facture du ${day}`, dated: `du ${day}` })
    expect([view.invoiceRefs, view.several, view.paymentReference]).toEqual([`du ${day}`, false, 'C001'])
    expect(JSON.stringify(view)).not.toContain('FR763')
  })

  it('is one more invoice beside another of the same day', () => {
    const view = messageView(contextOf({ items: [october, nameless(), nameless({ key: itemKey('C001|autre') })] }))
    expect([view.several, view.invoiceCount]).toEqual([true, '3'])
    expect(view.invoiceRefs).toBe(`${october.ref} et du ${formatDay(october.issuedOn)}`)
    expect(view.paymentReference).toBe(`C001 ${october.ref}`)
  })

  it('is called so in English too', () => {
    const view = messageView(contextOf({ items: [nameless()], language: 'en' }))
    expect(view.invoices[0]?.title).toBe(`invoice of ${formatDay(october.issuedOn, 'en')}`)
  })
})

describe('what is typed to note the outcome of a call', () => {
  it('names the customer and his oldest invoice as words of a command', () => {
    expect(messageView(contextOf({ items: [october] })).outcomes).toEqual([
      { company: '', code: 'C001', ref: october.ref, calledOn: '20/11/2026' },
    ])
    expect(messageView(contextOf({ items: [{ ...october, ref: 'F 1 "$(rm)`' }] })).outcomes[0]?.ref).toBe('"F 1 (rm)"')
    expect(messageView(contextOf({ items: [{ ...october, unnumbered: true }] })).outcomes[0]?.ref).toBe('')
  })
})
