import { describe, expect, it } from 'vitest'
import { issueFacts, readFixture, readInvoiceFixture, readText, stopOf } from './read-fixture.ts'

const AGED = [
  'balance-agee-tableur.csv',
  'balance-agee-oca.csv',
  'balance-agee-oca-francais.csv',
  'balance-agee-titre-puis-tiers.csv',
  'balance-agee-sans-total.csv',
]

describe('an aged balance', () => {
  it.each(AGED)('%s is refused, with what to export instead', (name) => {
    const stop = stopOf(() => readFixture(`csv/${name}`))
    expect(stop).toMatchObject({ code: 'aged-balance', exitCode: 4 })
    expect(stop.message).toMatch(
      /^Le fichier est une balance âgée \(.+\) : une ligne par client, sans le détail des factures ni leurs échéances\.$/,
    )
    expect(stop.details.advice).toMatch(/^Exportez les écritures \(FEC\), ou la liste des factures non soldées\./)
  })

  it('is taken as one document without detail per customer on request, of the day of the print', () => {
    const reading = readInvoiceFixture('csv/balance-agee-tableur.csv', { as: 'aged-balance' })
    expect(reading.invoices.map((one) => [one.row, one.customer, one.number, one.issuedOn, one.dueOn, one.outstandingCents])).toEqual([
      [3, 'Menuiserie Le Goff', 'Solde sans détail', '2026-03-31', null, 150000],
      [4, 'Crêperie des Hortensias', 'Solde sans détail', '2026-03-31', null, -6000],
    ])
    expect(reading).toMatchObject({ rows: 5, skipped: 3, rejected: 0, issueCount: 0 })
    expect(readInvoiceFixture('csv/balance-agee-sans-total.csv', { as: 'aged-balance' }).invoices[0]).toMatchObject({
      customer: 'LEGOFF',
      customerName: 'Menuiserie Le Goff',
      issuedOn: '2026-11-20',
      outstandingCents: 150000,
    })
  })

  it('whose ages are not the balance, or whose total is not the sum, is an error', () => {
    const read = (row: string, total: string) =>
      issueFacts(readText(`Client;Non échu;0-30j;31-60j;Total\n${row}\nTOTAL;;;;${total}\n`, { as: 'aged-balance' }))
    expect(read('A;10,00;5,00;0,00;15,00', '15,00')).toEqual([])
    expect(read('A;10,00;5,00;0,00;16,00', '16,00')).toEqual(['2 - error aged-sum', '3 - warning total-mismatch'])
    expect(
      readText('Client;Non échu;0-30j;31-60j;Total\nA;10,00;5,00;0,00;15,00\nTOTAL;10,00;5,00;0,00;15,00\n', { as: 'aged-balance' })
        .issueCount,
    ).toBe(0)
    expect(
      issueFacts(
        readText('Client;Non échu;0-30j;31-60j;Total\nA;10,00;5,00;0,00;15,00\nTOTAL;12,00;5,00;0,00;17,00\n', { as: 'aged-balance' }),
      ),
    ).toEqual(['3 - error total-mismatch'])
  })
})

describe('a bank statement is recognised and refused', () => {
  it.each([
    ['BNP Paribas', 'Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro'],
    ['Société Générale', "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise"],
    ['Crédit Agricole', 'Date;Libellé;Débit Euros;Crédit Euros;'],
    [
      'BPCE',
      'Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation',
    ],
    ['Banque Populaire, old', 'Compte;Date de comptabilisation;Date opération;Libellé;Référence;Date valeur;Montant'],
    ["Caisse d'Epargne, old", "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;"],
    ['Crédit Mutuel', 'Date;Date de valeur;Débit;Crédit;Libellé;Solde'],
    ['Crédit Mutuel, accents lost', 'Date;Date de valeur;D?bit;Cr?dit;Libell?;Solde'],
    ['CIC', "Date d'opération,Date de valeur,Montant,Libellé,Solde"],
    ['La Banque Postale', 'Date;Libellé;Montant(EUROS)'],
    ['BoursoBank', 'dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance'],
    ['Fortuneo', 'Date opération;Date valeur;libellé;Débit;Crédit;'],
    [
      'Shine',
      "Transaction ID;Date de la valeur;Date d'opération;IBAN;Type de transaction;Débit;Crédit;Solde mouvement;Solde bancaire;Libellé",
    ],
    [
      'Qonto',
      "Statut;Date de la valeur (UTC);Date de l'opération (UTC);Montant total (TTC);Débit;Crédit;Solde;Devise;Nom de la contrepartie",
    ],
    [
      'Qonto in English',
      'Status,Settlement date (UTC),Operation date (UTC),Total amount (incl. VAT),Currency,Counterparty name,Payment method,Transaction ID',
    ],
    ['Revolut', 'Date started (UTC),Date completed (UTC),ID,Type,Description,Reference,Payer,Payment currency,Amount,Fee,Balance'],
    ['N26', 'Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR)'],
    ['Wise', 'TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance'],
  ])('%s', (_, header) => {
    const separator = header.includes(';') ? ';' : ','
    const row = header
      .split(separator)
      .map(() => 'x')
      .join(separator)
    expect(stopOf(() => readText(`Téléchargement du 19/12/2026${separator}\n${header}\n${row}\n${row}\n`))).toMatchObject({
      code: 'bank-statement',
    })
  })

  it('in CFONB120 and OFX too', () => {
    const record = (kind: string) => `${kind}30004    00823EUR2 00011122233  190126`.padEnd(90) + '0000000010000{'.padEnd(30)
    expect(stopOf(() => readText([record('01'), record('04'), record('05'), record('07')].join('\r\n')))).toMatchObject({
      code: 'bank-statement',
      message: 'Le fichier est un relevé bancaire, et relance lit la comptabilité des clients.',
    })
    expect(stopOf(() => readText('OFXHEADER:100\nDATA:OFXSGML\n<OFX><BANKMSGSRSV1>\n'))).toMatchObject({ code: 'bank-statement' })
  })

  it('and a ledger with a value date is not one', () => {
    const text =
      'Date;Date de valeur;Compte;Débit;Crédit;Libellé;Solde\n10/01/2026;10/01/2026;411A;12,00;;F1;12,00\n10/01/2026;10/01/2026;706;;12,00;F1;0,00\n'
    expect(readText(text).as).toBe('entries')
  })
})
