// Holds set by people as the plan applies and tells them, item by item. Which part of which debit each one bears on is hold-parts.ts.
import { sumCents } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { HoldReason, ManualHold } from './hold.ts'
import { type HeldPart, heldParts } from './hold-parts.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import type { ItemHold } from './plan-case.ts'

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
  return new Map([...heldParts(holds, debits, remindable, date)].map(([key, parts]) => [key, itemHold(parts)]))
}

function itemHold(parts: readonly HeldPart[]): ItemHold {
  const reasons = parts.map(({ hold }) => manualReason(hold))
  const [first] = reasons
  if (first === undefined) throw new RangeError('an item that nothing holds')
  return { cents: sumCents(parts.map((part) => part.cents)), reason: { ...first, text: reasons.map(({ text }) => text).join(' ') } }
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
