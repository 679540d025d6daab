// What to look for, and what to type, for each message that may have left: nobody else can tell.
import { plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { DoubtView } from '../reporting/views.ts'
import { momentInParis } from './system-clock.ts'

/** More would only hide the first ones; the history has them all. */
const SHOWN = 20

/** Empty when nothing is in doubt. */
export function doubtsText(doubts: readonly DoubtView[]): string {
  if (doubts.length === 0) return ''
  const one = doubts.length === 1
  const what = one
    ? 'Ce message est peut-être parti ; il ne repartira pas de lui-même'
    : 'Ces messages sont peut-être partis ; aucun ne repartira de lui-même'
  const sms = doubts.some(({ channel, file }) => channel === 'sms' && file === null)
    ? ' Pour un SMS, regardez dans votre compte chez la passerelle.'
    : ''
  const where = doubts.some(({ file }) => file === null)
    ? `Cherchez-${plural(doubts.length, 'le', 'les')} dans les messages envoyés de votre messagerie, ou demandez à votre hébergeur de chercher le Message-ID dans le journal du serveur (ou au client s’il l’a reçu), puis tapez la ligne qui convient.`
    : 'Regardez dans outbox/ et demandez à qui fait partir le courrier, puis tapez la ligne qui convient.'
  const more = doubts.length > SHOWN ? `\n… et ${doubts.length - SHOWN} de plus : relance history\n` : ''
  return `\nEn doute. ${what}. ${where}${sms}\n${doubts.slice(0, SHOWN).map(doubtText).join('')}${more}`
}

function doubtText({ id, customer, step, to, subject, messageId, claimedAt, file }: DoubtView): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ['pour', to.join(', ')],
    ['objet', subject],
    ['remis', `à partir du ${momentInParis(claimedAt)} (heure de Paris)`],
    ['Message-ID', file === null ? messageId : null],
    ['fichier', file === null ? null : `outbox/${file}`],
    ['parti', `relance history resolve ${id} sent`],
    ['pas parti', `relance history resolve ${id} not-sent`],
  ]
  const lines = facts.flatMap(([name, told]) => (told === null ? [] : [`  ${`${name} :`.padEnd(13)}${told}\n`]))
  return `\n${customer}, ${stepName(step, 'fr')}\n${lines.join('')}`
}
