import { describe, expect, it } from 'vitest'
import { composeMessage } from '../../src/delivery/message.ts'
import { plainTextOf } from '../../src/delivery/message-text.ts'
import { messageInput } from '../support/delivery.ts'

const attachments = [{ filename: 'lettre.html', content: Buffer.from('<p>lettre</p>'), contentType: 'text/html' }]

const bytesOf = async (more: Parameters<typeof messageInput>[0]) => (await composeMessage(messageInput(more))).bytes

describe('the words of a message that was kept', () => {
  it.each([
    ['plain', 'Bonjour,\n\n= 1 200 euros =\n\nCordialement'],
    ['with accents and no-break spaces', 'À l’attention de Mme Durand\u00a0: 1\u202f200,00\u00a0€'],
    ['mostly in another script', 'Ελληνικά '.repeat(30).trim()],
    ['with a line longer than a mail allows', 'Nous vous remercions '.repeat(60).trim()],
    ['that looks like a boundary', 'un\n--abc\ndeux'],
  ])('%s, come back as they were written', async (_, text) => {
    expect(plainTextOf(await bytesOf({ text }))).toBe(text)
    expect(plainTextOf(await bytesOf({ text, attachments }))).toBe(text)
  })

  it('are not those of a letter, nor of anything that is no e-mail', () => {
    expect(plainTextOf(Buffer.from('<!DOCTYPE html>\n<html>\n\n<p>Lettre</p></html>'))).toBeNull()
    expect(plainTextOf(Buffer.alloc(0))).toBeNull()
  })
})
