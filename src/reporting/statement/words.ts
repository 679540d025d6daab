// The words of a statement of account, in every language: what a customer reads, never what an accountant calls it among his own.
import type { MovementKind } from '../../domain/ledger-line.ts'
import type { Language } from '../../domain/settings.ts'
import { KINDS_ABROAD, WORDS_ABROAD } from './words-abroad.ts'

/** A doubtful debt or a transfer between accounts is no matter of the customer's. */
export const STATEMENT_KINDS: Readonly<Record<Language, Readonly<Record<MovementKind, string>>>> = {
  fr: {
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    creditNote: 'Avoir',
    payment: 'Règlement',
    refund: 'Remboursement',
    bounced: 'Règlement revenu impayé',
    penalty: 'Pénalités de retard',
    retention: 'Retenue de garantie',
    bill: 'Effet de commerce',
    doubtful: 'Facture',
    writeOff: 'Régularisation',
    transfer: 'Régularisation',
    assigned: 'Facture cédée',
    advance: 'Acompte reçu',
    opening: 'Report',
    other: 'Autre écriture',
  },
  en: {
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    creditNote: 'Credit note',
    payment: 'Payment',
    refund: 'Refund',
    bounced: 'Payment returned unpaid',
    penalty: 'Late payment interest',
    retention: 'Retention money',
    bill: 'Bill of exchange',
    doubtful: 'Invoice',
    writeOff: 'Adjustment',
    transfer: 'Adjustment',
    assigned: 'Assigned invoice',
    advance: 'Payment on account',
    opening: 'Balance brought forward',
    other: 'Other entry',
  },
  ...KINDS_ABROAD,
}

export interface StatementWords {
  readonly title: string
  readonly asOf: string
  readonly creditor: string
  readonly customer: string
  readonly code: string
  readonly debits: string
  readonly credits: string
  readonly columns: readonly [what: string, ref: string, issued: string, due: string, late: string, original: string, left: string]
  /** Above the movements since a day, and above those of the open items alone. */
  readonly since: string
  readonly openDetail: string
  readonly movementColumns: readonly [day: string, what: string, ref: string, due: string, debit: string, credit: string, balance: string]
  /** The balance before the first movement. */
  readonly carried: string
  readonly total: string
  /** After the number of a line of which only a part counts. */
  readonly part: string
  /** Before the numbers that a payment was put against. */
  readonly on: string
  readonly debitsTotal: string
  readonly creditsTotal: string
  readonly overdue: string
  readonly balance: string
  readonly inFavour: string
  readonly entered: string
  readonly transfer: string
  readonly remark: string
  readonly continued: string
}

export const STATEMENT_WORDS: Readonly<Record<Language, StatementWords>> = {
  fr: {
    title: 'Relevé de compte',
    asOf: 'Situation au',
    creditor: 'Créancier',
    customer: 'Client',
    code: 'Code client\u00a0:',
    debits: 'À régler',
    credits: 'À déduire',
    columns: ['Nature', 'Numéro', 'Date', 'Échéance', 'Retard', 'Montant', 'Reste'],
    since: 'Mouvements depuis le',
    openDetail: 'Comment se forme ce solde',
    movementColumns: ['Date', 'Nature', 'Numéro', 'Échéance', 'Débit', 'Crédit', 'Solde'],
    carried: 'Solde reporté',
    total: 'Total',
    part: 'en partie',
    on: 'sur',
    debitsTotal: 'Total à régler',
    creditsTotal: 'Total à déduire',
    overdue: 'dont échu',
    balance: 'Solde du compte',
    inFavour: 'Solde en votre faveur',
    entered: 'Règlements enregistrés jusqu’au',
    transfer: 'Règlement par virement, IBAN\u00a0:',
    remark: 'Un règlement parti depuis n’y figure pas encore. Si ce relevé ne correspond pas à vos livres, dites-le-nous.',
    continued: 'suite',
  },
  en: {
    title: 'Statement of account',
    asOf: 'Position at',
    creditor: 'Creditor',
    customer: 'Customer',
    code: 'Customer code:',
    debits: 'To be paid',
    credits: 'To be deducted',
    columns: ['What', 'Number', 'Date', 'Due', 'Late', 'Amount', 'Remaining'],
    since: 'Movements since',
    openDetail: 'How this balance came about',
    movementColumns: ['Date', 'What', 'Number', 'Due', 'Debit', 'Credit', 'Balance'],
    carried: 'Balance brought forward',
    total: 'Total',
    part: 'in part',
    on: 'for',
    debitsTotal: 'Total to be paid',
    creditsTotal: 'Total to be deducted',
    overdue: 'of which overdue',
    balance: 'Balance of the account',
    inFavour: 'Balance in your favour',
    entered: 'Payments recorded up to',
    transfer: 'Payment by transfer, IBAN:',
    remark: 'A payment made since then does not appear yet. If this statement differs from your books, please let us know.',
    continued: 'continued',
  },
  ...WORDS_ABROAD,
}
