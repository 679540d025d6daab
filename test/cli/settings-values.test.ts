// Single settings, as people write them: rates, SIREN, IBAN, e-mail addresses.
import { describe, expect, it } from 'vitest'
import { readEmail, readIban, readSiren } from '../../src/cli/settings/identifiers.ts'
import { readRate } from '../../src/cli/settings/rate.ts'
import { readPaymentLink, readPicture } from '../../src/cli/settings/values.ts'

describe('a penalty rate', () => {
  it.each([
    ['ecb+10', { kind: 'ecb+10' }],
    ['BCE + 10', { kind: 'ecb+10' }],
    ['legal x3', { kind: 'legal x3' }],
    ['3 x légal', { kind: 'legal x3' }],
    ['15', { kind: 'contract', rateBps: 1500 }],
    ['12,40 %', { kind: 'contract', rateBps: 1240 }],
    ['12.4', { kind: 'contract', rateBps: 1240 }],
    ['8.29', { kind: 'contract', rateBps: 829 }],
    ['100', { kind: 'contract', rateBps: 10000 }],
  ])('written %s is understood', (text, rate) => {
    expect(readRate(text)).toEqual({ ok: true, value: rate })
  })

  it.each(['', '0', '0,00', '100.01', '12.375', '-5', '1e1', 'ecb+8', 'legal x2', 'ecb'])('written %j is refused', (text) => {
    expect(readRate(text).ok).toBe(false)
  })
})

describe('a SIREN', () => {
  it('is nine figures with a Luhn key, blanks aside', () => {
    expect(readSiren('732 829 320')).toEqual({ ok: true, value: '732829320' })
    expect(readSiren('732829321').ok).toBe(false)
    expect(readSiren('000000000').ok).toBe(false)
  })

  it('may be that of La Poste', () => {
    expect(readSiren('356000000')).toEqual({ ok: true, value: '356000000' })
  })
})

describe('an IBAN', () => {
  it('is checked by its key, in France by its RIB key, abroad by its length', () => {
    expect(readIban('FR76 3000 6000 0112 3456 7890 189')).toEqual({ ok: true, value: 'FR7630006000011234567890189' })
    expect(readIban('FR0630006000011234567890188').ok).toBe(false)
    expect(readIban('DE89370400440532013000')).toEqual({ ok: true, value: 'DE89370400440532013000' })
    expect(readIban('DE8937040044053201300').ok).toBe(false)
  })
})

describe('an e-mail address', () => {
  it.each(['compta@exemple.fr', 'a.b+c@sous.exemple.fr', "l'atelier@exemple.fr", 'compta@société.fr'])('%s has the right shape', (text) => {
    expect(readEmail(text)).toEqual({ ok: true, value: text })
  })

  it.each([
    'compta',
    '@exemple.fr',
    'a@b',
    'a b@exemple.fr',
    'a@exemple..fr',
    'a..b@exemple.fr',
    'a@-exemple.fr',
    'A <a@exemple.fr>',
    'a@exemple.fr,b@exemple.fr',
    'a@b@exemple.fr\n',
    'l’atelier@exemple.fr',
    'jérôme@exemple.fr',
  ])('%j has not', (text) => {
    expect(readEmail(text).ok).toBe(false)
  })
})

describe('a picture', () => {
  it.each(['logo.png', 'images/Logo été.JPG', './logo.jpeg'])('%s is a file of the dossier', (text) => {
    expect(readPicture(text)).toEqual({ ok: true, value: text })
  })

  it.each([
    'logo.gif',
    '../logo.png',
    'images/../../logo.png',
    '/etc/logo.png',
    '~/logo.png',
    'C:\\logo.png',
    '\\\\serveur\\logo.png',
    '.png/',
  ])('%s is refused', (text) => {
    expect(readPicture(text).ok).toBe(false)
  })
})

describe('the address of a page to pay on', () => {
  it.each([
    'https://payer.exemple.fr/',
    'https://payer.exemple.fr/?ref={reference}&montant={amount}',
    'https://payer.exemple.fr/{customer}',
  ])('%s is understood', (text) => {
    expect(readPaymentLink(text)).toEqual({ ok: true, value: text })
  })

  it.each([
    'http://payer.exemple.fr/',
    'javascript:alert(1)',
    'https://{customer}.exemple.fr/',
    'https://payer.exemple.fr{reference}/',
    'https://moi:secret@payer.exemple.fr/',
    'https://payer.exemple.fr/?iban={iban}',
    'https://payer.exemple.fr/{reference',
    'https://payer.exemple.fr/" onclick="',
  ])('%s is refused', (text) => {
    expect(readPaymentLink(text).ok).toBe(false)
  })
})
