// What the fields of the report to the accountant mean.
import type { ReportFields } from '../render-report.ts'
import type { Explained } from './explained.ts'

const MESSAGE: Explained<ReportFields['left'][number]> = {
  customer: 'le code du client',
  name: 'le client',
  what: 'l’étape, le moyen et l’adresse, dans une phrase',
  step: 'l’étape',
  channel: 'le moyen',
  to: 'l’adresse',
  total: 'ce qui est demandé',
  why: 'pourquoi elle est ici : refus, attente',
  needs: 'pourquoi il faut votre accord',
  file: 'le fichier écrit dans outbox ; vide sans fichier',
  callSheet: 'la fiche d’appel qui l’accompagne ; vide sans fiche',
  command: 'ce qui se tape pour l’approuver, ou lever le doute',
  otherCommand: 'ce qui se tape pour l’autre réponse',
}

export const REPORT_FIELDS: Explained<ReportFields> = {
  creditor: 'votre société',
  date: 'le jour de l’envoi',
  summary: 'l’essentiel en une ligne, sans nom ni montant',
  staleBooks: 'pourquoi les comptes sont trop anciens ; vide s’ils ne le sont pas',
  stopped: 'pourquoi rien ne pouvait partir ; vide si tout le pouvait',
  imported: { text: 'les exports importés', fields: { text: 'ce qui l’a été, dans une phrase' } },
  left: { text: 'les relances parties', fields: MESSAGE },
  failed: { text: 'celles qui ont échoué', fields: MESSAGE },
  letters: { text: 'les lettres à poster', fields: MESSAGE },
  letterBatch: 'le fichier qui les réunit, à imprimer ; vide sans cela',
  lettersLeftOut: {
    text: 'les lettres écrites qui ne sont plus à poster',
    fields: { customer: 'le code du client', name: 'le client', day: 'le jour où elle fut écrite', why: 'pourquoi elle ne l’est plus' },
  },
  calls: { text: 'les appels à passer', fields: MESSAGE },
  callsPage: 'la page de tous les appels qui attendent ; vide sans appel',
  broken: {
    text: 'les promesses non tenues',
    fields: { customer: 'le code du client', name: 'le client', text: 'ce qui était promis' },
  },
  approvals: { text: 'les relances qui attendent votre accord', fields: MESSAGE },
  approveAll: 'ce qui se tape pour les approuver toutes',
  doubts: { text: 'les envois dont l’issue est inconnue', fields: MESSAGE },
  untracked: {
    text: 'les recommandés dont le numéro est à noter',
    fields: { customer: 'le code du client', name: 'le client', day: 'le jour de la lettre', command: 'ce qui se tape pour le noter' },
  },
  paymentsSeen: {
    text: 'les règlements vus, à lettrer',
    fields: { customer: 'le code du client', name: 'le client', ref: 'la pièce', amount: 'la somme', why: 'ce qui a été vu' },
  },
  waitingSms: { text: 'les SMS qui partiront à une autre heure', fields: MESSAGE },
  held: {
    text: 'ce qui attend, par motif',
    fields: { reason: 'le motif', items: 'combien de pièces', change: 'ce qui a changé depuis la veille' },
  },
  head: 'l’empreinte de l’historique ce jour, 64 chiffres',
  verify: 'ce qui se tape pour la vérifier',
}
