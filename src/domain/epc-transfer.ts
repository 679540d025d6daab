// The text of a payment code: a SEPA credit transfer as bank applications read it (European Payments Council, EPC069-12, version 002,
// read on 2026-11-22). Only the text: how it becomes a picture is not known here.
import type { Cents } from './cents.ts'
import { decimalText } from './decimal-text.ts'

export interface TransferRequest {
  /** Holder of the account. */
  readonly name: string
  /** Without blanks, its keys already checked. */
  readonly iban: string
  readonly bic: string | null
  readonly cents: Cents
  /** What the payer's bank hands over with the money. */
  readonly reference: string
}

/** Countries of the SEPA schemes by the IBAN's letters (EPC409-09): in the EEA the IBAN alone is enough, elsewhere the BIC goes with it. */
const WITH_IBAN_ALONE = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '))
const WITH_BIC = new Set('AD AL CH GB GI MC MD ME MK SM VA'.split(' '))

const LONGEST = { name: 70, reference: 140, bytes: 331 } as const
/** 999 999 999.99 euros. */
const MOST_CENTS = 99_999_999_999

/**
 * The text to be shown as a QR code of error level M, or null where no such transfer can be asked for: nothing to pay, an account outside
 * the SEPA zone, one outside the EEA whose BIC is not known, a reference of more than 140 characters or that makes more than 331 bytes of
 * UTF-8 of the whole: half a reference would be that of another debt. The holder's name is cut at 70 characters.
 */
export function epcTransfer({ name, iban, bic, cents, reference }: TransferRequest): string | null {
  const country = iban.slice(0, 2)
  const reachable = WITH_IBAN_ALONE.has(country) || (WITH_BIC.has(country) && bic !== null)
  const holder = [...oneLine(name)].slice(0, LONGEST.name).join('').trimEnd()
  const remittance = oneLine(reference)
  if (!reachable || holder === '' || cents < 1 || cents > MOST_CENTS || [...remittance].length > LONGEST.reference) return null
  const text = ['BCD', '002', '1', 'SCT', bic ?? '', holder, iban, `EUR${decimalText(cents)}`, '', '', remittance].join('\n').trimEnd()
  return utf8Length(text) > LONGEST.bytes ? null : text
}

/** A line end would move every field after it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

function utf8Length(text: string): number {
  return [...text].reduce((sum, character) => sum + bytesOf(character.codePointAt(0) ?? 0), 0)
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
