// How much of the customer rows of an entry is VAT. Told where the entry is about one document of one customer and nothing of it was paid at
// once: the VAT of its sales is then that of the document. An entry without any tells that there is none.
import { mulDiv } from '../../domain/cents.ts'
import type { PostedRow } from './entry-key.ts'
import type { AccountTraits } from './journal-profiles.ts'
import type { KeptRows } from './kept-rows.ts'

/** Notes the VAT of the kept rows of a sound entry; several rows (instalments) share it, the last one takes what rounding leaves. */
export function keepVat(rows: readonly PostedRow[], kept: KeptRows, traitsOf: (account: number) => AccountTraits): void {
  let total = 0
  let vat = 0
  let party = -1
  let ref = 0
  let side = 0
  for (const row of rows) {
    if (row.cents === 0) continue
    if (row.kept >= 0) {
      const own = kept.party.at(row.kept)
      if (party >= 0 && (own !== party || row.ref !== ref || Math.sign(row.cents) !== side)) return
      party = own
      ref = row.ref
      side = Math.sign(row.cents)
      total += row.cents
    } else {
      const traits = traitsOf(row.account)
      if (traits.bank || traits.statement) return
      if (traits.salesVat) vat -= row.cents
    }
  }
  const share = vat * side
  if (share < 0 || share >= total * side) return
  const own = rows.filter((row) => row.kept >= 0 && row.cents !== 0)
  let left = share
  own.forEach((row, index) => {
    const part = index === own.length - 1 ? left : mulDiv(Math.abs(row.cents), share, total * side, 'half-up')
    kept.vat.set(row.kept, part)
    left -= part
  })
}
