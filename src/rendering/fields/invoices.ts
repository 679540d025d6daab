// What the fields of invoices, of their tables and of their sums mean.
import type { CompanyRow, InvoiceTable, UpcomingRow } from '../company-rows.ts'
import type { DocumentsView } from '../documents-view.ts'
import type { InvoiceRow } from '../invoice-rows.ts'
import type { Explained } from './explained.ts'

export const INVOICE: Explained<InvoiceRow> = {
  company: 'à qui elle est, dans le message d’un groupe ; vide sinon',
  ref: 'son numéro, ou « sans numéro »',
  title: 'seule dans une colonne : son numéro, ou « facture du 16/10/2026 »',
  dated: 'après le mot facture : « F2026-017 du 01/09/2026 »',
  severalRefs: 'le numéro en réunit plusieurs, qu’un même règlement revenu avait payées',
  issuedOn: 'sa date',
  dueOn: 'son échéance',
  late: 'son retard ; vide si elle n’est pas échue',
  original: 'son montant TTC',
  paid: 'ce qui en est réglé ; vide si rien ne l’est',
  setAside: 'la part en litige, non demandée ici ; vide sans litige',
  bounced: 'son règlement est revenu impayé',
  bouncedOn: 'quel jour il est revenu',
  remaining: 'ce qui est demandé sur elle, pénalités à part',
  interest: 'ses intérêts de retard',
  fee: 'son indemnité de 40 € ; vide si elle n’en doit pas',
  due: 'reste dû, intérêts et indemnité ensemble',
  calculation: {
    text: 'le calcul de ses intérêts, une ligne par période',
    fields: {
      from: 'premier jour de retard de la période',
      to: 'dernier jour, compris',
      days: 'jours de retard de la période',
      base: 'somme due pendant la période',
      rate: 'taux annuel',
      interest: 'intérêts de la période',
    },
  },
  deducted: 'intérêts déjà réglés ou facturés à part, avec leur signe ; vide sans cela',
  uncounted: 'jours dont le taux n’est pas publié, non comptés ; vide sans cela',
}

const INVOICES = { text: 'les factures demandées, par échéance', fields: INVOICE }

export const TABLE: Explained<InvoiceTable> = {
  anyLate: 'une facture au moins est échue',
  invoices: INVOICES,
  tables: {
    text: 'les mêmes factures, celles jamais relancées par écrit à part',
    fields: {
      isFirst: 'celles de ce tableau n’ont jamais été relancées par écrit',
      anyLate: 'une facture au moins est échue',
      invoices: INVOICES,
      several: 'il y en a plusieurs',
      subtotal: 'leur sous-total ; vide s’il n’y a qu’un tableau, ou une facture',
    },
  },
  isSplit: 'il y a deux tableaux',
  principal: 'le principal demandé',
  credits: 'avoirs et règlements à déduire, avec leur signe ; vide sans cela',
  interest: 'les intérêts de retard',
  fee: 'les indemnités forfaitaires ; vide sans cela',
  total: 'ce que le message demande en tout',
  hasTotal: 'le total dit plus que l’unique ligne du tableau',
  claimsPenalties: 'les pénalités sont dans le total',
  isConsumer: 'le client est un particulier',
  isPublic: 'le client est un acheteur public',
}

export const COMPANY: Explained<CompanyRow> = {
  name: 'la société',
  siren: 'son SIREN, par groupes de trois ; vide s’il n’est pas connu',
  ...TABLE,
}

export const UPCOMING: Explained<UpcomingRow> = {
  title: 'son numéro, ou « facture du 16/10/2026 »',
  dated: 'après le mot facture : numéro et date',
  issuedOn: 'sa date',
  dueOn: 'son échéance',
  remaining: 'ce qui en reste dû',
  company: 'à qui elle est, dans le message d’un groupe ; vide sinon',
}

export const DOCUMENTS: Explained<DocumentsView> = {
  several: 'il y a plusieurs factures : pour le pluriel',
  invoiceCount: 'combien de factures',
  manyInvoices: 'trop de factures pour être nommées dans un SMS',
  invoiceRefs: 'leurs numéros, dans une phrase',
  debtorNames: 'à qui elles sont adressées : le client, ou les sociétés du groupe',
  severalReminded: 'plusieurs ont déjà été relancées par écrit',
  remindedCount: 'combien l’ont été',
  remindedRefs: 'leurs numéros',
  remindedNames: 'à qui celles-là sont adressées',
  firstRefs: 'les numéros de celles jamais relancées par écrit ; vide sans cela',
  noticeRefs: 'celles que la mise en demeure suivra, quand ce n’est pas toutes ; vide sinon',
  severalNotice: 'celles-là sont plusieurs',
  paymentReference: 'la référence à porter sur le virement',
}
