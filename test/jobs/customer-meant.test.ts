// Which customer a typed word means: what reads takes a name that one customer alone bears, what writes takes his code and nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import type { ItemsView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

let dossier: TempDossier
beforeAll(async () => {
  dossier = newDossier({ smtp: null }, '2026-11-20')
  const books = dossier.write(
    '732829320FEC20261231.txt',
    fec([
      sale('CORMORAN', 'F2026-041', '2026-10-10', 100_000),
      sale('MARTINA', 'F2026-050', '2026-10-11', 20_000),
      sale('C010', 'F2026-060', '2026-10-12', 40_000),
      sale('MARTINB', 'F2026-050', '2026-10-12', 30_000),
    ]),
  )
  const list = dossier.write(
    'contacts.csv',
    'Code;Nom;Email\nCORMORAN;Pêcheries du Cormoran;a@a.example\nMARTINA;Martin Yves;b@b.example\nMARTINB;Martin Zoé;c@c.example\n',
  )
  await dossier.ask(`import ${books} ${list} --first-year`)
}, 60_000)
afterAll(removeDossiers)

const shown = async (...words: string[]) => (await dossier.run('show', ...words, '--json')).json<CustomerPicture>()
const refused = async (...words: string[]) => {
  const answer = await dossier.run(...words)
  return [answer.code, plain(answer.stderr)]
}

describe('what only reads', () => {
  it.each(['CORMORAN', 'cormoran', 'Pêcheries', 'pecheries du', 'F2026-041', 'f2026041'])('« %s » is CORMORAN', async (typed) => {
    expect((await shown(typed)).customer.code).toBe('CORMORAN')
  })

  it('says which document was asked for', async () => {
    expect((await shown('f2026041')).askedRef).toBe('F2026-041')
    expect(plain((await dossier.run('show', 'F2026-041')).stdout)).toContain('Pièce demandée : F2026-041, de ce client.\n\nCORMORAN')
  })

  it('takes a name in --customer', async () => {
    const view = await dossier.ask<ItemsView>('items --customer zoé')
    expect(view.items.map((item) => [item.customer, item.ref])).toEqual([['MARTINB', 'F2026-050']])
  })

  it('lists who may be meant where several are, and guesses at a slip', async () => {
    expect(await refused('show', 'martin')).toEqual([
      4,
      expect.stringContaining('Vouliez-vous dire : MARTINA (Martin Yves), MARTINB (Martin Zoé) ?'),
    ])
    expect(await refused('show', 'cormran')).toEqual([4, expect.stringContaining('Vouliez-vous dire : CORMORAN (Pêcheries du Cormoran) ?')])
    expect(await refused('show', 'C01')).toEqual([4, expect.stringContaining('Aucun client n’a le code « C01 ».')])
    expect(await refused('items', '--customer', 'albatros')).toEqual([4, expect.stringContaining('Aucun client n’a le code « albatros ».')])
    expect(await refused('show', 'F2026-050')).toEqual([
      4,
      expect.stringContaining('Plusieurs clients ont une pièce « F2026-050 » : MARTINA, MARTINB.'),
    ])
  })
})

describe('what writes', () => {
  it.each([
    ['dispute', 'Pêcheries'],
    ['pause', 'zoé'],
    ['promise', 'yves', '--until', '2026-11-30'],
    ['customers', 'zoé', '--terms', '30 jours'],
    ['called', 'yves', '--result', 'refused'],
  ])('%s takes no name: « %s »', async (...words) => {
    expect(await refused(...words)).toEqual([4, expect.stringContaining('Aucun client n’a le code')])
  })

  it('takes the code in another case, and records it as the books write it', async () => {
    const view = await dossier.ask<{ holds: { customer: string }[] }>('dispute cormoran --ref F2026-041 --reason casse')
    expect(view.holds.map((hold) => hold.customer)).toEqual(['CORMORAN'])
  })
})
