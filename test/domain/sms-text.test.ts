// How a text is counted by mobile networks, and what it becomes on its way. Expected counts from 3GPP TS 23.038, by hand.
import { describe, expect, it } from 'vitest'
import { hasLink, smsSize, smsText } from '../../src/domain/sms-text.ts'

describe('the size of a short message', () => {
  it.each([
    ['160 letters are one part', 'a'.repeat(160), 'gsm', 160, 1],
    ['161 are two', 'a'.repeat(161), 'gsm', 161, 2],
    ['306 are two parts of 153', 'a'.repeat(306), 'gsm', 306, 2],
    ['307 are three', 'a'.repeat(307), 'gsm', 307, 3],
    ['a euro sign counts double', `€${'a'.repeat(158)}`, 'gsm', 160, 1],
    ['and is never cut by the end of a part', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm', 306, 3],
    ['é, è, à and ù are of the alphabet', 'éèàù', 'gsm', 4, 1],
    ['one character outside makes 70 the most', `ô${'a'.repeat(69)}`, 'ucs2', 70, 1],
    ['71 are then two parts of 67', `ô${'a'.repeat(70)}`, 'ucs2', 71, 2],
    ['one outside the basic plane counts double', '😀', 'ucs2', 2, 1],
    ['nothing is no part', '', 'gsm', 0, 0],
  ] as const)('%s', (_, text, alphabet, characters, parts) => {
    expect(smsSize(text)).toEqual({ alphabet, characters, parts })
  })
})

describe('a text on its way', () => {
  it.each([
    ['l’été', "l'été"],
    ['Situation arrêtée au 20 novembre 2026', 'Situation arretée au 20 novembre 2026'],
    ['« Atelier »\u00a0: reçu…', '" Atelier " : recu...'],
    ['ligne 1\n ligne 2', 'ligne 1 ligne 2'],
    ['Œuvre', 'OEuvre'],
    ['Δ 😀', 'Δ 😀'],
  ])('%s becomes %s', (text, expected) => {
    expect(smsText(text)).toBe(expected)
  })

  it('holds no link', () => {
    expect(['https://x.fr/p', 'www.x.fr', 'payez sur x.fr/abc'].map(hasLink)).toEqual([true, true, true])
    expect(['M. Brun, 02 99 00 00 00', 'compta@atelier-brunet.example', 'F2026/017'].map(hasLink)).toEqual([false, false, false])
  })
})
