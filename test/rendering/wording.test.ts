import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { LANGUAGES } from '../../src/domain/language.ts'
import { deadlineWords, delay, listed, rateWords } from '../../src/rendering/wording.ts'

describe('lists', () => {
  it.each([
    ['fr', 'F1, F2 et F3'],
    ['en', 'F1, F2 and F3'],
    ['de', 'F1, F2 und F3'],
    ['es', 'F1, F2 y F3'],
    ['it', 'F1, F2 e F3'],
  ] as const)('end in %s as in %s', (language, text) => {
    expect(listed(['F1', 'F2', 'F3'], language)).toBe(text)
    expect(listed(['F1'], language)).toBe('F1')
    expect(listed([], language)).toBe('')
  })

  it.each([
    ['Ibérica SA', 'Norte SL e Ibérica SA'],
    ['Hijos de Ruiz', 'Norte SL e Hijos de Ruiz'],
    ['Hierros Ruiz', 'Norte SL y Hierros Ruiz'],
    ['Iónica', 'Norte SL y Iónica'],
    ['Yedra', 'Norte SL y Yedra'],
  ])('in Spanish say "e" before the sound of an i, so before %s: %s', (last, text) => {
    expect(listed(['Norte SL', last], 'es')).toBe(text)
  })

  it('in Italian say "ed" before an e, and before nothing else', () => {
    expect(listed(['Nord Srl', 'Edilizia Srl'], 'it')).toBe('Nord Srl ed Edilizia Srl')
    expect(listed(['Nord Srl', 'Arredi Srl'], 'it')).toBe('Nord Srl e Arredi Srl')
  })
})

describe('delays', () => {
  it.each([
    ['fr', '1\u00a0jour', '50\u00a0jours'],
    ['en', '1\u00a0day', '50\u00a0days'],
    ['de', '1\u00a0Tag', '50\u00a0Tage'],
    ['es', '1\u00a0día', '50\u00a0días'],
    ['it', '1\u00a0giorno', '50\u00a0giorni'],
  ] as const)('are counted in %s: %s, %s', (language, one, many) => {
    expect([0, 1, 50].map((days) => delay(days, language))).toEqual(['', one, many])
  })
})

describe('the last day to pay', () => {
  it.each([
    ['2026-11-28', 'il 28 novembre 2026'],
    ['2026-12-08', 'l’8 dicembre 2026'],
    ['2026-12-11', 'l’11 dicembre 2026'],
    ['2026-12-18', 'il 18 dicembre 2026'],
    ['2026-12-01', 'il 1º dicembre 2026'],
  ])('bears its article in Italian: %s is "%s"', (day, words) => {
    expect(deadlineWords(isoDay(day), 'it')).toBe(words)
  })

  it('bears none in the other languages, whose sentences hold it', () => {
    expect(deadlineWords(isoDay('2026-12-08'), 'fr')).toBe('8 décembre 2026')
    expect(deadlineWords(isoDay('2026-12-08'), 'de')).toBe('8. Dezember 2026')
    expect(deadlineWords(isoDay('2026-12-08'), 'es')).toBe('8 de diciembre de 2026')
  })
})

describe('the rate of penalties in words', () => {
  it('names eight points for a public buyer and ten for others, in every language', () => {
    const eight = { fr: 'huit', en: 'eight', de: 'acht', es: 'ocho', it: 'otto' }
    const ten = { fr: 'dix', en: 'ten', de: 'zehn', es: 'diez', it: 'dieci' }
    for (const language of LANGUAGES) {
      expect(rateWords({ kind: 'contract', rateBps: 1500 }, 'public', language)).toContain(` ${eight[language]} `)
      expect(rateWords({ kind: 'ecb+10' }, 'business', language)).toContain(` ${ten[language]} `)
      expect(rateWords(null, 'business', language)).toBe('')
    }
  })

  it('states an agreed rate as the language writes it', () => {
    const agreed = (language: 'de' | 'es' | 'it') => rateWords({ kind: 'contract', rateBps: 1250 }, 'business', language)
    expect(agreed('de')).toBe('vereinbarten Zinssatz von 12,50\u00a0% pro Jahr')
    expect(agreed('es')).toBe('tipo pactado del 12,50\u00a0% anual')
    expect(agreed('it')).toBe('tasso annuo convenuto (12,50%)')
  })
})
