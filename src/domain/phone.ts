// Phone numbers that a short message can go to, in their international form (ITU E.164). Knows French numbers; of others, their length alone.

/** `overseas`: written without a country code, which the first figures told; absent: the code was written, or it is that of mainland France. */
export type PhoneReading =
  | { readonly ok: true; readonly number: string; readonly overseas?: true }
  | { readonly ok: false; readonly why: string }

/** National mobile prefixes overseas, with the country code they belong to (Arcep, numbering plan of 2018, checked on 2026-11-23). */
const OVERSEAS: Readonly<Record<string, string>> = {
  '0690': '+590',
  '0691': '+590',
  '0694': '+594',
  '0696': '+596',
  '0697': '+596',
  '0692': '+262',
  '0693': '+262',
  '0639': '+262',
}

/** Country codes of France and of its departments and regions overseas, with what a mobile number begins by after them. */
const FRENCH: Readonly<Record<string, RegExp>> = {
  '+33': /^[67]\d{8}$/,
  '+590': /^69[01]\d{6}$/,
  '+594': /^694\d{6}$/,
  '+596': /^69[67]\d{6}$/,
  '+262': /^(69[23]|639)\d{6}$/,
}

/**
 * The number in its international form: '+33612345678'. A French number must be a mobile one.
 * @param national whether a number without a country code is a French one: of a customer abroad nobody can tell whose it would be
 */
export function mobileNumber(written: string, national: boolean): PhoneReading {
  const refused = (why: string) => ({ ok: false as const, why: `« ${written.trim()} » ${why}` })
  const [, plain = '', plus] = /^\s*((\+|00)?[\d\s().\-/\u00a0\u202f]+)$/.exec(written) ?? []
  if (plain === '') return refused('n’est pas un numéro de téléphone.')
  // "04 75 12 34 56 / 57"; "06/12/34/56/78" is one.
  if (/\d\s+\/\s*\d|\d\s*\/\s+\d/.test(plain)) return refused('contient plusieurs numéros : gardez-en un par champ.')
  const digits = plain.replace(/\(0\)/, '').replace(/\D/g, '')
  if (plus !== undefined) return international(`+${plus === '00' ? digits.slice(2) : digits}`, refused)
  if (!/^0\d{9}$/.test(digits))
    return refused('n’est pas un numéro français à dix chiffres : à l’étranger, commencez par + et l’indicatif du pays.')
  if (!national) return refused('est écrit sans indicatif, et ce client est à l’étranger : commencez par + et l’indicatif du pays.')
  const overseas = OVERSEAS[digits.slice(0, 4)]
  if (overseas === undefined) return international(`+33${digits.slice(1)}`, refused)
  const reading = international(`${overseas}${digits.slice(1)}`, refused)
  return reading.ok ? { ...reading, overseas: true } : reading
}

function international(number: string, refused: (why: string) => PhoneReading): PhoneReading {
  // Seven digits are the shortest number of a country, fifteen the longest with its code.
  if (!/^\+[1-9]\d{7,14}$/.test(number)) return refused('n’est pas un numéro international : + puis l’indicatif et le numéro.')
  const code = Object.keys(FRENCH).find((one) => number.startsWith(one))
  if (code === undefined || FRENCH[code]?.test(number.slice(code.length))) return { ok: true, number }
  return refused('n’est pas un numéro de mobile : il ne reçoit pas de SMS.')
}
