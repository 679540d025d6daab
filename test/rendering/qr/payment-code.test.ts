// The picture of a payment code, read back by programs that are not ours.
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { customerCode } from '../../../src/domain/names.ts'
import { paymentView, transferCode } from '../../../src/rendering/payment-way.ts'
import { qrPng } from '../../../src/rendering/qr/png.ts'
import { settings } from '../message-context.ts'

const ASKED = { totalCents: cents(740_160), customer: customerCode('CORMORAN & FILS') }
const { creditor } = settings
const withPayment = (payment: Partial<typeof settings.payment>) => ({ ...settings, payment: { ...settings.payment, ...payment } })

function readBack(picture: Buffer): string {
  const { width, height, data } = PNG.sync.read(picture)
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data ?? 'not found'
}

describe('the picture of a payment code', () => {
  it.each([2, 3, 4, 7])('is read back with %i dots a module', (scale) => {
    const code = transferCode(withPayment({}), ASKED, 'F2026-041 F2026-061')
    expect(readBack(qrPng(code ?? [], scale))).toBe(
      `BCD\n002\n1\nSCT\n${creditor.bic ?? ''}\n${creditor.name}\n${creditor.iban}\nEUR7401.60\n\n\nF2026-041 F2026-061`,
    )
  })

  it('is read back with accents and signs, and of the largest size', () => {
    const reference = `Référence €${'Ÿ'.repeat(112)}`
    const code = transferCode(withPayment({}), ASKED, reference)
    expect(code?.length).toBeLessThanOrEqual(69)
    expect(readBack(qrPng(code ?? [], 3))).toMatch(/EUR7401\.60\n\n\nRéférence €Ÿ{112}$/)
  })

  it('is always the same for the same message', () => {
    const picture = () => qrPng(transferCode(withPayment({}), ASKED, 'F1') ?? [], 4)
    expect(picture().equals(picture())).toBe(true)
  })
})

describe('a message', () => {
  it('has no code where the settings want none or give no account', () => {
    expect(transferCode(withPayment({ qrCode: false }), ASKED, 'F1')).toBeNull()
    expect(transferCode({ ...settings, creditor: { ...creditor, iban: null } }, ASKED, 'F1')).toBeNull()
    expect(paymentView(withPayment({ qrCode: false }), ASKED, 'F1')).toEqual({ hasPaymentCode: false, paymentLink: '' })
  })

  it('names a page to pay on, whose fields cannot be mistaken for parts of the address', () => {
    const link = 'https://payer.exemple.fr/?ref={reference}&montant={amount}&client={customer}'
    expect(paymentView(withPayment({ link }), ASKED, 'F1&montant=1 é').paymentLink).toBe(
      'https://payer.exemple.fr/?ref=F1%26montant%3D1%20%C3%A9&montant=7401.60&client=CORMORAN%20%26%20FILS',
    )
  })

  it('about a debt that was assigned is paid to whom it belongs, by transfer alone', () => {
    const factor = { name: 'Affacturage du Ponant', iban: 'DE89370400440532013000', bic: null, customers: [ASKED.customer] }
    const assigned = { ...withPayment({ link: 'https://payer.exemple.fr/' }), assignees: [factor] }
    expect(paymentView(assigned, ASKED, 'F1')).toEqual({ hasPaymentCode: true, paymentLink: '' })
    expect(readBack(qrPng(transferCode(assigned, ASKED, 'F1') ?? [], 4))).toBe(
      'BCD\n002\n1\nSCT\n\nAffacturage du Ponant\nDE89370400440532013000\nEUR7401.60\n\n\nF1',
    )
  })
})
