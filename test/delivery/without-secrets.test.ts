import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../src/delivery/without-secrets.ts'

const SECRET = 'a/b+c&d"é 7'
const percent = (text: string) => [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16)}`).join('')

describe('a secret said back', () => {
  it.each([
    ['as it is', SECRET],
    ['as JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['as PHP writes JSON', 'a\\/b+c\\u0026d\\u0022\\u00e9 7'],
    ['JSON within JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['in an address', encodeURIComponent(SECRET)],
    ['in an address, in lower case', encodeURIComponent(SECRET).toLowerCase()],
    ['in an address, encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['in a form', encodeURIComponent(SECRET).replaceAll('%20', '+')],
    ['in part', 'a%2fb+c&amp;d"é 7'],
    ['as HTML', 'a/b+c&amp;d&quot;&eacute; 7'.replace('&eacute;', '&#233;')],
    ['as HTML by numbers', [...SECRET].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join('')],
    ['byte by byte', percent(SECRET)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 after a user', Buffer.from(`compta:${SECRET}`).toString('base64')],
    ['in base64 between others', Buffer.from(`x\0compta\0${SECRET}\x01`).toString('base64url')],
  ])('%s is not told, the rest is', (_, written) => {
    expect(withoutSecrets({ reply: [`550 <${written}> no`] }, [SECRET])).toEqual({ reply: ['550 <…> no'] })
  })

  it('is not told however its characters are mixed', () => {
    const forms = [
      (one: string) => one,
      percent,
      (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
      (one: string) => `&#${one.charCodeAt(0)};`,
      (one: string) => `\\${one}`,
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), fc.nat(forms.length - 1)), {
          minLength: 4,
          maxLength: 12,
        }),
        (characters) => {
          const secret = characters.map(([one]) => one).join('')
          const written = characters.map(([one, form]) => forms[form]?.(one) ?? one).join('')
          expect(withoutSecrets(`250 ${written}`, [secret])).not.toContain(written)
        },
      ),
    )
  })

  it('of three letters is nobody’s, and other words stay', () => {
    expect(withoutSecrets('250 abc Ok', ['abc'])).toBe('250 abc Ok')
    expect(withoutSecrets('550 5.1.1 unknown user QUJDRA==', ['S3cret-Sesame'])).toBe('550 5.1.1 unknown user QUJDRA==')
  })
})
