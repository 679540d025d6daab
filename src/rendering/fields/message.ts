// What the fields of a message mean, by what they are about: the one place where they are explained.

import type { EnclosuresView } from '../enclosures-view.ts'
import type { MessageView } from '../message-view.ts'
import type { PaymentView } from '../payment-way.ts'
import type { PenaltyView } from '../penalty-view.ts'
import type { BrokenWordRow, ReturnedRow } from '../told-rows.ts'
import type { Explained, Nested } from './explained.ts'
import { COMPANY, DOCUMENTS, INVOICE, TABLE, UPCOMING } from './invoices.ts'
import { PARTIES } from './parties.ts'

const PENALTIES: Explained<Omit<PenaltyView, 'claimsPenalties'>> = {
  mentionsPenalties: 'le texte rappelle les pénalités, le total ne les contient pas',
  interestRuns: 'le texte peut dire que les intérêts courent jusqu’au règlement',
  rateWords: 'le taux en toutes lettres ; vide tant qu’il n’est pas confirmé',
  yearDays: 'le nombre de jours par lequel les intérêts sont divisés',
}

const PAYMENT: Explained<PaymentView & Pick<MessageView, 'paymentCodePicture'>> = {
  hasPaymentCode: 'un code de virement (QR) accompagne les coordonnées bancaires',
  paymentCodePicture: 'l’image de ce code, pour src="…" ; vide sans code',
  paymentLink: 'l’adresse d’une page de paiement (payment.link) ; vide sans cela',
}

const ENCLOSURES: Explained<EnclosuresView> = {
  enclosures: 'ce qui est joint, dans une phrase ; vide sans pièce jointe',
  severalEnclosures: 'plusieurs pièces sont jointes',
  onRequest: 'les factures qui ne sont pas jointes ; vide si toutes le sont',
  severalOnRequest: 'plusieurs ne le sont pas',
}

const MESSAGE: Explained<
  Pick<
    MessageView,
    | 'language'
    | 'subject'
    | 'date'
    | 'booksDay'
    | 'deadline'
    | 'firstDue'
    | 'registered'
    | 'isCourteous'
    | 'noticeFollows'
    | 'offersInstalments'
    | 'logo'
    | 'logoWidth'
    | 'logoHeight'
    | 'earlierDays'
    | 'severalEarlier'
  >
> = {
  language: 'la langue du message',
  subject: 'l’objet du message ; vide dans l’objet lui-même',
  date: 'le jour du message',
  booksDay: 'jusqu’où vos comptes disent ce qui est réglé',
  deadline: 'le dernier jour pour régler',
  firstDue: 'la plus ancienne échéance',
  registered: 'la lettre est recommandée',
  isCourteous: 'l’étape a le ton courtois',
  noticeFollows: 'une mise en demeure suit cette étape : le texte peut l’annoncer',
  offersInstalments: 'un échéancier peut être proposé',
  logo: 'l’image de votre logo, pour src="…" ; vide sans logo',
  logoWidth: 'sa largeur en points',
  logoHeight: 'sa hauteur en points',
  earlierDays: 'les jours des relances déjà faites, dans une phrase ; vide sans cela',
  severalEarlier: 'il y en a eu plusieurs',
}

const RETURNED: Explained<ReturnedRow> = {
  isBill: 'c’est un effet (LCR), et non un règlement',
  amount: 'la somme revenue',
  paidOn: 'le jour du règlement ; vide si les comptes ne le disent pas',
  on: 'le jour de son retour',
  refs: 'ce qu’il avait payé ; vide si ce n’est pas connu',
  severalRefs: 'il avait payé plusieurs factures',
  company: 'de qui, dans le message d’un groupe ; vide sinon',
}

const BROKEN: Explained<BrokenWordRow> = {
  isInstalment: 'c’est une échéance d’échéancier, et non une promesse',
  day: 'le jour annoncé',
  amount: 'la somme annoncée ; vide si personne ne l’a notée',
  missing: 'ce qui en manque ; vide si rien n’est venu',
  company: 'de qui, dans le message d’un groupe ; vide sinon',
}

const RETURNED_LIST: Nested<ReturnedRow> = { text: 'les règlements revenus impayés', fields: RETURNED }
const BROKEN_LIST: Nested<BrokenWordRow> = { text: 'les promesses et échéances non tenues', fields: BROKEN }

const HAPPENED: Explained<Pick<MessageView, 'bouncedRefs' | 'severalBounced' | 'returned' | 'onlyReturned' | 'brokenWords'>> = {
  bouncedRefs: 'les factures dont le règlement est revenu ; vide sans cela',
  severalBounced: 'il y en a plusieurs',
  returned: RETURNED_LIST,
  onlyReturned: 'toutes les factures du message en sont',
  brokenWords: BROKEN_LIST,
}

const OTHERS: Explained<
  Pick<
    MessageView,
    'claimedInvoices' | 'someUnclaimed' | 'hasCalculation' | 'otherInvoices' | 'upcoming' | 'companies' | 'severalCompanies' | 'forGroup'
  >
> = {
  claimedInvoices: { text: 'les factures dont les pénalités sont réclamées', fields: INVOICE },
  someUnclaimed: 'd’autres factures du message n’en portent pas',
  hasCalculation: 'le calcul des intérêts d’une facture au moins peut être montré',
  otherInvoices: { text: 'échues aussi, hors du total d’une mise en demeure', fields: INVOICE },
  upcoming: { text: 'non échues, hors de tout total', fields: UPCOMING },
  companies: { text: 'dans le message d’un groupe : chaque société et ses factures', fields: COMPANY },
  severalCompanies: 'elles sont plusieurs',
  forGroup: 'le message d’un groupe s’adresse à qui paie pour les autres',
}

const CALLS: Explained<Pick<MessageView, 'byAccountManager' | 'besideMessage' | 'history' | 'said' | 'reason' | 'outcomes' | 'spoken'>> = {
  byAccountManager: 'la fiche est pour le chargé de compte',
  besideMessage: 'la fiche accompagne un message du même jour',
  history: {
    text: 'les messages déjà envoyés, le dernier d’abord',
    fields: { day: 'le jour', step: 'l’étape', channel: 'le moyen', certain: 'il est bien parti ; non : un doute subsiste' },
  },
  said: {
    text: 'les appels et promesses notés, les derniers d’abord',
    fields: { day: 'le jour', what: 'ce qui a été dit' },
  },
  reason: 'pourquoi cette relance, ce jour',
  outcomes: {
    text: 'de quoi noter l’appel, une ligne par société',
    fields: {
      company: 'la société ; vide pour un seul client',
      code: 'son code, tel qu’il se tape',
      ref: 'sa plus ancienne facture, telle qu’elle se tape',
      calledOn: 'le jour de l’appel',
    },
  },
  spoken: {
    text: 'ce qui se dit au client, dans sa langue',
    fields: {
      total: 'ce que le message demande en tout',
      invoiceRefs: 'les numéros des factures, dans une phrase',
      firstRefs: 'ceux des factures jamais relancées ; vide sans cela',
      returned: RETURNED_LIST,
      brokenWords: BROKEN_LIST,
    },
  },
}

/** Every field of a message: the compiler refuses one left out, and one that does not exist. */
export const MESSAGE_FIELDS: Explained<MessageView> = {
  ...MESSAGE,
  ...PARTIES,
  ...TABLE,
  ...DOCUMENTS,
  ...PENALTIES,
  ...PAYMENT,
  ...ENCLOSURES,
  ...HAPPENED,
  ...OTHERS,
  ...CALLS,
}

/** The same by what they are about, in the order people are shown them. */
export const MESSAGE_GROUPS: readonly (readonly [title: string, fields: object])[] = [
  ['Le message', MESSAGE],
  ['Qui écrit, à qui', PARTIES],
  ['Factures et sommes', TABLE],
  ['Factures dans une phrase', DOCUMENTS],
  ['Pénalités', PENALTIES],
  ['Comment payer', PAYMENT],
  ['Pièces jointes', ENCLOSURES],
  ['Règlements revenus, promesses', HAPPENED],
  ['Autres factures, groupes', OTHERS],
  ['Fiches d’appel', CALLS],
]
