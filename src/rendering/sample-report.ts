// A made-up report in which every field is filled and every list has an entry: what its templates are checked against. Never sent.
import type { ReportFields } from './render-report.ts'

const message: ReportFields['left'][number] = {
  customer: 'C001',
  name: 'Client exemple',
  what: 'première relance, e-mail à d@exemple.example',
  step: 'première relance',
  channel: 'e-mail',
  to: 'd@exemple.example',
  total: '1 000,00 €',
  why: 'Exemple.',
  needs: '(étape)',
  file: 'outbox/exemple.pdf',
  callSheet: 'outbox/exemple-call.html',
  command: 'relance approve exemple',
  otherCommand: 'relance approve exemple',
}

export const SAMPLE_REPORT: ReportFields = {
  creditor: 'Société exemple',
  date: '20 novembre 2026',
  summary: '1 partie, 1 lettre à poster, 1 appel à passer, 1 échec, 3 décisions',
  staleBooks: 'Exemple.',
  stopped: 'Exemple.',
  imported: [{ text: 'Exemple.' }],
  left: [message],
  failed: [message],
  letters: [message],
  letterBatch: 'outbox/lettres_2026-11-20.pdf (1 lettre, 1 page)',
  lettersLeftOut: [{ customer: 'C001', name: 'Client exemple', day: '19/11/2026', why: 'Exemple.' }],
  calls: [message],
  callsPage: 'outbox/appels_2026-11-20.html (1 appel)',
  broken: [{ customer: 'C001', name: 'Client exemple', text: 'Exemple.' }],
  approvals: [message],
  approveAll: 'relance approve --all',
  doubts: [message],
  untracked: [{ customer: 'C001', name: 'Client exemple', day: '19/11/2026', command: 'relance history set exemple --tracking NUMÉRO' }],
  paymentsSeen: [{ customer: 'C001', name: 'Client exemple', ref: 'F1', amount: '100,00 €', why: 'Exemple.' }],
  waitingSms: [message],
  held: [{ reason: 'promesse de règlement', items: '3', change: '1 de plus' }],
  head: '0'.repeat(64),
  verify: 'relance history --verify',
}
