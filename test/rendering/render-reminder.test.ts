import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { LANGUAGES } from '../../src/domain/language.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Scenario, Settings } from '../../src/domain/settings.ts'
import { renderReminder, renderSubject } from '../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../src/rendering/template-files.ts'
import { letterWords } from '../support/letter-text.ts'
import { contextOf, customer, november, october, octoberClaim, SHIPPED, sent, settings } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const EMAILS = ['preventive', 'relance-1', 'relance-2', 'relance-3', 'formal-notice'] as const
const WAYS = [
  ...EMAILS.map((template) => [template, 'email'] as const),
  ...EMAILS.slice(1).map((template) => [template, 'letter'] as const),
  ['formal-notice', 'registered-letter'] as const,
  ['call', 'call'] as const,
  ['relance-2', 'sms'] as const,
]
const OF_A_COURT =
  /contentieux|huissier|tribunal|bailiff|\bcourt\b|République|Gericht|Mahnbescheid|Inkasso|Vollstreck|Anwalt|juzgado|judicial|monitorio|abogado|giudiz|ingiuntivo|precetto|avvocato/i
const AS_OF = {
  fr: 'Situation arrêtée au 19 novembre 2026.',
  en: 'Position as at 19 November 2026.',
  de: ': 19. November 2026.',
  es: ' a 19 de noviembre de 2026.',
  it: ' in data 19 novembre 2026.',
} as const
const SHORT_AS_OF = { ...AS_OF, fr: 'Situation au 19 novembre 2026.', en: 'As at 19 November 2026.' } as const
const everyWay = WAYS.flatMap(([template, channel]) => LANGUAGES.map((language) => ({ template, channel, language })))
const bodyOf = ({ text, html, page, letter }: ReturnType<typeof renderReminder>) =>
  `${text ?? ''}${html ?? ''}${page ?? ''}${letter === null ? '' : letterWords(letter)}`

describe.each(everyWay)('$template by $channel in $language', (way) => {
  const penalties = way.template === 'formal-notice' ? 'claim' : 'mention'
  const items = [{ ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true }, november]
  const message = renderReminder(contextOf({ ...way, penalties, items, claims: [octoberClaim], creditsCents: -25_000 }), templates)

  it('has a subject with the creditor and the customer as typed, and no amount', () => {
    expect(message.subject).toContain('Atelier Brunet')
    expect(message.subject).toContain("D'Aboville & Fils <SARL>")
    expect(message.subject).not.toMatch(/€|\d[.,]\d{2}(?![.\d])/)
  })

  it('names every invoice', () => {
    const letter = message.letter && letterWords(message.letter)
    for (const body of [message.text, message.html, message.page, letter].filter((text) => text !== null)) {
      expect(body).toContain('F2026-017')
      expect(body).toContain('F2026-021')
    }
  })

  it('says how things stood and on which day', () => {
    // A sheet for who calls is in French, an English one in English.
    const language = way.channel === 'call' && way.language !== 'en' ? 'fr' : way.language
    expect(bodyOf(message)).toContain((way.channel === 'sms' ? SHORT_AS_OF : AS_OF)[language])
  })

  it('carries the customer as typed in text, escaped once in HTML', () => {
    // A short message goes to his own number, and has no room for his name.
    if (way.channel === 'sms') return
    for (const text of [message.text, message.letter && letterWords(message.letter)].filter((words) => words !== null))
      expect(text).toContain("D'Aboville & Fils <SARL>")
    for (const html of [message.html, message.page].filter((text) => text !== null)) {
      expect(html).toContain('D&#x27;Aboville &amp; Fils &lt;SARL&gt;')
      expect(html).not.toMatch(/&amp;(amp|lt|gt|#x27);|<SARL>/)
    }
  })

  it('asks nothing of the network and nothing of a court', () => {
    expect(bodyOf(message)).not.toMatch(/https?:|src="(?!cid:)|url\(|<script|<link/i)
    expect(bodyOf(message)).not.toMatch(OF_A_COURT)
  })

  it('leaves no empty value behind', () => {
    expect(`${message.subject}${bodyOf(message)}`).not.toMatch(/undefined|null|NaN|\[object|\(\)|\{\{/)
  })
})

describe('what every message after the due date offers', () => {
  it.each(EMAILS.slice(1))('%s offers payment by instalments', (template) => {
    expect(renderReminder(contextOf({ template }), templates).text).toContain(
      'En cas de difficulté, contactez Atelier Brunet (compta@atelier-brunet.example, 02\u00a099\u00a000\u00a000\u00a000)\u00a0: nous étudierons un échéancier.',
    )
  })

  it('is not offered before it', () => {
    const items = [{ ...october, daysLate: -7 }]
    expect(renderReminder(contextOf({ template: 'preventive', items }), templates).text).not.toContain('En cas de difficulté')
  })
})

describe('a first reminder after a promise that was not kept', () => {
  const oversight = (brokenWords: NonNullable<Parameters<typeof contextOf>[0]>['brokenWords']) =>
    renderReminder(contextOf({ template: 'relance-1', ...(brokenWords ? { brokenWords } : {}) }), templates).text?.includes('simple oubli')

  it('does not speak of an oversight', () => {
    expect(oversight(undefined)).toBe(true)
    expect(oversight([{ customer: customer.code, kind: 'promise', day: isoDay('2026-11-12'), cents: null, missingCents: null }])).toBe(
      false,
    )
  })
})

describe('penalties', () => {
  it.each(['consumer', 'to-confirm', 'abroad'] as const)(
    'are never spoken of to a customer of regime %s, whatever the step says',
    (regime) => {
      for (const template of EMAILS) {
        const message = renderReminder(contextOf({ template, penalties: 'mention', customer: { ...customer, regime } }), templates)
        expect(bodyOf(message)).not.toMatch(/pénalités|indemnité|40\s€|L441/)
      }
    },
  )

  it('are silent while the rate is not confirmed', () => {
    const unconfirmed = { ...settings, penalties: { ...settings.penalties, rate: null } }
    expect(
      bodyOf(renderReminder(contextOf({ template: 'relance-2', penalties: 'mention', settings: unconfirmed }), templates)),
    ).not.toMatch(/pénalités|indemnité/)
  })

  it('are recalled outside the total', () => {
    const items = [{ ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true }]
    const text = renderReminder(contextOf({ template: 'relance-2', penalties: 'mention', items }), templates).text
    expect(text).toContain('articles L441-10 et D441-5 du code de commerce')
    expect(text).not.toContain('20,38')
  })
})

describe('the last day to pay', () => {
  const { steps } = standardScenario()
  /** The day told, in the scenario of the message and with the days between two messages of the settings. */
  const told = (
    template: string,
    scenario: Partial<Scenario> | null = {},
    minimumGapDays = 7,
    channel: 'email' | 'letter' = 'email',
    stepsOfItems: readonly string[] = [template],
  ) => {
    const stepIndex = steps.findIndex(({ step }) => step === template)
    const scenarios: Settings['scenarios'] = scenario === null ? {} : { standard: { name: 'standard', steps, ...scenario } }
    const reminders = { ...settings.reminders, minimumGapDays }
    const items = stepsOfItems.map((step) => ({ ...october, step }))
    const message = renderReminder(
      contextOf({ template, stepIndex, channel, items, settings: { ...settings, scenarios, reminders } }),
      templates,
    )
    const bodies = [message.text, message.html, message.letter && letterWords(message.letter)]
    const days = bodies.flatMap((body) => /au plus tard le ([^,.<]*)/.exec(body ?? '')?.[1] ?? [])
    return [...new Set(days)].join(' or ')
  }

  it('is over before the next message may leave: six days where seven stand between two', () => {
    // Written on 20 November: the next message may leave on the 27th.
    expect([told('relance-2'), told('relance-2', {}, 7, 'letter')]).toEqual(['26 novembre 2026', '26 novembre 2026'])
  })

  it('follows the days between two messages, of the scenario before the settings; five at least, eight at most', () => {
    expect(told('relance-2', {}, 8)).toBe('27 novembre 2026')
    expect(told('relance-2', {}, 2)).toBe('25 novembre 2026')
    expect(told('relance-2', {}, 30)).toBe('28 novembre 2026')
    expect(told('relance-2', { gapDays: 8 }, 30)).toBe('27 novembre 2026')
  })

  it('is eight days away where nothing but a formal notice follows, in it, and in a scenario that the settings do not hold', () => {
    expect([told('relance-3'), told('formal-notice'), told('relance-2', null)]).toEqual(Array(3).fill('28 novembre 2026'))
  })

  it('is over before the next message about any invoice of the letter', () => {
    expect(told('relance-3', {}, 7, 'letter', ['relance-3', 'relance-1'])).toBe('26 novembre 2026')
  })
})

describe('a formal notice', () => {
  it('holds the parties, the split, the deadline and the mentions, and other invoices outside its total', () => {
    const items = [
      { ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true },
      { ...november, forInformation: true },
    ]
    const context = contextOf({
      template: 'formal-notice',
      channel: 'registered-letter',
      penalties: 'claim',
      items,
      claims: [octoberClaim],
      history: [sent('relance-1', '2026-10-12')],
    })
    const words = bodyOf(renderReminder(context, templates))
    for (const part of [
      'Lettre recommandée avec avis de réception',
      'SIREN\u00a0732\u00a0829\u00a0320',
      'Malgré notre rappel du 12 octobre 2026',
      '1\u202f260,38\u00a0€ au plus tard le 28 novembre 2026',
      '12,40\u00a0%',
      'Pour information',
    ])
      expect(words).toContain(part)
    expect(words.indexOf('F2026-021')).toBeGreaterThan(words.indexOf('Pour information'))
  })

  const noticed = (language: (typeof LANGUAGES)[number], regime: 'business' | 'consumer' | 'to-confirm' | 'abroad' | 'public') =>
    (['email', 'registered-letter'] as const).map((channel) => {
      const way = { template: 'formal-notice', channel, language, penalties: 'mention', customer: { ...customer, regime } } as const
      return bodyOf(renderReminder(contextOf(way), templates)).replace(/\s+/g, ' ')
    })
  const ALL_PAID =
    /continuent de courir jusqu’au paiement complet|continues to accrue until payment in full|bis zur vollständigen Zahlung weiter|hasta el pago íntegro|fino al pagamento integrale/
  const PRINCIPAL_PAID =
    /courir jusqu’à la mise en paiement du principal|until the principal is paid|bis zur Zahlung der Hauptforderung weiter|hasta el pago del principal|fino al pagamento del capitale/
  const FROM_NOW =
    /à compter de la présente mise en demeure \(articles 1231-6 et 1344-1|From this formal notice, .*1344-1|Ab dieser förmlichen Zahlungsaufforderung .*1344-1|Desde el presente requerimiento, .*1344-1|Dalla presente costituzione in mora, .*1344-1/

  it.each(LANGUAGES)(
    'in %s tells how long interest runs: to a consumer from the notice on, to nobody whose kind is not known',
    (language) => {
      for (const words of noticed(language, 'business')) {
        expect(words).toMatch(ALL_PAID)
        expect(words).not.toMatch(FROM_NOW)
      }
      for (const words of noticed(language, 'public')) {
        expect(words).toMatch(PRINCIPAL_PAID)
        expect(words).not.toMatch(FROM_NOW)
      }
      for (const words of noticed(language, 'consumer')) {
        expect(words).toMatch(FROM_NOW)
        expect(words).not.toMatch(ALL_PAID)
      }
      for (const words of [...noticed(language, 'to-confirm'), ...noticed(language, 'abroad')]) {
        expect(words).not.toMatch(ALL_PAID)
        expect(words).not.toMatch(FROM_NOW)
      }
    },
  )

  it.each(LANGUAGES)('in %s gives the last day to pay, not a number of days beside it', (language) => {
    for (const words of noticed(language, 'business')) {
      expect(words).toMatch(/28(\.| de)? (novembre|November|noviembre)/)
      expect(words).not.toMatch(/huit jours|eight days|acht Tag|ocho días|otto giorni/)
    }
  })

  it('is silent on interest while its rate is not confirmed', () => {
    const unconfirmed = { ...settings, penalties: { ...settings.penalties, rate: null } }
    const message = renderReminder(contextOf({ template: 'formal-notice', penalties: 'mention', settings: unconfirmed }), templates)
    expect(bodyOf(message)).not.toMatch(ALL_PAID)
  })

  it('to a public buyer asks for the state of the payment and is not one', () => {
    const way = { template: 'formal-notice', channel: 'registered-letter', customer: { ...customer, regime: 'public' } } as const
    const message = renderReminder(contextOf(way), templates)
    expect(message.subject).toContain('état de paiement')
    expect(bodyOf(message)).not.toContain('mise en demeure')
    expect(bodyOf(message)).toContain('mandatement d’office')
  })
})

describe('days and rates in Italian', () => {
  it('follow no article, which the eighth and the eleventh elide', () => {
    const eighth = isoDay('2026-09-08')
    const eleventh = isoDay('2026-11-11')
    const item = {
      ...october,
      issuedOn: eighth,
      dueOn: eleventh,
      daysLate: 9,
      bounced: true as const,
      returned: { means: 'payment' as const, paidOn: eighth, on: eleventh, cents: cents(120_000), documents: ['F2026-017'] },
      claimsPenalties: true,
      interestCents: cents(2038),
    }
    const claim = { ...octoberClaim, periods: octoberClaim.periods.map((period) => ({ ...period, from: eighth, to: eleventh })) }
    const penalties = { ...settings.penalties, rate: { kind: 'contract' as const, rateBps: 1100 } }
    for (const { template, channel } of everyWay.filter(({ language }) => language === 'it')) {
      for (const use of ['mention', 'claim'] as const) {
        const items = [
          { ...item, claimsPenalties: use === 'claim' },
          { ...item, forInformation: true, key: november.key },
        ]
        const context = contextOf({
          template,
          channel,
          language: 'it',
          penalties: use,
          items,
          claims: [claim],
          settings: { ...settings, penalties },
        })
        const message = renderReminder({ ...context, history: [sent('relance-1', '2026-11-08')] }, templates)
        const words = `${message.subject} ${message.text ?? ''} ${message.html ?? ''} ${message.letter ? letterWords(message.letter) : ''}`
        expect(words).not.toMatch(/(^|[\s>])(il|lo|del|dal|al|nel|sul|entro) (08|8|11)\b/i)
      }
    }
  })
})

describe('names that try to be more than names', () => {
  it('cannot add a header, a tag or a template expression', () => {
    const name = 'Dupont\r\nBcc: x@exemple.example\u202e<script>alert(1)</script>{{creditorName}}'
    for (const way of everyWay) {
      const message = renderReminder(contextOf({ ...way, customer: { ...customer, name } }), templates)
      expect(message.subject).not.toMatch(/[\r\n\u202e]/)
      expect(message.subject).toContain('{{creditorName}}')
      expect(`${message.html}${message.page}`).not.toContain('<script>')
      expect(bodyOf(message)).not.toContain('\u202e')
    }
  })

  it('give a subject on one line whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, ref) => {
        const subject = renderSubject(contextOf({ customer: { ...customer, name }, items: [{ ...october, ref }] }), templates)
        expect(subject).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect([...subject].length).toBeLessThanOrEqual(200)
      }),
    )
  })
})

describe('the template that speaks', () => {
  it('for a call or a text message without one of its own is the common one', () => {
    expect(renderReminder(contextOf({ template: 'relance-2', channel: 'call' }), templates).page).toContain('Trame de la conversation')
    expect(renderSubject(contextOf({ template: 'relance-2', channel: 'call' }), templates)).toContain('Appel à')
  })

  it('gives the same subject alone and with its message', () => {
    const context = contextOf({ template: 'relance-3', channel: 'letter' })
    expect(renderSubject(context, templates)).toBe(renderReminder(context, templates).subject)
  })

  it('that does not exist stops with its name, never with another language', () => {
    const context = contextOf({ template: 'relance-9', language: 'en' })
    expect(() => renderReminder(context, templates)).toThrowError(
      expect.objectContaining({
        code: 'template-missing',
        message: 'Le modèle en/relance-9.text.hbs n’existe pas : le client C001 s’écrit en anglais.',
      }),
    )
    expect(() => renderReminder(context, templates)).toThrow(SettingsError)
  })
})
