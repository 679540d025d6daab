// The parties of a sheet as its heading names them. Texts that came from files are made safe for one line each.
import type { Customer } from '../../domain/customer.ts'
import type { Creditor } from '../../domain/settings.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import type { Party } from './calculation.ts'

/** Legal form, SIREN and address under the name, each only when it is known. */
export function creditorParty({ name, legalForm, capital, siren, rcs, address }: Creditor): Party {
  const share = oneLine(capital)
  const form = [oneLine(legalForm), share === '' ? '' : `au capital de ${share}`].filter((part) => part !== '').join(' ')
  const register = oneLine(rcs).replace(/^RCS\s+/i, '')
  return party(name, [form, sirenLine(siren), register === '' ? '' : `RCS\u00a0${register}`, ...address])
}

export function debtorParty({ code, name, siren, address }: Customer): Party {
  return party(name === '' ? code : name, [`Code client\u00a0: ${code}`, sirenLine(siren), ...address])
}

function party(name: string, lines: readonly string[]): Party {
  return { name: oneLine(name), lines: lines.map(oneLine).filter((line) => line !== '') }
}

function sirenLine(siren: string | null): string {
  const digits = oneLine(siren).replace(/\s/g, '')
  if (digits === '') return ''
  return `SIREN\u00a0${/^\d{9}$/.test(digits) ? digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : oneLine(siren)}`
}
