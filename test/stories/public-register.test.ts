// The address of a company's public page is given to be opened by a person; nothing is asked of anybody.
import { afterAll, expect, it } from 'vitest'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import { contacts, newDossier, removeDossiers } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

it('show gives the SIREN and the address of its page, and none where no SIREN is known', async () => {
  const dossier = newDossier()
  const people = contacts(['C001', 'C002'])
    .replace('Téléphone', 'Téléphone;SIREN')
    .replace(/^("C001".*)$/m, '$1;552 100 554')
  const books = fec([sale('C001', 'F1', '2026-10-01', 10_000), sale('C002', 'F2', '2026-10-01', 10_000)])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} ${dossier.write('contacts.csv', people)} --first-year`)
  const { stdout } = await dossier.run('show', 'C001')
  expect(plain(stdout)).toContain(
    'SIREN 552 100 554, fiche publique à ouvrir : https://annuaire-entreprises.data.gouv.fr/entreprise/552100554',
  )
  expect((await dossier.ask<CustomerPicture>('show C001')).registerUrl).toBe(
    'https://annuaire-entreprises.data.gouv.fr/entreprise/552100554',
  )
  expect((await dossier.ask<CustomerPicture>('show C002')).registerUrl).toBeNull()
})
