// Which reminders, holds and decisions on penalties followed their invoice under another key at an import, and which lost it.
import { plural } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { ImportIssue } from '../domain/reading.ts'
import { sameCustomer } from '../domain/unlinked.ts'
import type { Relinked } from '../ledger/identity.ts'
import type { Recoded } from '../ledger/lost-items.ts'
import { pieceNamed } from './piece-named.ts'
import { remarkList } from './remark-list.ts'

const NAMED_PIECES = 3

/** Those that followed, then those that are lost, then the codes they may be under now. */
export function historyRemarks(relinked: readonly Relinked[], recoded: readonly Recoded[]): ImportIssue[] {
  const followed = relinked.flatMap((one) =>
    one.to === null
      ? []
      : [`${one.customer} : ${hanging(one)}, ${pieceNamed(one.customer, one.from)} devenue ${pieceNamed(one.customer, one.to)}.`],
  )
  const lost = relinked
    .filter((one) => one.to === null)
    .map((one) => `${one.customer} : ${hanging(one)}, ${pieceNamed(one.customer, one.from)}.`)
  return [
    ...(followed.length === 0
      ? []
      : remarkList('history-followed', `Historique qui a suivi sa pièce : ${pieces(followed.length)}.`, followed)),
    ...(lost.length === 0
      ? []
      : remarkList(
          'history-unlinked',
          `Historique sans pièce : ${pieces(lost.length)} ${plural(lost.length, 'n’est', 'ne sont')} plus dans les écritures. Rien n’est effacé ; ` +
            'un client déjà relancé attend votre décision avant toute nouvelle relance.',
          lost,
        )),
    ...recodingRemarks(recoded),
  ]
}

/** Pairs of codes, each with its invoices and what to type. */
function recodingRemarks(recoded: readonly Recoded[]): ImportIssue[] {
  const pairs = [...groupBy(recoded, ({ former, customer }) => `${former} → ${customer}`)].flatMap(([pair, found]) => {
    const [one] = found
    if (one === undefined) return []
    const { former, customer } = one
    const named = found.slice(0, NAMED_PIECES).map(({ key }) => pieceNamed(former, key))
    const more = found.length - named.length
    const told = `${pair} : ${named.join(', ')}${more > 0 ? ` et ${pieces(more)} de plus` : ''}`
    return `${told} ; ${sameCustomer(customer, former)} ; sinon, « relance release ${customer} --history ».`
  })
  if (pairs.length === 0) return []
  const message =
    `Code client changé ? ${plural(pairs.length, 'Un compte montre', `${pairs.length} comptes montrent`)} les factures d’un autre, disparues de celui-ci. ` +
    `${plural(pairs.length, 'Rien ne lui', 'Rien ne leur')} sera envoyé avant votre décision.`
  return remarkList('customer-recoded', message, pairs)
}

function pieces(count: number): string {
  return `${count} ${plural(count, 'pièce', 'pièces')}`
}

function hanging({ reminders, holds, claims }: Relinked): string {
  const parts = [
    reminders === 0 ? '' : `${reminders} ${plural(reminders, 'relance', 'relances')}`,
    holds === 0 ? '' : `${holds} ${plural(holds, 'suspension', 'suspensions')}`,
    claims === 0 ? '' : `${claims} ${plural(claims, 'décision sur ses pénalités', 'décisions sur ses pénalités')}`,
  ]
  return parts.filter((part) => part !== '').join(' et ')
}
