// Coming from another tool: its reminders and its list of customers, imported as a user does.
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, ImportView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'

afterAll(removeDossiers)

const HEADER =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** The books of 2026, with an invoice due on 22 August, 90 days before 20 November. */
function fec(...invoices: readonly string[]): string {
  const rows = [
    'AN|A nouveaux|1|20260101|512000|Banque|||AN|20260101|A nouveau|5000,00|0,00|||||',
    'AN|A nouveaux|1|20260101|101000|Capital|||AN|20260101|A nouveau|0,00|5000,00|||||',
    ...invoices.flatMap((ref, index) => [
      `VE|Ventes|${index + 2}|20260723|411000|Clients|LEGOFF|Menuiserie Le Goff|${ref}|20260723|Facture ${ref}|1200,00|0,00|||||`,
      `VE|Ventes|${index + 2}|20260723|706000|Ventes|||${ref}|20260723|Facture ${ref}|0,00|1200,00|||||`,
    ]),
    'BQ|Banque|90|20261119|512000|Banque|||R1|20261119|Apport|10,00|0,00|||||',
    'BQ|Banque|90|20261119|101000|Capital|||R1|20261119|Apport|0,00|10,00|||||',
  ]
  return `${[HEADER, ...rows].join('\n')}\n`
}

describe('coming from another tool', () => {
  it('goes on from the step its reminders had reached, whatever comes first', async () => {
    const dossier = newDossier()
    const contacts = dossier.write('clients.csv', 'Nom;E-mail\nLE GOFF (Menuiserie);compta@legoff.example\n')
    const reminders = dossier.write(
      'relances.csv',
      'Client;N° facture;Niveau de relance;Date de relance\nLE GOFF (Menuiserie);F1;Relance 1;31/10/2026\nLEGOFF;F2;1;31/10/2026\n',
    )
    const books = dossier.write('fec.txt', fec('F1'))
    await dossier.ask(`import ${contacts}`)
    const dry = await dossier.ask<ImportView>(`import ${reminders} ${books} --dry-run`)
    expect(dry.files.map((file) => [file.as, file.imported, file.unchanged])).toEqual([
      ['reminders', 2, 0],
      ['fec', 1, 0],
    ])
    expect((await dossier.ask<HistoryView>('history')).events).toEqual([])
    const view = await dossier.ask<ImportView>(`import ${reminders} ${books}`)
    expect(view.files[0]?.issues.map((issue) => issue.message)).toEqual([
      '1 facture relancée est inconnue de la comptabilité : F2 (LEGOFF). La relance est gardée et s’y rattachera quand la facture sera importée.',
    ])
    expect(view.files[1]?.issues.map((issue) => issue.code)).toEqual(['contacts-joined'])
    const plan = await dossier.ask<PlanView>('plan --dry-run')
    expect(plan.toSend.map((one) => [one.customer, one.step, one.to, one.items[0]?.daysLate])).toEqual([
      ['LEGOFF', 'relance-2', ['compta@legoff.example'], 90],
    ])
    expect((await dossier.ask<ImportView>(`import ${reminders}`)).files[0]).toMatchObject({
      alreadyImported: true,
      imported: 0,
      unchanged: 2,
    })
    const more = await dossier.ask<ImportView>(`import ${dossier.write('fec-2.txt', fec('F1', 'F2'))}`)
    expect(more.files[0]?.issues.map((issue) => issue.code)).toContain('reminders-linked')
    const next = await dossier.ask<PlanView>('plan --dry-run')
    expect(next.toSend[0]?.items.map((item) => [item.ref, item.step])).toEqual([
      ['F1', 'relance-2'],
      ['F2', 'relance-2'],
    ])
    const history = await dossier.ask<HistoryView>('history --verify')
    expect(history.events.map(({ status, step }) => [status, step])).toEqual([
      ['takenOver', 'relance-1'],
      ['takenOver', 'relance-1'],
    ])
    expect(history.chain).toMatchObject({ ok: true })
  })

  it('a customer noted as paying by direct debit is held, one noted as a private person claims nothing until confirmed', async () => {
    const dossier = newDossier()
    const books = dossier.write('fec.txt', fec('F1'))
    await dossier.ask(`import ${books}`)
    const list =
      'Code client;Nom du client;E-mail;Mode de règlement;Type client\nLEGOFF;Mme Le Goff;a@legoff.example;Prélèvement;Particulier\n'
    const view = await dossier.ask<ImportView>(`import ${dossier.write('clients.csv', list)}`)
    expect(view.files[0]?.issues.map((issue) => issue.code)).toEqual(['regime-proposed'])
    expect((await dossier.ask<PlanView>('plan --dry-run')).heldByReason).toEqual({ 'direct-debit': 1 })
    await dossier.ask(`import ${dossier.write('clients-2.csv', list.replace('Prélèvement', 'Virement'))}`)
    const { claims } = await dossier.ask<{ claims: readonly { regime: string; claimable: boolean }[] }>('penalties')
    expect(claims.map(({ regime, claimable }) => [regime, claimable])).toEqual([['to-confirm', false]])
  })
})
