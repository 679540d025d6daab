// Short messages of a gateway: to which number, in which words, at which hours. What cannot be sent as it should is refused before anything leaves.
import type { Customer } from '../domain/customer.ts'
import { regimeOf } from '../domain/customer.ts'
import { customerRegion } from '../domain/customer-region.ts'
import { InputError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import { mobileNumber, type PhoneReading } from '../domain/phone.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { Settings } from '../domain/settings.ts'
import { localTime, smsHoursHold } from '../domain/sms-hours.ts'
import { gatewayIdOf } from '../domain/sms-request.ts'
import { hasLink, smsSize, smsText } from '../domain/sms-text.ts'
import { settledNotSent } from '../ledger/deliveries.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

interface Sms {
  /** International. */
  readonly to: string
  readonly text: string
}

/**
 * The message as it leaves: to the first of the reminder's numbers that is a mobile.
 * @throws InputError 'sms-number' when none is, 'sms-link', 'sms-too-long' for more parts than `sms.maxParts`
 */
export function composeSms(settings: Settings, reminder: Pick<Reminder, 'to'>, customer: Customer | undefined, written: string): Sms {
  const text = smsText(written)
  if (hasLink(text))
    throw new InputError('sms-link', 'Un SMS de relance ne contient pas de lien : il passerait pour une fraude.', {
      advice: 'Ôtez l’adresse du modèle sms.sms.hbs, ou du nom ou du numéro de pièce qu’il cite.',
    })
  const { alphabet, characters, parts } = smsSize(text)
  const most = settings.sms?.maxParts ?? 1
  if (parts > most)
    throw new InputError(
      'sms-too-long',
      `Le SMS ferait ${parts} ${plural(parts, 'partie', 'parties')} (${characters} caractères${alphabet === 'gsm' ? '' : ', dont certains hors de l’alphabet des SMS'}) : ${most} au plus (sms.maxParts).`,
      { advice: 'Raccourcissez le modèle sms.sms.hbs, ou augmentez sms.maxParts dans relance.yaml.' },
    )
  return { to: numberOf(settings, reminder, customer), text }
}

/** The numbers of a customer as a gateway would take them. */
export function smsNumbers(settings: Settings, to: readonly string[], customer: Customer | undefined): PhoneReading[] {
  const vat = customer?.vatNumber?.toUpperCase() ?? 'FR'
  const national = regimeOf(customer, settings.customers.regime) !== 'abroad' && vat.startsWith('FR')
  return to.map((number) => mobileNumber(number, national))
}

function numberOf(settings: Settings, { to }: Pick<Reminder, 'to'>, customer: Customer | undefined): string {
  const readings = smsNumbers(settings, to, customer)
  const found = readings.find((reading) => reading.ok)
  if (found?.ok) return found.number
  const why = readings.flatMap((reading) => (reading.ok ? [] : [reading.why])).join(' ')
  throw new InputError('sms-number', `Aucun numéro de mobile pour ce client. ${why}`.trim(), {
    advice: 'Corrigez-le : relance customers CODE --phone "06 00 00 00 00".',
  })
}

/** What the gateway may know the next message of this reminder by, or the one in doubt. */
export function gatewayIdFor({ ledger }: Dossier, reminder: Pick<Reminder, 'id' | 'customer'>): string {
  return gatewayIdOf(reminder.id, settledNotSent(ledger, reminder))
}

/** What a trial to oneself shows of a short message: its text as it would leave, to whom and in how many parts; or why it could not. */
export function trialText(settings: Settings, reminder: Reminder, customer: Customer | undefined, written: string): string {
  if (settings.sms === null) return written
  try {
    const { to, text } = composeSms(settings, reminder, customer, written)
    const { characters, parts } = smsSize(text)
    return `${text}\n\n[SMS au ${to}, ${characters} caractères, ${parts} ${plural(parts, 'partie', 'parties')}]\n`
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return `${smsText(written)}\n\n[Ce SMS ne partirait pas : ${error.message}]\n`
  }
}

/** Tells why a short message must wait for another hour of its customer's day; null for any other reminder, and where no gateway is set. */
export function smsWaits({ settings, clock }: Dossier, { customers }: Books): (reminder: Reminder) => string | null {
  return ({ channel, customer: code }) => {
    if (channel !== 'sms' || settings.sms === null) return null
    const customer = customers.get(code)
    const region = customer === undefined ? settings.reminders.holidays : customerRegion(customer, settings.reminders.holidays)
    return smsHoursHold(localTime(clock.now(), region), regimeOf(customer, settings.customers.regime), region)
  }
}
