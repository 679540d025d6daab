// The entries that would book what may be claimed of late payment and is not in the books yet, and why the rest is left out.
// Posts nothing: whoever keeps the books takes the file in, and the next import then knows that it was.
import { createHash } from 'node:crypto'
import { type Cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import { interestBeside } from '../domain/penalty.ts'
import { type PenaltyEntry, penaltyEntry } from '../domain/penalty-entry.ts'
import { type ClaimChoice, type ClaimedItem, claimsOn } from './claims.ts'
import type { Dossier } from './dossier.ts'

export interface PenaltyEntriesView {
  readonly date: IsoDay
  readonly entries: readonly PenaltyEntry[]
  readonly leftOut: readonly {
    readonly customer: CustomerCode
    readonly ref: string
    readonly interestCents: Cents
    readonly feeCents: Cents
    /** French sentences, the first one tells why. */
    readonly reasons: readonly string[]
  }[]
  readonly totals: { readonly entries: number; readonly interestCents: Cents; readonly feeCents: Cents; readonly totalCents: Cents }
}

/**
 * One balanced entry per invoice, dated `day`, for the claims of the same choice: the instalments of an invoice are one entry. Sorted as
 * the claims are.
 * @throws what `claimsOn` throws.
 */
export function penaltyEntries(dossier: Dossier, day: IsoDay, choice: ClaimChoice): PenaltyEntriesView {
  return entriesOf(claimsOn(dossier, day, choice), day, dossier)
}

/** The same of claims at hand. */
export function entriesOf(found: readonly ClaimedItem[], day: IsoDay, dossier: Dossier): PenaltyEntriesView {
  const left = found.flatMap((one) => {
    const reasons = reasonsAgainst(one)
    return reasons === null ? [] : [{ ...named(one), reasons }]
  })
  const invoices = groupBy(
    found.filter((one) => reasonsAgainst(one) === null && one.claim.claimable),
    ({ item }) => item.instalmentOf ?? item.key,
  )
  const entries = [...invoices].map(([key, parts]) => entryOf(key, parts, day, dossier))
  const total = (amountOf: (entry: PenaltyEntry) => Cents) => sumCents(entries.map(amountOf))
  return {
    date: day,
    entries,
    leftOut: left,
    totals: {
      entries: entries.length,
      interestCents: total((entry) => entry.interestCents),
      feeCents: total((entry) => entry.feeCents),
      totalCents: total((entry) => entry.totalCents),
    },
  }
}

function entryOf(key: string, parts: readonly ClaimedItem[], day: IsoDay, { settings }: Dossier): PenaltyEntry {
  const [first] = parts
  if (first === undefined) throw new RangeError('an entry for no invoice')
  const amounts = {
    interestCents: sumCents(parts.map(({ item, claim }) => interestBeside(claim, item.outstandingCents))),
    feeCents: sumCents(parts.map(({ claim }) => claim.feeCents)),
  }
  return penaltyEntry(first.item, amounts, day, numberOf(key, day), settings.penaltyAccounts)
}

/** The same for the same invoice and day, other than that of any entry that was written another day. */
function numberOf(key: string, day: IsoDay): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 8).toUpperCase()
  return `PEN${day.replaceAll('-', '')}-${hash}`
}

/** Null where it may be booked, or where there is nothing to say. */
function reasonsAgainst({ item, claim }: ClaimedItem): readonly string[] | null {
  if (item.kind === 'penalty') return null
  if (!claim.claimable) return claim.notes.length > 0 ? claim.notes : null
  return item.documentRef === ''
    ? ['Facture sans numéro\u00a0: l’écriture ne pourrait pas la nommer, et ses pénalités seraient réclamées une seconde fois.']
    : null
}

function named({ item, claim: { interestCents, feeCents } }: ClaimedItem) {
  return { customer: item.customer, ref: item.ref, interestCents, feeCents }
}
