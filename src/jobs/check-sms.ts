// What `relance check` says of short messages: the gateway as it is set, and with --sms which customers they could reach. Sends nothing.
import { gatewayHost } from '../delivery/http-gateway.ts'
import { compareText } from '../domain/compare.ts'
import { plural } from '../domain/format.ts'
import { recipients } from '../domain/plan-contact.ts'
import { asksFor } from '../domain/sms-request.ts'
import { customers } from '../ledger/customers.ts'
import type { CheckChoice } from './check.ts'
import { type CheckLine, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { smsNumbers } from './sms.ts'

/** As many customers as are named. */
const NAMED = 10

const NO_GATEWAY =
  'Aucune passerelle SMS réglée (sms) : les SMS des scénarios sont des fichiers dans outbox/, à transmettre vous-même. Pour qu’ils partent seuls, complétez sms dans relance.yaml.'

/** The lines, each made when it is its turn; none where no gateway is set and nobody asks. */
export function smsLines(dossier: Dossier, { sms: asked, openGateway }: Pick<CheckChoice, 'sms' | 'openGateway'>): (() => CheckLine)[] {
  const { sms } = dossier.settings
  if (sms === null) return asked ? [() => warning('sms', NO_GATEWAY)] : []
  const gateway = () => {
    openGateway()
    const secret = asksFor(sms, 'secret') ? ', secret trouvé' : ''
    return ok('sms', `Passerelle SMS ${gatewayHost(sms)} : demande ${sms.method} bien formée${secret}. Elle n’a pas été appelée.`)
  }
  return asked ? [gateway, () => numbersLine(dossier)] : [gateway]
}

function numbersLine({ ledger, settings }: Dossier): CheckLine {
  const known = [...customers(ledger).values()].sort((a, b) => compareText(a.code, b.code))
  const without = known.filter((customer) => !smsNumbers(settings, recipients(customer, 'sms'), customer).some((reading) => reading.ok))
  const count = known.length - without.length
  const told = `${count} ${plural(count, 'client peut', 'clients peuvent')} recevoir un SMS, sur ${known.length}.`
  if (without.length === 0) return ok('sms-numbers', told)
  const names = without.slice(0, NAMED).map(({ code }) => code)
  return warning(
    'sms-numbers',
    `${told} Sans numéro de mobile : ${names.join(', ')}${without.length > NAMED ? '…' : ''}. Pour en donner un : relance customers CODE --phone NUMÉRO`,
  )
}
