// Where a document contradicts itself: said, and the numbers win over the words.
import type { InvoiceRecord } from '../../domain/reading.ts'
import type { Note } from '../note.ts'
import type { DocumentStatus } from './document-status.ts'

/** Warnings on a document whose rows are all read. */
export function contradictions({ totalCents, outstandingCents }: InvoiceRecord, status: DocumentStatus): Note[] {
  const notes: Note[] = []
  const contradiction = (message: string) => notes.push({ role: 'status', code: 'status-contradiction', message })
  if (status === 'paid' && outstandingCents !== 0) {
    contradiction('La facture est dite payée, mais il reste un montant à payer : le montant l’emporte.')
  }
  if ((status === 'open' || status === 'partial') && outstandingCents === 0 && totalCents !== 0) {
    contradiction('La facture est dite à payer, mais il n’en reste rien : le montant l’emporte.')
  }
  if (Math.abs(outstandingCents) > Math.abs(totalCents) || outstandingCents * totalCents < 0) {
    notes.push({ role: 'balance', code: 'balance-exceeds-total', message: 'Le reste à payer dépasse le total de la facture.' })
  }
  return notes
}
