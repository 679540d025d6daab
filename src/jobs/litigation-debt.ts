// What a litigation file asks of one customer on a day: his overdue documents with their claims, less what nobody has put against anything.
import { cents, sumCents, ZERO } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { isNotOurs } from '../domain/not-ours.ts'
import { interestBeside } from '../domain/penalty.ts'
import { isNettable } from '../domain/plan-credits.ts'
import { oneLine } from '../rendering/plain-text.ts'
import type { AskedInvoice, LitigationDebt } from '../reporting/litigation/litigation.ts'
import { type ClaimedItem, claimsOn } from './claims.ts'
import type { Dossier } from './dossier.ts'
import { itemsOn } from './items.ts'

export interface FoundDebt {
  readonly debt: LitigationDebt
  /** The same items with their claims, in the same order. */
  readonly asked: readonly ClaimedItem[]
  /** Overdue debits that are no claim on him, or no longer ours. */
  readonly leftOut: readonly OpenItem[]
}

/** What keeps a message from leaving, and is no matter of the debt's. */
const OF_SENDING: ReadonlySet<HoldCode> = new Set<HoldCode>([
  'last-step-reached',
  'due-date-assumed',
  'regime-to-confirm',
  'no-contact',
  'mandate-missing',
  'history-unlinked',
  'in-doubt',
  'run-cap',
  'ceiling',
  'pilot',
])

/**
 * What is overdue of these documents, or of all. Interest and fee are asked where they may be claimed; principal and credits are those of the books.
 * @param refs numbers as printed; empty: all @throws InputError 'item-unknown' for a number that is no overdue document of his
 */
export function litigationDebt(
  dossier: Dossier,
  day: IsoDay,
  customer: CustomerCode,
  refs: readonly string[],
  items: readonly OpenItem[],
): FoundDebt {
  const overdue = claimsOn(dossier, day, { customer, ref: null, settled: false })
  for (const ref of refs) if (!overdue.some(({ item }) => item.ref === ref)) throw unknownRef(ref, customer, day, overdue)
  const chosen = overdue.filter(({ item }) => refs.length === 0 || refs.includes(item.ref))
  const asked = chosen.filter(({ item }) => !isNotOurs(item.kind))
  const held = itemsOn(dossier, day, { customer, all: false }).items.filter((item) => item.held !== null && !OF_SENDING.has(item.held.code))
  const holds = new Map(held.map((item) => [item.key, item.held?.text ?? null]))
  const invoices = asked.map(({ item, claim }): AskedInvoice => {
    const asks = claim.claimable
    return {
      key: item.key,
      ref: item.documentRef === '' ? '' : oneLine(item.ref),
      issuedOn: item.issuedOn,
      dueOn: claim.dueOn,
      originalCents: item.originalCents,
      principalCents: item.outstandingCents,
      interestCents: asks ? interestBeside(claim, item.outstandingCents) : ZERO,
      feeCents: asks ? claim.feeCents : ZERO,
      claim,
      held: holds.get(item.key) ?? null,
    }
  })
  const sum = (amountOf: (invoice: AskedInvoice) => number) => sumCents(invoices.map((invoice) => cents(amountOf(invoice))))
  const [principalCents, interestCents, feeCents] = [
    sum((one) => one.principalCents),
    sum((one) => one.interestCents),
    sum((one) => one.feeCents),
  ]
  const creditsCents = sumCents(items.filter(isNettable).map(({ outstandingCents }) => outstandingCents))
  return {
    debt: {
      invoices,
      principalCents,
      creditsCents,
      interestCents,
      feeCents,
      totalCents: cents(principalCents + creditsCents + interestCents + feeCents),
    },
    asked,
    leftOut: chosen.filter(({ item }) => isNotOurs(item.kind)).map(({ item }) => item),
  }
}

function unknownRef(ref: string, customer: CustomerCode, day: IsoDay, overdue: readonly ClaimedItem[]): InputError {
  const known = overdue.map(({ item }) => item.ref).slice(0, 10)
  return new InputError('item-unknown', `Aucune pièce échue de ${customer} ne porte le numéro « ${ref} » au ${formatLongDay(day)}.`, {
    advice: known.length === 0 ? 'Rien n’est échu chez ce client à cette date.' : `Pièces échues : ${known.join(', ')}.`,
  })
}
