// What somebody set by hand for a customer, and contact files that come after it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomersView } from '../../src/reporting/customers-view.ts'
import type { ImportView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

const TITLES = 'Code client;Nom;Contact;E-mail;Téléphone;Fonction;Scénario;Régime;Délai'
const GWALARN = ['GWALARN', 'Gwalarn SARL', '', 'ancien@gwalarn.example', '02 98 00 00 01', '', '', '', '']
const ANKOU = ['ANKOU', 'Ankou SAS', '', 'compta@ankou.example', '02 98 00 00 02', '', 'ferme', '', '30 jours']
const CHALOUPE = ['CHALOUPE', 'Chaloupe', '', 'contact@chaloupe.example', '02 98 00 00 03', '', '', 'particulier', '']

/** The file, some cells changed: `{ 'ANKOU.Téléphone': '…' }`; `without` leaves columns out. */
function file(changes: Readonly<Record<string, string>> = {}, without: readonly string[] = []): string {
  const titles = TITLES.split(';')
  const rows = [titles, ...[GWALARN, ANKOU, CHALOUPE].map((row) => row.map((cell, i) => changes[`${row[0]}.${titles[i]}`] ?? cell))]
  return `${rows.map((row) => row.filter((_, i) => !without.includes(titles[i] ?? '')).join(';')).join('\n')}\n`
}

let settled: TempDossier
beforeAll(async () => {
  settled = newDossier()
  const books = fec([
    sale('GWALARN', 'F1', '2026-10-01', 120_000),
    sale('ANKOU', 'F2', '2026-10-01', 80_000),
    sale('CHALOUPE', 'F3', '2026-10-01', 50_000),
  ])
  await settled.ask(`import ${settled.write('732829320FEC20261231.txt', books)} ${settled.write('contacts.csv', file())} --first-year`)
  await settled.ask('customers GWALARN --email nouveau@gwalarn.example')
  await settled.ask('customers ANKOU --scenario standard')
  await settled.ask('customers CHALOUPE --regime entreprises')
}, 60_000)

async function onceImported(...files: readonly string[]): Promise<{ dossier: TempDossier; told: string[]; view: ImportView }> {
  const dossier = twinOf(settled)
  let view: ImportView | null = null
  for (const [i, text] of files.entries()) view = await dossier.ask<ImportView>(`import ${dossier.write(`contacts-${i}.csv`, text)}`)
  if (view === null) throw new Error('no file')
  return { dossier, told: remarks(view), view }
}

const remarks = (view: ImportView) =>
  view.files.flatMap(({ issues }) =>
    issues.filter(({ code }) => /^(setting-replaced|customers-changed)$/.test(code)).map((one) => plain(one.message)),
  )

async function set(dossier: TempDossier) {
  const { customers } = await dossier.ask<CustomersView>('customers')
  return Object.fromEntries(customers.map((one) => [one.customer, one]))
}

const reach = (one: CustomersView['customers'][number] | undefined) => one?.contacts.map(({ email, phone }) => [email, phone])

describe('settings made by hand', () => {
  it('stay when the file goes on saying what it said, and what it changes besides is taken and told', async () => {
    const { dossier, told, view } = await onceImported(file({ 'GWALARN.Téléphone': '02 98 00 00 99' }))
    const now = await set(dossier)
    expect(reach(now.GWALARN)).toEqual([['nouveau@gwalarn.example', '02 98 00 00 99']])
    expect(now.ANKOU?.scenario).toBe('standard')
    expect(now.CHALOUPE?.regime).toBe('business')
    expect(told).toEqual(['1 client modifié : GWALARN (téléphone).'])
    expect(view.files[0]?.changes).toMatchObject({ new: 0, changed: 1 })
  })

  it('give way to what the file says anew, and the import says so', async () => {
    const { dossier, told } = await onceImported(
      file({ 'GWALARN.E-mail': 'direction@gwalarn.example', 'ANKOU.Scénario': 'doux', 'CHALOUPE.Régime': 'public' }),
    )
    const now = await set(dossier)
    expect(reach(now.GWALARN)).toEqual([['direction@gwalarn.example', '02 98 00 00 01']])
    expect(now.CHALOUPE?.regime).toBe('public')
    expect(told).toEqual([
      'Ce fichier remplace vos réglages : GWALARN, e-mail (nouveau@gwalarn.example → direction@gwalarn.example) ; ANKOU, scénario (standard → doux) ; ' +
        'CHALOUPE, régime (professionnel → acheteur public).',
      '3 clients modifiés : GWALARN (e-mail), ANKOU (scénario), CHALOUPE (régime).',
    ])
  })

  it('follow the file again once it won, or once it said the same', async () => {
    const won = await onceImported(file({ 'GWALARN.E-mail': 'direction@gwalarn.example' }), file())
    expect(reach((await set(won.dossier)).GWALARN)).toEqual([['ancien@gwalarn.example', '02 98 00 00 01']])
    expect(won.told).toEqual(['1 client modifié : GWALARN (e-mail).'])
    const same = await onceImported(file({ 'GWALARN.E-mail': 'Nouveau@gwalarn.example', 'ANKOU.Scénario': 'standard' }), file())
    expect(same.told).toEqual(['2 clients modifiés : GWALARN (e-mail), ANKOU (scénario).'])
  })

  it('stay however often the file comes, whatever columns it lacks, and silence is not a change', async () => {
    const { dossier, told, view } = await onceImported(
      file({}, ['E-mail', 'Scénario']),
      file(),
      file({ 'ANKOU.Téléphone': '02 98 00 00 55' }),
      file({ 'ANKOU.Téléphone': '02 98 00 00 55', 'CHALOUPE.Nom': 'Chaloupe' }, ['Délai']),
    )
    const now = await set(dossier)
    expect([reach(now.GWALARN), now.ANKOU?.scenario, now.CHALOUPE?.regime]).toEqual([
      [['nouveau@gwalarn.example', '02 98 00 00 01']],
      'standard',
      'business',
    ])
    expect(told).toEqual([])
    expect(view.files[0]?.changes).toMatchObject({ new: 0, changed: 0 })
  })

  it('changed twice still stand against the first value of the file; put back, they follow it', async () => {
    const dossier = twinOf(settled)
    await dossier.ask('customers GWALARN --email tiers@gwalarn.example')
    await dossier.ask('customers CHALOUPE --regime consumer')
    await dossier.ask(`import ${dossier.write('a.csv', file({ 'ANKOU.Téléphone': '02 98 00 00 55' }))}`)
    const now = await set(dossier)
    expect(reach(now.GWALARN)).toEqual([['tiers@gwalarn.example', '02 98 00 00 01']])
    const next = file({ 'ANKOU.Téléphone': '02 98 00 00 55', 'CHALOUPE.Régime': 'public' })
    expect(remarks(await dossier.ask<ImportView>(`import ${dossier.write('b.csv', next)}`))).toEqual([
      '1 client modifié : CHALOUPE (régime).',
    ])
  })

  it('taken back by none stay taken back', async () => {
    const dossier = twinOf(settled)
    await dossier.ask('customers ANKOU --terms none --phone none')
    await dossier.ask(`import ${dossier.write('a.csv', file({ 'GWALARN.Téléphone': '02 98 00 00 99' }))}`)
    const now = await set(dossier)
    expect([now.ANKOU?.terms, reach(now.ANKOU)]).toEqual([null, [['compta@ankou.example', null]]])
  })

  it('add a contact that the file never told of', async () => {
    const dossier = twinOf(settled)
    await dossier.ask('customers ANKOU --contact Bleuenn --email bleuenn@ankou.example --role comptabilité')
    await dossier.ask(`import ${dossier.write('a.csv', file({ 'ANKOU.Téléphone': '02 98 00 00 55' }))}`)
    expect((await set(dossier)).ANKOU?.contacts).toEqual([
      { name: null, email: 'compta@ankou.example', phone: '02 98 00 00 55', role: null },
      { name: 'Bleuenn', email: 'bleuenn@ankou.example', phone: null, role: 'comptabilité' },
    ])
  })

  it('are told by the terminal and by daily, which says nothing new only where there is nothing', async () => {
    const dossier = twinOf(settled)
    const shown = await dossier.run('import', dossier.write('a.csv', file({ 'GWALARN.E-mail': 'direction@gwalarn.example' })))
    expect(plain(shown.stdout)).toContain(
      'attention : Ce fichier remplace votre réglage : GWALARN, e-mail (nouveau@gwalarn.example → direction@gwalarn.example).',
    )
    mkdirSync(join(dossier.folder, 'inbox'))
    dossier.write(
      'brunet/inbox/contacts.csv',
      file({ 'ANKOU.Téléphone': '02 98 00 00 55', 'CHALOUPE.Téléphone': '02 98 00 00 56' }, ['E-mail']),
    )
    const daily = plain((await dossier.run('daily', '--dry-run')).stdout)
    expect(daily).toContain('2 clients modifiés : ANKOU (téléphone), CHALOUPE (téléphone).')
    expect(daily).not.toContain('rien de nouveau')
  })

  it('go to the code that comes after, even where the file told of it first', async () => {
    const dossier = twinOf(settled)
    const moved = fec([
      sale('GWALARN2', 'F1', '2026-10-01', 120_000),
      sale('ANKOU', 'F2', '2026-10-01', 80_000),
      sale('CHALOUPE', 'F3', '2026-10-01', 50_000),
    ])
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', moved)} --first-year`)
    const renamed = file().replace('GWALARN;Gwalarn SARL', 'GWALARN2;Gwalarn deux')
    await dossier.ask(`import ${dossier.write('a.csv', renamed)}`)
    await dossier.ask('customers GWALARN2 --formerly GWALARN')
    expect(reach((await set(dossier)).GWALARN2)).toEqual([['nouveau@gwalarn.example', '02 98 00 00 01']])
    await dossier.ask(`import ${dossier.write('b.csv', renamed.replace('00 00 01', '00 00 77'))}`)
    expect(reach((await set(dossier)).GWALARN2)).toEqual([['nouveau@gwalarn.example', '02 98 00 00 77']])
  })

  it('made before the books came go with the customer whom they name', async () => {
    const dossier = newDossier()
    const named = (phone: string) => `Nom;E-mail;Téléphone\nGwalarn SARL;ancien@gwalarn.example;${phone}\n`
    await dossier.ask(`import ${dossier.write('a.csv', named('02 98 00 00 01'))} --as contacts`)
    const [waiting] = (await dossier.ask<CustomersView>('customers')).customers
    const changed = await dossier.run('customers', waiting?.customer ?? '', '--email', 'nouveau@gwalarn.example')
    expect(changed.code, changed.stderr).toBe(0)
    const books = fec([sale('GWALARN', 'F1', '2026-10-01', 120_000, { name: 'Gwalarn SARL' })])
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
    await dossier.ask(`import ${dossier.write('b.csv', named('02 98 00 00 99'))} --as contacts`)
    const { customers } = await dossier.ask<CustomersView>('customers')
    expect(customers.map((one) => [one.customer, reach(one)])).toEqual([['GWALARN', [['nouveau@gwalarn.example', '02 98 00 00 99']]]])
  })

  it('stay against a list of invoices that brings the same addresses', async () => {
    const dossier = twinOf(settled)
    const list = (email: string) =>
      `Code client;N° facture;Date;Échéance;Montant TTC;Reste dû;E-mail\nGWALARN;F1;01/10/2026;31/10/2026;1200,00;1200,00;${email}\n`
    await dossier.ask(`import ${dossier.write('impayes.csv', list('ancien@gwalarn.example'))}`)
    expect(reach((await set(dossier)).GWALARN)).toEqual([['nouveau@gwalarn.example', '02 98 00 00 01']])
    const view = await dossier.ask<ImportView>(`import ${dossier.write('impayes.csv', list('liste@gwalarn.example'))}`)
    expect(remarks(view)[0]).toBe('Ce fichier remplace votre réglage : GWALARN, e-mail (nouveau@gwalarn.example → liste@gwalarn.example).')
    expect(view.files[0]?.changes.changed).toBe(1)
  })

  it('are told as replaced by the first import alone: the same file again changes nothing', async () => {
    const dossier = twinOf(settled)
    const path = dossier.write('a.csv', file({ 'GWALARN.E-mail': 'direction@gwalarn.example' }))
    expect(remarks(await dossier.ask<ImportView>(`import ${path}`))).toHaveLength(2)
    expect(remarks(await dossier.ask<ImportView>(`import ${path}`))).toEqual([])
  })
})

describe('customers whom a contact file changes', () => {
  it('are named up to five, then counted', async () => {
    const dossier = newDossier()
    const codes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']
    const people = (phone: string) => contacts(codes.map((code) => ({ code, phone })))
    const first = await dossier.ask<ImportView>(`import ${dossier.write('a.csv', people('02 98 00 00 01'))}`)
    expect([first.files[0]?.changes, remarks(first)]).toMatchObject([{ new: 7, changed: 0 }, []])
    const second = await dossier.ask<ImportView>(`import ${dossier.write('b.csv', people('02 98 00 00 02'))}`)
    expect([second.files[0]?.changes, remarks(second)]).toMatchObject([
      { new: 0, changed: 7 },
      ['7 clients modifiés : C1 (téléphone), C2 (téléphone), C3 (téléphone), C4 (téléphone), C5 (téléphone) et 2 de plus.'],
    ])
  })
})
