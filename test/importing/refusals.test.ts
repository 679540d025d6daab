import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readExport, readExportFile, refuseOnErrors } from '../../src/importing/read-file.ts'
import { issueFacts, lineFacts, OPTIONS, readFixture, readLedgerFixture, readText, stopOf } from './read-fixture.ts'

const refusal = (bytes: Buffer | string) =>
  stopOf(() => readExport({ name: 'export.txt', bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes }, OPTIONS))

describe('files that are not text exports are told by content', () => {
  it.each([
    ['file-empty', '', 'Le fichier est vide.'],
    ['file-empty', '\xEF\xBB\xBF\r\n \r\n', 'Le fichier est vide.'],
    ['file-xls', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'Le fichier est un ancien classeur Excel (.xls), pas un export texte ou CSV.'],
    ['file-pdf', '%PDF-1.7', 'Le fichier est un document PDF, pas un export texte ou CSV.'],
    ['file-html', '<!DOCTYPE html><html><body>', 'Le fichier est une page HTML, pas un export texte ou CSV.'],
    ['file-html', '<table><tr><td>1</td></tr></table>', 'Le fichier est une page HTML, pas un export texte ou CSV.'],
    ['file-xml', '<?xml version="1.0"?><comptabilite>', 'Le fichier est un document XML, pas un export texte ou CSV.'],
    ['file-json', '{"error": "login"}', 'Le fichier est un document JSON, pas un export texte ou CSV.'],
    ['file-sqlite', 'SQLite format 3\x00', 'Le fichier est une base SQLite, pas un export texte ou CSV.'],
    ['file-binary', 'Journal\tDate\x00\x01\tx', 'Le fichier n’est pas du texte : il contient un octet nul (position 12).'],
    [
      'separator-unknown',
      'une seule colonne\nsans séparateur\n',
      'Les colonnes ne sont séparées ni par une tabulation, ni par « | », « ; » ou « , ».',
    ],
  ])('%s', (code, content, message) => {
    expect(refusal(content)).toMatchObject({ code, message, exitCode: 4 })
  })

  it('file-gzip', () => {
    expect(refusal(gzipSync('x'))).toMatchObject({ code: 'file-gzip' })
  })
})

describe('paths', () => {
  it('a missing file and a folder are refused by name', () => {
    expect(stopOf(() => readExportFile('/nowhere/fec.txt', OPTIONS, 'fec.txt'))).toMatchObject({
      code: 'file-missing',
      message: 'Le fichier n’existe pas.',
      details: { file: 'fec.txt' },
      exitCode: 4,
    })
    expect(stopOf(() => readExportFile(import.meta.dirname, OPTIONS))).toMatchObject({
      code: 'file-directory',
      message: 'C’est un dossier, pas un fichier.',
    })
  })
})

describe('columns', () => {
  it('two columns for one role are refused with the command that settles it', () => {
    const stop = stopOf(() => readFixture('fec-two-debit-columns.txt'))
    expect(stop.code).toBe('column-twice')
    expect(stop.message).toBe('Deux colonnes disent la même chose : «\u00a0Debit\u00a0» et «\u00a0Débit\u00a0».')
    expect(stop.details.advice).toMatch(/--map debit="Debit"\.$/)
  })

  it('and the command settles it', () => {
    expect(lineFacts(readLedgerFixture('fec-two-debit-columns.txt', { map: { debit: 'Debit' } }))).toEqual([
      '2 411000 LEGOFF 2025-01-10 F2025001 120000 invoice A',
    ])
  })

  it('a mandatory column that is missing is named', () => {
    const stop = stopOf(() => readFixture('fec-without-accounts.txt'))
    expect(stop).toMatchObject({ code: 'column-missing', message: 'Il manque une colonne au fichier : le numéro de compte.' })
  })

  it('all mandatory columns that are missing are named at once, with the options that settle them', () => {
    const fec = stopOf(() =>
      readText(
        'JournalCode\tEcritureNum\tJour\tCompteNum\tCompteLib\tPieceRef\tEcritureLib\tMouvement\tCredit\tEcritureLet\nVE\t1\tx\t411\tC\tF1\tF\t1\t\t\n',
      ),
    )
    expect(fec.message).toBe('Il manque des colonnes au fichier : la date d’écriture et le débit.')
    expect(fec.details.advice).toMatch(/Désignez les bonnes avec --map entry_date="…" --map debit="…"\.$/)
    const list = stopOf(() => readText('Objet;Reste;Mail\nF1;12,00;a@b.example\n', { as: 'invoices', map: { balance: 'Reste' } }))
    expect(list.message).toBe('Aucune colonne ne contient le numéro de facture, la date de facture ni le nom du client.')
    expect(list.details.advice).toMatch(/--map invoice_number="…" --map invoice_date="…" --map customer_name="…"\.$/)
    const aged = stopOf(() => readText('Objet;Facture n°\nx;F1\n', { as: 'aged-balance', map: { customer_code: 'Objet' } }))
    expect(aged.message).toBe('Aucune colonne ne contient le reste à payer.')
    const steps = stopOf(() => readText('N° facture;Palier\nF1;1\n', { as: 'reminders', map: { invoice_number: 'N° facture' } }))
    expect(steps.message).toBe('Aucune colonne ne contient le client, l’étape ni le jour de la relance.')
  })

  it('every header that --map asks for in vain is named', () => {
    const stop = stopOf(() => readFixture('fec-tab-utf8.txt', { map: { due_date: 'Échéance', currency: 'Monnaie' } }))
    expect(stop.message).toBe(
      'Le fichier n’a pas de colonne « Échéance » ni « Monnaie », que --map demande.'.replace(/« | »/g, (mark) =>
        mark.replace(' ', '\u00a0'),
      ),
    )
    expect(stop.details.advice).toMatch(/--map due_date="…" --map currency="…"\.$/)
  })

  it('--map with a role or a header that does not exist is refused', () => {
    expect(stopOf(() => readFixture('fec-tab-utf8.txt', { map: { echeance: 'DateLet' } }))).toMatchObject({ code: 'map-role-unknown' })
    expect(stopOf(() => readFixture('fec-tab-utf8.txt', { map: { due_date: 'Échéance' } }))).toMatchObject({ code: 'map-header-unknown' })
  })

  it('a file of no known family asks for --as', () => {
    expect(stopOf(() => readFixture('neither-invoices-nor-entries.csv'))).toMatchObject({ code: 'family-unclear' })
    expect(stopOf(() => readFixture('neither-invoices-nor-entries.csv', { as: 'fec' }))).toMatchObject({ code: 'header-unknown' })
    expect(stopOf(() => readFixture('neither-invoices-nor-entries.csv', { as: 'invoices' }))).toMatchObject({ code: 'header-unknown' })
  })

  it('a header without rows has no fiscal year', () => {
    const header = 'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tDebit\tCredit\n'
    expect(stopOf(() => readText(header))).toMatchObject({ code: 'fiscal-year-empty' })
  })
})

describe('faulty rows', () => {
  const reading = readLedgerFixture('fec-faulty-customer-rows.txt')

  it('of customers are errors, each at its line and column', () => {
    expect(issueFacts(reading)).toEqual([
      '2 EcritureDate error date-invalid',
      '4 Debit error amount-invalid',
      '6 - error row-short',
      '7 CompteNum error account-missing',
      '8 CompteNum error account-invalid',
      '9 EcritureDate error date-missing',
      '9 Credit warning amount-absent',
      '10 Debit error amount-invalid',
    ])
  })

  it('are refused together, with their number', () => {
    const stop = stopOf(() => refuseOnErrors(reading))
    expect(stop).toMatchObject({
      code: 'date-invalid',
      exitCode: 4,
      details: { file: 'fec-faulty-customer-rows.txt', line: 2, problemCount: 7 },
    })
    expect(stop.message).toBe(
      '7 lignes ou rubriques ne peuvent pas être lues ; rien n’a été importé. Première erreur\u00a0: La date «\u00a020250230\u00a0» n’existe pas ou ne peut pas être lue.',
    )
    expect(stop.details.problems).toHaveLength(7)
    expect(stop.details.problems?.[1]).toMatchObject({ line: 4, message: 'Le montant «\u00a012O,00\u00a0» ne peut pas être lu.' })
  })

  it('left aside, their readable amounts explain the gap to the raw balance', () => {
    expect(lineFacts(reading)).toEqual(['11 411000 CREPES 2025-01-17 F8 7000 invoice'])
    expect(reading).toMatchObject({ rows: 11, skipped: 3, rejected: 7, rejectedCents: 17000 })
    expect(reading.rawBalances).toEqual([
      { account: '411000', customer: 'CREPES', cents: 12000 },
      { account: '411000', customer: 'LEGOFF', cents: 12000 },
    ])
  })

  it('of other accounts are warnings, and cost their entry its counterparts', () => {
    const other = readLedgerFixture('fec-faulty-rows-of-other-accounts.txt')
    expect(issueFacts(other)).toEqual([
      '2 DateLet warning lettering-date-invalid',
      '2 - warning entry-unbalanced',
      '3 Credit warning amount-invalid',
      '4 EcritureDate warning date-invalid',
      '5 - warning row-short',
      '6 - warning row-short',
    ])
    expect([...other.lines].map((line) => [line.cents, line.kind, line.documentDay])).toEqual([
      [12000, 'other', '2025-01-10'],
      [1000, 'invoice', '2025-01-12'],
    ])
    expect(() => refuseOnErrors(other)).not.toThrow()
  })

  describe('that lack a cell', () => {
    const header =
      'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet'
    const other = 'VE\t1\t20250110\t706000\tVentes\t\tF1\t20250110\tFacture\t\t100,00\t'
    const without = (customer: string, cell: number) => {
      const cells = customer.split('\t')
      cells.splice(cell, 1)
      return readText(`${header}\n${cells.join('\t')}\n${other}\n`)
    }
    const DEBIT = 9

    it('before the amounts are errors: nothing of a customer is lost without a word', () => {
      const invoice = 'VE\t1\t20250110\t411000\tClients\tLEGOFF\tF1\t20250110\tFacture\t100,00\t\t'
      for (let cell = 0; cell <= DEBIT; cell++) expect(issueFacts(without(invoice, cell))).toEqual([expect.stringMatching(/^2 .*error /)])
    })

    it('and say zero after that are told', () => {
      const invoice = 'VE\t1\t20250110\t411000\tClients\tLEGOFF\tF1\t20250110\tFacture\t100,00\t0,00\t'
      expect(issueFacts(without(invoice, DEBIT))).toContain('2 - warning row-short')
    })

    it('and as many cells as others all the same, shifted: their entry does not balance, which is told', () => {
      const shifted = 'VE\t1\t20250110\t411000\tClients\tLEGOFF\tF1\t20250110\tFacture\t\t\t100,00'
      expect(issueFacts(readText(`${header}\n${shifted}\n${other}\n`))).toContain('2 - warning entry-unbalanced')
    })

    it('after the amounts are read, and told', () => {
      const invoice = 'VE\t1\t20250110\t411000\tClients\tLEGOFF\tF1\t20250110\tFacture\t100,00\t0,00\t'
      const reading = without(invoice, DEBIT + 2)
      expect(issueFacts(reading)).toEqual(['2 - warning row-short'])
      expect(reading.as === 'fec' && lineFacts(reading)).toEqual(['2 411000 LEGOFF 2025-01-10 F1 10000 invoice'])
    })
  })

  it('beyond a thousand are counted, and the errors are kept before the warnings', () => {
    const header = 'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tPieceRef\tDebit\tCredit\n'
    const warnings = 'VE\t1\t20250110\t706000\tF1\tx\t\n'.repeat(1500)
    const many = readText(`${header}${warnings}VE\t1\t20250110\t411000\tF1\tx\t\nVE\t1\t20250110\t706000\tF1\t1,00\t\n`)
    expect(many.issueCount).toBe(1501)
    expect(many.issues).toHaveLength(1000)
    expect(many.issues.at(-1)).toMatchObject({ line: 1502, severity: 'error' })
  })

  it('a file without any customer says so', () => {
    expect(issueFacts(readLedgerFixture('fec-without-customers.txt'))).toEqual(['0 - warning customers-missing'])
  })
})
