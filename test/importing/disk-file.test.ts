import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { memoryReader } from '../../src/importing/books/byte-reader.ts'
import { surveyDisk } from '../../src/importing/sources/disk-file.ts'

const MEGABYTE = 1 << 20

describe('a large file is surveyed in parts', () => {
  it.each(['é', '€', '𝄞'])('sees UTF-8 wherever a part ends inside %s', (character) => {
    const bytes = Buffer.from(character)
    for (let before = 0; before <= bytes.length; before++) {
      const text = 'a'.repeat(MEGABYTE - before) + character + 'b'.repeat(MEGABYTE) + character
      expect(survey(Buffer.from(text)), `${before} bytes before the end of the part`).toMatchObject({ encoding: 'utf-8' })
    }
  })

  it('sees that a character is cut at the end of the file', () => {
    const cut = Buffer.concat([Buffer.alloc(MEGABYTE, 'a'), Buffer.from('€').subarray(0, 2)])
    expect(survey(cut).encoding).toBe('windows-1252')
  })

  it('sees a byte that is no UTF-8 on either side of the end of a part', () => {
    for (const at of [MEGABYTE - 1, MEGABYTE]) {
      const bytes = Buffer.alloc(2 * MEGABYTE, 'a')
      bytes[at] = 0xe9
      expect(survey(bytes).encoding).toBe('windows-1252')
    }
  })

  it('tells the digest of the bytes as they are', () => {
    const bytes = Buffer.from(`${'é'.repeat(MEGABYTE)}fin`)
    expect(survey(bytes).sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

function survey(bytes: Buffer) {
  return surveyDisk('export.txt', memoryReader(bytes))
}
