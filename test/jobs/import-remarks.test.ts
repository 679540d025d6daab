// What an import of books tells of them as a whole. Values added up by hand from the files of fixtures/import/fec.
import { afterAll, describe, expect, it } from 'vitest'
import type { ImportView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'

afterAll(removeDossiers)

const FOLDER = new URL('../../fixtures/import/fec/', import.meta.url).pathname

const importing = (dossier: TempDossier, names: readonly string[]) =>
  dossier.ask<ImportView>(`import ${names.map((name) => `${FOLDER}${name}`).join(' ')} --first-year`)

/** The remarks of one code that an import of these files makes, by file. */
async function told(code: string, names: readonly string[], settings: SettingsChanges = {}): Promise<string[][]> {
  const { files } = await importing(newDossier(settings), names)
  return files.map((file) => file.issues.filter((issue) => issue.code === code).map((issue) => issue.message))
}

describe('receipts booked on the last day of a month', () => {
  it('are told with what follows from them', async () => {
    expect(await told('receipts-at-month-end', ['receipts-on-the-last-day-of-the-month.txt'])).toEqual([
      [
        'Plus de 80 % des règlements de l’exercice sont passés au dernier jour du mois : ces dates ne sont pas des jours de paiement. ' +
          'Les pénalités des factures réglées ainsi sont affichées mais jamais réclamées, et leurs délais ne comptent pas.',
      ],
    ])
    expect(await told('receipts-at-month-end', ['letter-day-long-after-the-payment.txt'])).toEqual([[]])
  })
})

describe('openings of another sum than the closing before', () => {
  const YEARS = ['payment-in-the-file-of-the-next-year-2025.txt', 'openings-that-differ-2026.txt']
  const GAP = [
    'Les à-nouveaux du 01/01/2026 ne reprennent pas le solde de l’exercice précédent pour 1 client (écart total −60,00 €) : le solde du nouvel exercice ' +
      'fait foi ; le détail de l’exercice précédent est conservé, et ses factures ne sont pas relancées tant que l’écart demeure. ' +
      'S’ils sont provisoires, importez de nouveau les deux exercices après la clôture.',
    'LEGOFF (Menuiserie Le Goff) : 1 500,00 € repris, 1 560,00 € à la clôture, écart −60,00 €.',
  ]

  it('are told customer by customer, once, with the year that carries them', async () => {
    expect(await told('opening-gap', YEARS)).toEqual([[], GAP])
  })

  it('are told with the earlier year too, when it comes later', async () => {
    const dossier = newDossier()
    const [first, second] = [await importing(dossier, YEARS.slice(1)), await importing(dossier, YEARS.slice(0, 1))]
    const gaps = (view: ImportView) => view.files[0]?.issues.filter((issue) => issue.code === 'opening-gap').map((issue) => issue.message)
    expect(gaps(first)).toEqual([])
    expect(gaps(second)).toEqual(GAP)
  })

  it('tell the largest gap where gaps cancel out between customers: the sum alone would hide them', async () => {
    const dossier = newDossier()
    const entry = (day: string, journal: string, customer: string, cents: string) => [
      `${journal}|${journal}|${customer}${day}|${day}|411000|Clients|${customer}|${customer}|F${customer}|${day}|Solde ${customer}|${cents}|0,00|||||`,
      `${journal}|${journal}|${customer}${day}|${day}|${journal === 'AN' ? '101000' : '706000'}|Autre|||F${customer}|${day}|Solde|0,00|${cents}|||||`,
    ]
    const header =
      'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
    const file = (name: string, rows: readonly string[][]) => dossier.write(name, `${[header, ...rows.flat()].join('\n')}\n`)
    const first = file('2025.txt', [entry('20251105', 'VE', 'ADAM', '100,00'), entry('20251231', 'VE', 'BREST', '80,00')])
    const second = file('2026.txt', [
      entry('20260101', 'AN', 'ADAM', '60,00'),
      entry('20260101', 'AN', 'BREST', '120,00'),
      entry('20261231', 'VE', 'ADAM', '12,00'),
    ])
    const { files } = await dossier.ask<ImportView>(`import ${first} ${second} --first-year`)
    const [gap] = files[1]?.issues.filter((issue) => issue.code === 'opening-gap') ?? []
    expect(gap?.message.replace(/\s/gu, ' ')).toMatch(
      /^Les à-nouveaux du 01\/01\/2026 ne reprennent pas .* pour 2 clients \(les écarts se compensent, le plus grand est de −40,00 €\) : /,
    )
  })

  it('are not told where the openings equal the closing, whatever their shape', async () => {
    for (const names of [
      [YEARS[0] ?? '', 'payment-in-the-file-of-the-next-year-2026.txt'],
      ['two-years-detailed-2024.txt', 'two-years-detailed-2025.txt'],
      ['two-years-lumps-2024.txt', 'two-years-lumps-2025.txt'],
    ])
      expect((await told('opening-gap', names)).flat()).toEqual([])
  })
})

describe('a customer who is a supplier too', () => {
  it('is told with both sums, and owes as much as before', async () => {
    const { files, control } = await importing(newDossier(), ['customer-also-supplier.txt'])
    expect(files[0]?.issues.filter((issue) => issue.code === 'compensation-possible').map((issue) => issue.message)).toEqual([
      '1 client est aussi fournisseur : compensation possible (C. civ., art. 1347). Rien n’est compensé d’office : les relances portent sur tout ce qui est dû.',
      'LEGOFF (Menuiserie Le Goff) vous doit 1 200,00 €, et vous lui devez 480,00 € (fournisseur F0042 (LE GOFF (Menuiserie) SARL)).',
    ])
    expect(control.ledgerBalanceCents).toBe(180000)
  })

  it('is not told when he is owed nothing', async () => {
    expect(await told('compensation-possible', ['set-off-discount-write-off.txt'])).toEqual([[]])
  })
})

describe('payment terms that nobody told', () => {
  const UNKNOWN = { customers: { terms: null } }

  it('are proposed from the habits of the customers who owe the most', async () => {
    expect(await told('terms-assumed', ['terms-nobody-told.txt'], UNKNOWN)).toEqual([
      [
        '3 clients n’ont pas de conditions de règlement connues : leurs échéances sont supposées à 30 jours, leurs relances restent courtoises ' +
          'et rien d’autre ne leur est réclamé. Confirmez-les dans le fichier de contacts, ou pour tous par customers.terms dans relance.yaml.',
        // 80, 64 and 72 days, each on the last day of a month.
        'BRIAND (Garage Briand), 600,00 € dus : règle d’ordinaire à 72 jours (3 factures) ; à confirmer : « 45 jours fin de mois ».',
        // 43, 43 and 46 days.
        'LEGOFF (Menuiserie Le Goff), 480,00 € dus : règle d’ordinaire à 43 jours (3 factures) ; à confirmer : « 45 jours ».',
        'CREPES (Crêperie des Hortensias), 84,00 € dus : trop peu de factures réglées pour proposer des conditions.',
      ],
    ])
  })

  it('are not asked for where the dossier has its own', async () => {
    expect(await told('terms-assumed', ['terms-nobody-told.txt'])).toEqual([[]])
  })

  it('are asked only of the customers whom no contact file tells', async () => {
    const dossier = newDossier(UNKNOWN)
    await dossier.ask(
      `import ${dossier.write('contacts.csv', 'Code client;Nom;Conditions de règlement\nLEGOFF;Menuiserie Le Goff;45 jours\nBRIAND;Garage Briand;60 jours\n')}`,
    )
    const { files } = await importing(dossier, ['terms-nobody-told.txt'])
    expect(files[0]?.issues.filter((issue) => issue.code === 'terms-assumed').map((issue) => issue.message.slice(0, 8))).toEqual([
      '1 client',
      'CREPES (',
    ])
  })
})

describe('history at a new export', () => {
  it('follows its invoice under another number, and is told when the invoice is gone', async () => {
    const dossier = newDossier({}, '2026-10-16')
    const file = (week: number) => `import ${FOLDER}weekly-export-${week}.txt`
    await dossier.ask(file(1))
    const items = async () => (await dossier.ask<{ items: { ref: string; customer: string; outstandingCents: number }[] }>('items')).items
    for (const { customer, ref } of (await items()).filter((item) => item.outstandingCents > 0))
      await dossier.ask(`dispute ${customer} --ref ${ref}`)
    const messages: string[] = []
    for (const week of [2, 3, 4]) {
      const { files } = await dossier.ask<ImportView>(file(week))
      for (const issue of files[0]?.issues ?? [])
        if (issue.code.startsWith('history-')) messages.push(`${week} ${issue.code} ${issue.message}`)
    }
    expect(messages).toEqual([
      '3 history-followed Historique qui a suivi sa pièce : 2 pièces.',
      '3 history-followed CREPES : 1 suspension, F2603 du 03/09/2026 (300,00 €) devenue FA20260603 du 03/09/2026 (300,00 €).',
      '3 history-followed MARTIN : 1 suspension, F2604 du 04/09/2026 (480,00 €) devenue F2604 du 04/09/2026 (468,00 €).',
      '4 history-unlinked Historique sans pièce : 1 pièce n’est plus dans les écritures. Rien n’est effacé ; un client déjà relancé attend votre décision avant toute nouvelle relance.',
      '4 history-unlinked LEGOFF : 1 suspension, F2601 du 01/09/2026 (1 200,00 €).',
    ])
  })
})
