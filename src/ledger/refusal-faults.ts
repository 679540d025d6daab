// Whether what mail servers said of refused addresses, as check and the plan read it, is what the events tell.
import type { EvidenceFault } from '../domain/evidence-fault.ts'
import { canonicalJson } from './canonical-json.ts'
import { placed } from './chain-links.ts'
import type { EventRow } from './history-rows.ts'
import type { Ledger } from './ledger.ts'
import { refusalRows } from './refused-addresses.ts'

/** Refusals that differ from those of their event, are missing, or are of no event. Events of earlier programs tell none: theirs cannot be compared. */
export function refusalFaults(ledger: Ledger, rows: readonly EventRow[]): EvidenceFault[] {
  const kept = new Map<number, string[]>()
  for (const { position, ...refusal } of refusalRows(ledger)) kept.set(position, [...(kept.get(position) ?? []), canonicalJson(refusal)])
  const found: EvidenceFault[] = []
  for (const row of rows) {
    const told = toldBy(row)
    const own = kept.get(row.position) ?? []
    kept.delete(row.position)
    if (told === null) continue
    const missing = without(told, own).length
    const strange = without(own, told).length
    const tell = (change: EvidenceFault['change'], count: number) => {
      for (let nth = 0; nth < count; nth++) found.push({ ...placed(row), part: 'refusal', change, fields: [], count: 1 })
    }
    tell('changed', Math.min(missing, strange))
    tell('removed', missing - strange)
    tell('inserted', strange - missing)
  }
  const strays = [...kept].flatMap(([position, refusals]) => refusals.map(() => position))
  const nobody = { id: '', day: null, customer: null, fields: [], count: 1 }
  return [...found, ...strays.map((position): EvidenceFault => ({ ...nobody, part: 'refusal', change: 'inserted', position }))]
}

/** As their table would hold them; null where the event does not tell. */
function toldBy({ id: reminder, customer, day, at, detail }: EventRow): string[] | null {
  const { refusals } = JSON.parse(detail ?? '{}') as { refusals?: readonly { address: string; reply: string }[] }
  return (
    refusals?.map(({ address, reply }) => canonicalJson({ reminder, customer, address: address.toLowerCase(), reply, day, at })) ?? null
  )
}

/** Those of the first list that the second has not, each as often as it is more. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return all.filter((one) => {
    const index = left.indexOf(one)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
