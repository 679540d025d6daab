// Holds set by people, worked out item by item: the whole of an item, or a part of it (a disputed amount, money received).
// A hold for an amount on the whole customer ("received 500 €") is taken from his oldest debts first (C. civ. 1342-10).
import { cents, minCents, ZERO } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { HoldReason, ManualHold } from './hold.ts'
import { concerns } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import type { ItemHold } from './plan-case.ts'
import { byDueDate, byLasting } from './plan-order.ts'

/**
 * Holds in force on `date` (both ends inclusive) for the debits of one customer. Items without a hold are absent. Where
 * several holds meet, parts add up: the reason is that of the hold that lasts longest, and its words tell each of them.
 * @param remindable the debits that nothing else holds: amounts are taken from these alone
 */
export function manualHolds(
  holds: readonly ManualHold[],
  debits: readonly OpenItem[],
  remindable: readonly OpenItem[],
  date: IsoDay,
): Map<ItemKey, ItemHold> {
  const result = new Map<ItemKey, ItemHold>()
  const active = holds.filter((hold) => hold.from <= date && (hold.until === null || date <= hold.until)).sort(byLasting)
  if (active.length === 0) return result
  const whole = active.filter((hold) => hold.cents === null)
  for (const item of debits) {
    const found = whole.find((hold) => hold.item === item.key) ?? whole.find((hold) => hold.item === null && concerns(hold, item))
    if (found) result.set(item.key, { cents: item.outstandingCents, reason: manualReason(found) })
  }
  const ordered = remindable.toSorted(byDueDate)
  const parts = active.filter((hold) => hold.cents !== null && hold.cents > 0)
  for (const hold of parts.filter((part) => part.item !== null))
    holdPart(
      hold,
      ordered.filter((item) => item.key === hold.item),
      result,
    )
  for (const hold of parts.filter((part) => part.item === null)) holdPart(hold, ordered, result)
  return result
}

/** Takes the hold's amount from these items in order, as far as they are not held yet. */
function holdPart(hold: ManualHold, items: readonly OpenItem[], result: Map<ItemKey, ItemHold>): void {
  let left = hold.cents ?? ZERO
  for (const item of items) {
    const known = result.get(item.key)
    const part = minCents(left, cents(item.outstandingCents - (known?.cents ?? 0)))
    if (part <= 0) continue
    left = cents(left - part)
    result.set(item.key, { cents: cents(part + (known?.cents ?? 0)), reason: withAnother(known?.reason, manualReason(hold)) })
  }
}

function withAnother(known: HoldReason | undefined, other: HoldReason): HoldReason {
  return known === undefined ? other : { ...known, text: `${known.text} ${other.text}` }
}

/** "Litige jusqu’au 30/11/2026, pour 50,00 € : palette abîmée." */
function manualReason(hold: ManualHold): HoldReason {
  // A payment plan tells its next instalment, not an end.
  const planned = hold.schedule.length > 0
  const until = hold.until === null || planned ? '' : ` jusqu’au ${formatDay(hold.until, 'fr')}`
  const deadline = hold.code === 'handed-over' && hold.deadlineOn !== null ? `, délai au ${formatDay(hold.deadlineOn, 'fr')}` : ''
  const amount = hold.cents === null || planned ? '' : `, pour ${formatAmount(hold.cents, 'fr')}`
  const why = hold.text.trim().replace(/[.\s]+$/, '')
  return {
    code: hold.code,
    until: hold.until,
    text: `${hold.customer === null ? 'Relances de tout le dossier suspendues' : label(hold.code)}${until}${deadline}${amount}${why === '' ? '' : ` : ${why}`}.`,
  }
}

function label(code: ManualHold['code']): string {
  switch (code) {
    case 'dispute':
      return 'Litige en cours'
    case 'promise':
      return 'Promesse de règlement'
    case 'payment-plan':
      return 'Échéancier accordé'
    case 'paused':
      return 'Relances suspendues'
    case 'insolvency':
      return 'Procédure collective'
    case 'handed-over':
      return 'Dossier confié à un tiers pour recouvrement'
    case 'received':
      return 'Règlement reçu, pas encore comptabilisé'
    case 'excluded':
      return 'Exclu des relances'
    case 'assigned':
      return 'Créance cédée à un tiers'
    case 'invoice-refused':
      return 'Facture refusée par le client'
    case 'retention':
      return 'Retenue de garantie'
    case 'direct-debit':
      return 'Prélèvement en cours'
    case 'bill-of-exchange':
      return 'Effet de commerce accepté'
    default:
      return code satisfies never
  }
}
