// What the fields about who writes to whom mean.
import type { PartiesView } from '../parties-view.ts'
import type { Explained } from './explained.ts'

export const PARTIES: Explained<PartiesView> = {
  creditorName: 'votre société (creditor.name)',
  ofCreditor: 'la même après « de », avec l’élision',
  creditorAddress: 'son adresse, une ligne par entrée',
  creditorEmail: 'l’adresse où répondre',
  creditorPhone: 'son téléphone',
  companyMentions: 'forme, capital, SIREN et RCS, sur une ligne',
  signature: 'qui signe ; vide si c’est simplement l’expéditeur',
  senderName: 'qui écrit : votre société, ou le cabinet sous mandat',
  senderMentions: 'les mentions légales de celui qui écrit',
  senderEmail: 'l’adresse de celui qui écrit',
  senderPhone: 'le téléphone de celui qui écrit',
  firmName: 'le cabinet qui écrit en son nom ; vide sinon',
  firmAddress: 'l’adresse du cabinet, une ligne par entrée',
  mandateReference: 'la référence du mandat du cabinet',
  mandateDay: 'la date du mandat',
  contact: 'qui contacter : nom, adresse et téléphone',
  payeeName: 'le titulaire du compte à payer : vous, ou le cessionnaire',
  assigneeName: 'à qui la créance est cédée ; vide si elle ne l’est pas',
  iban: 'l’IBAN à payer',
  bic: 'son BIC',
  customerName: 'le client',
  customerCode: 'son code en comptabilité',
  customerSiren: 'son SIREN, par groupes de trois',
  customerAddress: 'son adresse, une ligne par entrée',
  orderReference: 'la commande, le contrat ou l’engagement qu’il veut lire',
  accountManager: 'qui le suit chez vous',
  ofAccountManager: 'le même après « de », avec l’élision',
  attention: 'la personne à qui le message s’adresse',
  ofAttention: 'la même après « de », avec l’élision',
  contacts: {
    text: 'ses contacts, pour une fiche d’appel',
    fields: { name: 'nom du contact', role: 'sa fonction', phone: 'son téléphone', email: 'son adresse' },
  },
}
