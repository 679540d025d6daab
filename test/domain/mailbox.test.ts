import { describe, expect, it } from 'vitest'
import { mailboxOf } from '../../src/domain/mailbox.ts'

describe('a mailbox', () => {
  it.each([
    ['Compta@Client.Example', 'compta@client.example'],
    [' h@exämple.fr ', 'h@xn--exmple-cua.fr'],
    ['h@XN--EXMPLE-CUA.fr', 'h@xn--exmple-cua.fr'],
    ['h@société.example', 'h@xn--socit-esab.example'],
    ['no address', 'no address'],
    ['a@b@c', 'a@b@c'],
    ['a@evil.example/path?x', 'a@evil.example/path?x'],
  ])('%s is %s', (written, known) => {
    expect(mailboxOf(written)).toBe(known)
  })
})
