// A customer whose history lost an invoice, or who shows one that was another's until now: what the plan tells of it. Which they are is
// found out at imports.

import type { IsoDay } from './day.ts'
import { formatDay, plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import { keyParts } from './item-key.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import { stepName } from './step-name.ts'

/** The last message of an item. */
export interface LastWord {
  readonly step: string
  readonly day: IsoDay
}

/** An item of a customer that looks like one lost under another code. */
export interface UnlinkedTwin {
  readonly former: CustomerCode
  /** Of the customer's item. */
  readonly key: ItemKey
  /** Null: nothing was sent for it. */
  readonly last: LastWord | null
}

export interface Unlinked {
  /** Items of his that were reminded and are gone, by the key they were last known by. */
  readonly lost: readonly ItemKey[]
  /** Codes under which those seem to be now. */
  readonly now: readonly CustomerCode[]
  readonly twins: readonly UnlinkedTwin[]
}

const TOLD = 3

/** Why nothing of this customer's leaves until a person decides, told for one of his items. */
export function unlinkedHold(customer: CustomerCode, item: Pick<OpenItem, 'key' | 'ref'>, unlinked: Unlinked): HoldReason {
  const twin = unlinked.twins.find(({ key }) => key === item.key) ?? unlinked.twins[0]
  const text = twin === undefined ? lostText(customer, unlinked) : twinText(customer, twin, item)
  return { code: 'history-unlinked', until: null, text }
}

function twinText(customer: CustomerCode, { former, key, last }: UnlinkedTwin, item: Pick<OpenItem, 'key' | 'ref'>): string {
  const ref = key === item.key ? item.ref : documentOf(customer, key)
  const known =
    last === null
      ? `La facture ${ref} était suivie sous le code ${former}`
      : `La facture ${ref} a déjà été relancée sous le code ${former} (${stepName(last.step, 'fr')} le ${formatDay(last.day, 'fr')})`
  return `${known} : ${sameCustomer(customer, former)} ; sinon, « relance release ${customer} --history ».`
}

function lostText(customer: CustomerCode, { lost, now }: Unlinked): string {
  const refs = [...new Set(lost.map((key) => documentOf(customer, key)))]
  const named = refs.slice(0, TOLD).join(', ') + (refs.length > TOLD ? ` et ${refs.length - TOLD} autres` : '')
  const gone = `${plural(refs.length, 'Une facture déjà relancée n’est', 'Des factures déjà relancées ne sont')} plus dans les écritures (${named})`
  const elsewhere = now.map(
    (code) => `si elle est passée au compte ${code} avec son client, « relance customers ${code} --formerly ${customer} »`,
  )
  const cancelled = `si elle a été annulée, ou remplacée par une autre, « relance release ${customer} --history »`
  return `${gone} : ${[...elsewhere, cancelled].join(' ; ')}.`
}

/** What to type where two codes are one customer. */
export function sameCustomer(customer: CustomerCode, former: CustomerCode): string {
  return `si c’est le même client, tapez « relance customers ${customer} --formerly ${former} »`
}

function documentOf(customer: CustomerCode, key: ItemKey): string {
  const ref = keyParts(customer, key)?.documentRef
  return ref === undefined || ref === '' ? 'sans numéro' : ref
}
