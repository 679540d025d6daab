// What the parts of a closing say of a row, in French, no end mark.
import type { BookedAfter } from '../../domain/closing/booked-after.ts'
import type { LostDebt } from '../../domain/closing/debts.ts'
import type { ClosingFact } from '../../domain/closing/facts.ts'

/** Facts as one cell tells them, the gravest first. */
export function factWords(facts: readonly ClosingFact[]): string {
  return facts.map(({ text }) => text).join('\u00a0; ')
}

/** What must be at hand before a loss is booked (BOI-TVA-DED-40-10-20). */
export const PROOFS: Readonly<Record<LostDebt['ground'], string>> = {
  insolvency: 'jugement de liquidation judiciaire, ou certificat d’irrécouvrabilité du mandataire',
  limitation: 'diligences faites avant la prescription, et leur échec',
}

/** What each sort of later entry may call for. */
export const BOOKED_AFTER: Readonly<Record<BookedAfter['what'], string>> = {
  invoice: 'facture de l’exercice enregistrée après (4181)',
  creditNote: 'avoir de l’exercice enregistré après (4198)',
  creditNoteSince: 'avoir établi depuis sur une pièce ouverte à la clôture (4198)',
  paymentSince: 'règlement venu depuis sur une créance douteuse',
}
