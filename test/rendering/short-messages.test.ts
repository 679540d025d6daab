// What a short message says, as it leaves, and that ordinary names fit in one part of 160 characters.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { LANGUAGES } from '../../src/domain/language.ts'
import { smsSize, smsText } from '../../src/domain/sms-text.ts'
import { renderReminder } from '../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../src/rendering/template-files.ts'
import type { Case } from './message-context.ts'
import { assigned, byFirm, contextOf, november, october, SHIPPED } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const leaving = (way: Case) => smsText(renderReminder(contextOf({ channel: 'sms', ...way }), templates).text ?? '')
const notYetDue = { ...october, dueOn: isoDay('2026-11-27'), daysLate: -7 }

describe('a short message', () => {
  it('says who writes, which invoice, as of which day and whom to call, in words that networks can write', () => {
    expect(leaving({})).toBe(
      'Atelier Brunet : sauf erreur, votre facture F2026-017 attend son règlement. Situation au 19 novembre 2026. Contact : 02 99 00 00 00',
    )
    expect(leaving({ items: [october, november] })).toBe(
      'Atelier Brunet : sauf erreur, vos factures F2026-017 et F2026-021 attendent leur règlement. Situation au 19 novembre 2026. Contact : 02 99 00 00 00',
    )
    expect(leaving({ items: [notYetDue] })).toContain('votre facture F2026-017 arrive à échéance le 27/11/2026. Situation')
  })

  it('says that invoices fall due, not that they wait, before their day', () => {
    const text = leaving({ items: [notYetDue, { ...notYetDue, ref: 'F2026-018' }] })
    expect(text).toContain('vos factures F2026-017 et F2026-018 arrivent à échéance. Situation')
  })

  it('of a firm gives the firm’s own number, and for whom it writes', () => {
    expect(leaving({ settings: byFirm })).toBe(
      'Cabinet Lenoir pour Atelier Brunet : sauf erreur, votre facture F2026-017 attend son règlement. Situation au 19 novembre 2026. Contact : 02 97 00 00 10',
    )
  })

  it('about a debt that was assigned names who is to be paid', () => {
    expect(leaving({ settings: assigned() })).toContain('attend son règlement (à régler à Factor Ouest). Situation')
    expect(leaving({ settings: assigned(), items: [notYetDue] })).toContain('le 27/11/2026 (à régler à Factor Ouest). Situation')
  })

  it.each(LANGUAGES)('in %s counts the invoices instead of naming them beyond three: it still fits', (language) => {
    const items = Array.from({ length: 40 }, (_, index) => ({ ...october, ref: `N° F2026-${index}` }))
    const text = leaving({ items, language })
    expect({ text, ...smsSize(text) }).toMatchObject({ text: expect.stringMatching(/\b40\b/), alphabet: 'gsm', parts: 1 })
    expect(leaving({ items: items.slice(0, 3), language })).toContain('No F2026-2')
  })

  it.each(LANGUAGES)('in %s is one part of 160 characters, for one invoice or two, ours, a firm’s or an assignee’s', (language) => {
    for (const way of [{}, { items: [october, november] }, { items: [notYetDue] }, { settings: assigned() }, { settings: byFirm }]) {
      const text = leaving({ ...way, language })
      expect({ text, ...smsSize(text) }).toMatchObject({ alphabet: 'gsm', parts: 1 })
    }
  })
})
