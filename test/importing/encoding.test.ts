import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { detectEncoding, encodingNamed, textBlocks } from '../../src/importing/tables/encoding.ts'
import { linesOf, readRows } from '../../src/importing/tables/rows.ts'
import { stopOf } from './read-fixture.ts'

const decoded = (bytes: Buffer) => [...textBlocks('f', bytes, detectEncoding(bytes))].join('')

describe('encodings', () => {
  it.each([
    ['utf-8', 'Débit à échoir, Noël à l’été', 'utf-8'],
    ['windows-1252', 'Débit à échoir', 'windows-1252'],
    ['windows-1252', 'l’hôtel – 3 €', 'windows-1252'],
    ['iso-8859-15', 'forfait été 100 €', 'iso-8859-15'],
    ['cp850', 'Débit à échoir, hôtel', 'cp850'],
    ['cp850', 'solde à nouveau', 'cp850'],
    ['ascii', 'Debit', 'utf-8'],
  ])('recognises %s in "%s"', (written, text, found) => {
    const bytes = iconv.encode(text, written)
    expect(detectEncoding(bytes)).toBe(found)
    expect(decoded(bytes)).toBe(text)
  })

  it('recognises UTF-16 with or without byte-order mark and drops the mark', () => {
    const text = 'JournalCode\tDébit\r\nVE\t12,00\r\n'
    expect(decoded(iconv.encode(text, 'utf-16le', { addBOM: true }))).toBe(text)
    expect(decoded(iconv.encode(text, 'utf-16be', { addBOM: true }))).toBe(text)
    expect(decoded(iconv.encode(text, 'utf-16le'))).toBe(text)
  })

  it('drops the byte-order mark of UTF-8', () => {
    expect(decoded(Buffer.from('\ufeffDébit'))).toBe('Débit')
  })

  it('repairs lines whose UTF-8 was decoded as windows-1252, and leaves true capitals alone', () => {
    const wrong = iconv.decode(Buffer.from('Crêperie à Étel'), 'windows-1252')
    expect(decoded(Buffer.from(`${wrong}\nJOÃO\n`))).toBe('Crêperie à Étel\nJOÃO\n')
  })

  it('knows encodings by the names people use', () => {
    expect(encodingNamed('UTF8')).toBe('utf-8')
    expect(encodingNamed('Latin1')).toBe('windows-1252')
    expect(encodingNamed('CP-850')).toBe('cp850')
    expect(stopOf(() => encodingNamed('ebcdic'))).toMatchObject({ code: 'encoding-unknown', exitCode: 2 })
  })

  it('refuses bytes that are not the UTF-8 the user asks for', () => {
    const stop = stopOf(() => [...textBlocks('f.txt', iconv.encode('é', 'windows-1252'), 'utf-8')])
    expect(stop).toMatchObject({ code: 'encoding-invalid', exitCode: 4 })
  })

  it('cuts large files on line ends, so that no line is lost or broken', () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `ligne ${index} : été comme hiver, ${'x'.repeat(index % 50)}`)
    const text = lines.join('\r\n')
    expect([...linesOf(textBlocks('f', Buffer.from(text), 'utf-8'))]).toEqual(lines)
  })
})

describe('lines', () => {
  it.each([
    ['LF', 'a\nb\n'],
    ['CRLF', 'a\r\nb\r\n'],
    ['CR', 'a\rb\r'],
    ['CR CR LF', 'a\r\r\nb\r\r\n'],
    ['none at the end', 'a\nb'],
  ])('end with %s', (_, text) => {
    expect([...linesOf([text])]).toEqual(['a', 'b'])
  })

  it('keep their physical number past blank ones', () => {
    const rows = [...readRows(['a;b\n\n ; \nc;d\n\u001a'], ';')]
    expect(rows.map(({ line, fields }) => [line, fields.length])).toEqual([
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 2],
      [5, 0],
    ])
  })
})
