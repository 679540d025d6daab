import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomersView } from '../../src/reporting/customers-view.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier()
  const entries = [
    // Due on 9 November, and on 5 December.
    sale('C001', 'F1', '2026-10-10', 120_000),
    sale('C001', 'F2', '2026-11-05', 80_000),
    receipt('C001', '2026-11-10', 30_000),
    sale('C002', 'F3', '2026-10-01', 50_000),
  ]
  const books = imported.write('732829320FEC20261231.txt', fec(entries))
  await imported.ask(`import ${books} ${imported.write('contacts.csv', contacts(['C001']))} --first-year`)
}, 60_000)
afterAll(removeDossiers)

const only = (view: CustomersView) => view.customers[0]

describe('the list of customers', () => {
  it('tells what each owes, how he pays and what is set for him', async () => {
    const view = await imported.ask<CustomersView>('customers')
    expect(view.customers.map((one) => [one.customer, one.outstandingCents, one.overdueCents, one.class, one.score, one.hasEmail])).toEqual(
      [
        // 80 − 30: nothing is paid yet. Two invoices in twelve months give no point.
        ['C001', 170_000, 120_000, 'new', 50, true],
        ['C002', 50_000, 50_000, 'new', 50, false],
      ],
    )
    expect(view).toMatchObject({ date: '2026-11-20', totals: { customers: 2, outstandingCents: 220_000, overdueCents: 170_000 } })
    expect(view.customers[0]).toMatchObject({
      scenario: 'standard',
      regime: 'business',
      language: 'fr',
      terms: null,
      credit: null,
      excluded: null,
      directDebit: false,
    })
    expect(plain((await imported.run('customers')).stdout)).toContain('2 clients : encours 2 200,00 €, dont 1 700,00 € de factures échues.')
  })

  it('goes to a sheet, totals included', async () => {
    const file = imported.write('clients-relance.csv', '')
    await imported.run('customers', '--csv', file)
    const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/)
    expect(rows[0]).toContain('Client;Nom;Encours;Échu;Plafond;Plafond utilisé (%);Profil;Note;Scénario')
    expect(rows[1]).toMatch(/^C001;Client C001;1700,00;1200,00;;;nouveau;50;standard/)
    expect(rows.at(-1)).toMatch(/^Total;;2200,00;1700,00/)
  })

  it('shows one, by argument or by option, and writes nothing', async () => {
    const before = ledgerBytes(imported)
    expect((await imported.ask<CustomersView>('customers C002')).customers.map((one) => one.customer)).toEqual(['C002'])
    expect(await imported.ask('customers --customer C002')).toEqual(await imported.ask('customers C002'))
    expect(ledgerBytes(imported).equals(before)).toBe(true)
  })
})

describe('what is set for a customer', () => {
  it('is kept, shown, and taken back by none', async () => {
    const dossier = twinOf(imported)
    const set = [
      ['--regime', 'public', '--language', 'en', '--terms', '45 jours fin de mois', '--credit-limit', '2000', '--direct-debit', 'yes'],
      ['--order-reference', 'Marché 2026-014', '--account-manager', 'Maud Riou', '--scenario', 'standard'],
    ]
    await dossier.run('customers', 'C001', ...set.flat())
    expect(only(await dossier.ask<CustomersView>('customers C001'))).toMatchObject({
      regime: 'public',
      language: 'en',
      terms: '45 jours fin de mois',
      credit: { limitCents: 200_000, usedPercent: 85, threshold: 70 },
      directDebit: true,
      orderReference: 'Marché 2026-014',
      accountManager: 'Maud Riou',
      scenario: 'standard',
      scenarioBecause: 'choisi pour ce client',
    })
    const names = ['regime', 'language', 'terms', 'credit-limit', 'direct-debit', 'order-reference', 'account-manager', 'scenario']
    await dossier.run('customers', 'C001', ...names.flatMap((name) => [`--${name}`, 'none']))
    expect(await dossier.ask('customers C001')).toEqual(await imported.ask('customers C001'))
  })

  it('counts at once: other terms, other due dates', async () => {
    const dossier = twinOf(imported)
    await dossier.run('customers', 'C001', '--terms', '60 jours')
    expect(only(await dossier.ask<CustomersView>('customers C001'))?.overdueCents).toBe(0)
  })

  it('an exclusion holds his reminders with its reason, until he is included again', async () => {
    const dossier = twinOf(imported)
    const held = async () =>
      (await dossier.ask<PlanView>('plan --dry-run --customer C001')).held?.map(({ ref, reason }) => `${ref} ${reason.code}`)
    expect(await held()).toEqual(['F2 not-due'])
    await dossier.run('customers', 'C001', '--exclude', 'filiale, réglée par compensation')
    expect(await held()).toEqual(['F1 excluded', 'F2 excluded'])
    expect(plain((await dossier.run('customers', 'C001')).stdout)).toContain('Relances : jamais : filiale, réglée par compensation')
    await dossier.run('customers', 'C001', '--include')
    expect(await held()).toEqual(['F2 not-due'])
  })

  it('an address given by hand is where the next reminder goes', async () => {
    const dossier = twinOf(imported)
    await dossier.run('customers', 'C002', '--email', 'compta@c002.example', '--contact', 'Jeanne Le Bris', '--role', 'comptabilité')
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run --customer C002')
    expect(toSend.map(({ to }) => to)).toEqual([['compta@c002.example']])
    await dossier.run('customers', 'C002', '--contact', 'jeanne le bris', '--email', 'factures@c002.example')
    expect(only(await dossier.ask<CustomersView>('customers C002'))?.contacts).toEqual([
      { name: 'Jeanne Le Bris', email: 'factures@c002.example', phone: null, role: 'comptabilité' },
    ])
  })

  it.each([
    [['C001', '--regime', 'privé'], 'option-invalid', '--regime n’accepte pas « privé ».'],
    [['C001', '--language', 'nl'], 'option-invalid', '--language n’accepte pas « nl ».'],
    [['C001', '--terms', 'bientôt'], 'option-invalid', '--terms : « bientôt » n’est pas un délai'],
    [['C001', '--credit-limit', '10.000'], 'option-invalid', '--credit-limit : « 10.000 » se lit de deux façons'],
    [['C001', '--credit-limit', '-5'], 'option-invalid', 'est négatif'],
    [['C001', '--email', 'compta'], 'option-invalid', 'n’est pas une adresse électronique'],
    [['C001', '--phone', 'demain'], 'option-invalid', 'n’est pas un numéro de téléphone'],
    [['C001', '--account-manager', ' '], 'option-invalid', '--account-manager : la valeur est vide.'],
    [['C001', '--order-reference', 'a\nb'], 'option-invalid', 'doit tenir sur une ligne'],
    [['C001', '--scenario', 'standart'], 'option-invalid', 'aucun scénario ne s’appelle « standart »'],
    [['C001', '--exclude', 'filiale', '--include'], 'usage', 'se contredisent'],
    [['C001', '--contact', 'Jeanne'], 'usage', 'Que faut-il changer'],
    [['--terms', '30 jours'], 'usage', 'Pour quel client'],
    [['C001', '--customer', 'C002'], 'usage', 'Lequel des deux'],
    [['C009', '--terms', '30 jours'], 'customer-unknown', 'Aucun client n’a le code « C009 ».'],
    [['C002', '--contact', 'Jeanne', '--role', 'comptabilité'], 'contact-unreachable', 'n’aurait ni adresse'],
  ])('%j is refused, and nothing changes', async (args, code, message) => {
    const before = ledgerBytes(imported)
    const answer = await imported.run('customers', ...args, '--json')
    const { error } = answer.json<{ error: { code: string; message: string } }>()
    expect([error.code, plain(error.message)]).toEqual([code, expect.stringContaining(message)])
    expect(ledgerBytes(imported).equals(before)).toBe(true)
  })

  it('a customer of several contacts is asked which one is meant', async () => {
    const dossier = twinOf(imported)
    await dossier.run('customers', 'C001', '--contact', 'Paul Menez', '--email', 'paul@c001.example')
    const answer = await dossier.run('customers', 'C001', '--email', 'nouveau@c001.example', '--json')
    expect(answer.json()).toMatchObject({ error: { code: 'contact-unnamed', message: 'C001 a 2 contacts : lequel est à changer ?' } })
    expect(plain((await dossier.run('customers', 'C001')).stdout)).toContain('Contact : Paul Menez, paul@c001.example')
  })
})
