// What `relance check` says of short messages: the gateway as it is set, and with --sms which customers they could reach. Sends nothing.
import { gatewayHost } from '../delivery/http-gateway.ts'
import type { IsoDay } from '../domain/day.ts'
import { plural } from '../domain/format.ts'
import { recipients } from '../domain/plan-contact.ts'
import { asksFor } from '../domain/sms-request.ts'
import type { CheckChoice } from './check.ts'
import { type CheckLine, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { reachedBy } from './followers.ts'
import { smsNumbers } from './sms.ts'

/** As many customers, or numbers, as are named. */
const NAMED = 10

const NO_GATEWAY =
  'Aucune passerelle SMS réglée (sms) : les SMS des scénarios sont des fichiers dans outbox/, à transmettre vous-même. Pour qu’ils partent seuls, complétez sms dans relance.yaml.'

/** The lines, each made when it is its turn; none where no gateway is set and nobody asks. */
export function smsLines(
  dossier: Dossier,
  day: IsoDay,
  { sms: asked, openGateway }: Pick<CheckChoice, 'sms' | 'openGateway'>,
): (() => CheckLine)[] {
  const { sms } = dossier.settings
  if (sms === null) return asked ? [() => warning('sms', NO_GATEWAY)] : []
  const gateway = () => {
    openGateway()
    const secret = asksFor(sms, 'secret') ? ', secret trouvé' : ''
    return ok('sms', `Passerelle SMS ${gatewayHost(sms)} : demande ${sms.method} bien formée${secret}. Elle n’a pas été appelée.`)
  }
  return asked ? [gateway, () => numbersLine(dossier, day)] : [gateway]
}

/** Of the customers with something open whose scenario has a short message; the others need no mobile. */
function numbersLine(dossier: Dossier, day: IsoDay): CheckLine {
  const concerned = reachedBy(dossier, day, ['sms'])
  if (concerned.length === 0) return ok('sms-numbers', 'Aucun client débiteur ne suit un scénario avec un SMS.')
  const read = concerned.map((customer) => {
    const to = recipients(customer, 'sms')
    return { customer, to, readings: smsNumbers(dossier.settings, to, customer) }
  })
  const without = read.filter(({ readings }) => !readings.some(({ ok: mobile }) => mobile)).map(({ customer }) => customer.code)
  const guessed = read.flatMap(({ customer, to, readings }) =>
    readings.flatMap((one, index) => (one.ok && one.overseas ? [`${to[index]?.trim()} (${customer.code}) = ${one.number}`] : [])),
  )
  const count = concerned.length - without.length
  const told = `${count} ${plural(count, 'client peut', 'clients peuvent')} recevoir un SMS, sur ${concerned.length} dont le scénario en compte un.${overseasText(guessed)}`
  if (without.length === 0) return ok('sms-numbers', told)
  return warning(
    'sms-numbers',
    `${told} Sans numéro de mobile : ${first(without)}. Pour en donner un : relance customers CODE --phone NUMÉRO`,
  )
}

/** Numbers whose code was read, not written: somebody on the mainland may have mistyped his. */
function overseasText(guessed: readonly string[]): string {
  return guessed.length === 0 ? '' : ` Lus comme des numéros d’outre-mer, à vérifier : ${first(guessed)}.`
}

function first(texts: readonly string[]): string {
  return `${texts.slice(0, NAMED).join(', ')}${texts.length > NAMED ? '…' : ''}`
}
