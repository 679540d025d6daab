// Which reminders, holds and decisions on penalties followed their invoice under another key at an import, and which lost it.
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { keyParts } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { ImportIssue } from '../domain/reading.ts'
import type { Relinked } from '../ledger/identity.ts'
import { remarkList } from './remark-list.ts'

/** Those that followed, then those that are lost. */
export function historyRemarks(relinked: readonly Relinked[]): ImportIssue[] {
  const followed = relinked.flatMap((one) =>
    one.to === null ? [] : [`${one.customer} : ${hanging(one)}, ${piece(one.customer, one.from)} devenue ${piece(one.customer, one.to)}.`],
  )
  const lost = relinked
    .filter((one) => one.to === null)
    .map((one) => `${one.customer} : ${hanging(one)}, ${piece(one.customer, one.from)}.`)
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
  ]
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

/** 'F2601 du 15/01/2026 (1 200,00 €)'. */
function piece(customer: CustomerCode, key: ItemKey): string {
  const parts = keyParts(customer, key)
  if (parts === null) return key
  const { documentRef, documentDay, cents } = parts
  return `${documentRef === '' ? 'pièce sans numéro' : documentRef} du ${formatDay(documentDay)} (${formatAmount(cents)})`
}
