// What a statement of account says of invoices known by lists alone: a list tells what is left of an invoice, never how or when it was paid.
import type { Language } from '../../domain/settings.ts'

interface BySide {
  /** Of what the customer owes. */
  readonly debit: string
  /** Of a credit note. */
  readonly credit: string
}

interface ListWords {
  /** Before the day of the list. */
  readonly settled: BySide
  /** Before the day of the list that shows it again. */
  readonly reinstated: string
}

export const LIST_WORDS: Readonly<Record<Language, ListWords>> = {
  fr: {
    settled: { debit: 'Réglé ou soldé d’après la liste du', credit: 'Déduit ou remboursé d’après la liste du' },
    reinstated: 'De nouveau ouvert d’après la liste du',
  },
  en: {
    settled: { debit: 'Paid or settled as per the list of', credit: 'Deducted or refunded as per the list of' },
    reinstated: 'Open again as per the list of',
  },
  de: {
    settled: { debit: 'Bezahlt oder ausgeglichen laut Liste vom', credit: 'Verrechnet oder erstattet laut Liste vom' },
    reinstated: 'Wieder offen laut Liste vom',
  },
  es: {
    settled: { debit: 'Pagado o saldado según la lista del', credit: 'Deducido o reembolsado según la lista del' },
    reinstated: 'De nuevo pendiente según la lista del',
  },
  it: {
    settled: { debit: 'Pagato o saldato secondo l’elenco del', credit: 'Dedotto o rimborsato secondo l’elenco del' },
    reinstated: 'Di nuovo aperto secondo l’elenco del',
  },
}
