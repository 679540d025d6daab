// Bank statements, told by the columns that French and online banks write, by CFONB records or by OFX tags. They are refused:
// payments are read in the books, where the accountant has put them against invoices.
import { InputError } from '../domain/errors.ts'
import { sameName, squeezed } from './columns/columns.ts'

// One bank, or several, per line: every name must stand in the row.
const BANKS: readonly (readonly string[])[] = [
  'dateoperation libellecourt typeoperation',
  'datedeloperation libelle detaildelecriture montantdeloperation',
  'datecomptabilisation libellecompletoperation',
  'date libelle debiteuros crediteuros',
  'datedecomptabilisation libellesimplifie libelleoperation',
  'datedecomptabilisation dateoperation datevaleur montant',
  'date numerodoperation libelle debit credit',
  'date datedevaleur debit credit libelle',
  'date datedevaleur montant libelle solde',
  'date datedevaleur libelle solde',
  'datedoperation datedevaleur montant libelle solde',
  'date libelle montanteuros',
  'date libelle montantfrancs',
  'dateop dateval label amount',
  'dateoperation datevaleur libelle debit credit',
  'transactionid datedelavaleur soldebancaire',
  'datedelavaleurutc montanttotalttc nomdelacontrepartie',
  'settlementdateutc operationdateutc counterpartyname',
  'datestartedutc datecompletedutc paymentcurrency',
  'bookingdate valuedate partnername partneriban',
  'transferwiseid date amount runningbalance',
].map((names) => names.split(' '))
const ACCOUNTING = ['compte', 'comptenum', 'ncompte', 'numerodecompte', 'journal', 'codejournal', 'lettrage', 'let']

/** Whether a row of headers is that of a bank statement. A column of accounts or letters makes it a ledger. */
export function isBankHeader(fields: readonly string[]): boolean {
  const names = fields.map(squeezed)
  if (names.length < 3 || names.some((name) => ACCOUNTING.includes(name) && !names.includes('datedecomptabilisation'))) return false
  return BANKS.some((bank) => bank.every((known) => names.some((name) => name !== '' && sameName(name, known))))
}

/** Whether the first lines are those of CFONB120 (records of 120 characters: 01, 04, 05, 07) or of OFX. */
export function isBankText(lines: readonly string[]): boolean {
  const [first = ''] = lines
  if (/^\s*(OFXHEADER:|<\?OFX|<OFX>)/i.test(first)) return true
  const records = lines.filter((line) => /^0[1457]\d{5}/.test(line) && line.length >= 119 && line.length <= 121)
  return /^01/.test(first) && records.length * 2 > lines.length
}

/** The refusal of a bank statement. */
export function refuseBankStatement(file: string, line: number, excerpt: string): InputError {
  return new InputError('bank-statement', 'Le fichier est un relevé bancaire, et relance lit la comptabilité des clients.', {
    file,
    line,
    excerpt: excerpt.slice(0, 120),
    advice: 'Saisissez la banque dans le logiciel comptable, puis exportez le FEC. Un règlement du jour se note avec relance received.',
  })
}
