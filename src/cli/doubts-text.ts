// What to look for, and what to type, for each message that may have left: nobody else can tell.
import { plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { DoubtView, SmsInDoubt } from '../reporting/views.ts'
import { momentInParis } from './system-clock.ts'

/** More would only hide the first ones; the history has them all. */
const SHOWN = 20

/** Characters of a short message that are shown. */
const FIRST_WORDS = 60

/** Null: not known, and not shown. */
type Fact = readonly [name: string, told: string | null]

/** Empty when nothing is in doubt. */
export function doubtsText(doubts: readonly DoubtView[]): string {
  if (doubts.length === 0) return ''
  const one = doubts.length === 1
  const what = one
    ? 'Ce message est peut-être parti ; il ne repartira pas de lui-même'
    : 'Ces messages sont peut-être partis ; aucun ne repartira de lui-même'
  const more = doubts.length > SHOWN ? `\n… et ${doubts.length - SHOWN} de plus : relance history\n` : ''
  return `\nEn doute. ${what}. ${placesText(doubts)} Puis tapez la ligne qui convient.\n${doubts.slice(0, SHOWN).map(doubtText).join('')}${more}`
}

/** Where to look for each kind of message, named where there are several. */
function placesText(doubts: readonly DoubtView[]): string {
  const files = doubts.some(({ file }) => file !== null)
  const messages = doubts.some(({ sms }) => sms !== undefined)
  const mails = doubts.some(({ file, sms }) => file === null && sms === undefined)
  const alone = Number(files) + Number(messages) + Number(mails) === 1
  const named = (kind: string) => (alone ? `-${plural(doubts.length, 'le', 'les')}` : ` ${kind}`)
  const places = [
    mails &&
      `Cherchez${named('les e-mails')} dans les messages envoyés de votre messagerie, ou demandez à votre hébergeur de chercher le Message-ID dans le journal du serveur (ou au client s’il l’a reçu).`,
    messages &&
      `Cherchez${named('les SMS')} dans le journal des envois de votre compte chez la passerelle, par le numéro, l’heure ou l’identifiant.`,
    files && `${alone ? 'Regardez' : 'Pour un fichier, regardez'} dans outbox/ et demandez à qui fait partir le courrier.`,
  ]
  return places.filter((place) => place !== false).join(' ')
}

function doubtText({ id, customer, step, to, subject, sms, messageId, claimedAt, file }: DoubtView): string {
  const facts: readonly Fact[] = [
    ['pour', to.join(', ')],
    ...(sms === undefined ? [['objet', subject] as const] : smsFacts(sms)),
    ['remis', `à partir du ${momentInParis(claimedAt)} (heure de Paris)`],
    ['Message-ID', file === null ? messageId : null],
    ['fichier', file === null ? null : `outbox/${file}`],
    ['parti', `relance history resolve ${id} sent`],
    ['pas parti', `relance history resolve ${id} not-sent`],
  ]
  const lines = facts.flatMap(([name, told]) => (told === null ? [] : [`  ${`${name} :`.padEnd(13)}${told}\n`]))
  return `\n${customer}, ${stepName(step, 'fr')}\n${lines.join('')}`
}

function smsFacts({ text, gateway, gatewayId }: SmsInDoubt): Fact[] {
  return [
    ['SMS', text === null ? null : `« ${beginningOf(text)} »`],
    ['passerelle', gatewayId === null ? gateway : `${gateway}, identifiant ${gatewayId}`],
  ]
}

/** Whole words of it, enough to know it by. */
function beginningOf(text: string): string {
  if (text.length <= FIRST_WORDS) return text
  const space = text.lastIndexOf(' ', FIRST_WORDS)
  return `${text.slice(0, space < 1 ? FIRST_WORDS : space)}…`
}
