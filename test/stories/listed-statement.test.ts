// The statement of a customer known by lists of open invoices alone: what is carried forward is what the aged balance said the evening before, and
// each change that a list shows has its line.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StatementView } from '../../src/reporting/statement/view.ts'
import type { AgingView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'

const HEADER = 'Code client;Nom;Numéro;Date;Échéance;Montant TTC;Reste à payer\n'
/** F1 falls to 20.00, then rises to 50.00; F5 was paid in part before any list. */
const LISTS: readonly (readonly [day: string, rows: readonly string[]])[] = [
  ['2026-11-02', ['A1;Alpha;F1;01/09/2026;01/10/2026;120,00;120,00', 'A1;Alpha;F5;01/09/2026;01/10/2026;200,00;150,00']],
  ['2026-11-10', ['A1;Alpha;F1;01/09/2026;01/10/2026;120,00;20,00', 'A1;Alpha;F5;01/09/2026;01/10/2026;200,00;150,00']],
  ['2026-11-20', ['A1;Alpha;F1;01/09/2026;01/10/2026;120,00;50,00', 'A1;Alpha;F5;01/09/2026;01/10/2026;200,00;150,00']],
]

let dossier: TempDossier
beforeAll(async () => {
  dossier = newDossier({}, '2026-11-20')
  for (const [day, rows] of LISTS) {
    await dossier.ask(`import ${dossier.write(`ouvertes-${day}.csv`, `${HEADER}${rows.join('\n')}\n`)} --date ${day}`)
  }
}, 60_000)
afterAll(removeDossiers)

it.each([
  // [first day, carried forward, lines of the account since]
  ['2026-11-15', 17_000, [['2026-11-20', 'De nouveau ouvert d’après la liste du 20/11/2026', 3_000]]],
  [
    '2026-11-05',
    27_000,
    [
      ['2026-11-10', 'Réglé ou soldé d’après la liste du 10/11/2026', -10_000],
      ['2026-11-20', 'De nouveau ouvert d’après la liste du 20/11/2026', 3_000],
    ],
  ],
] as const)('from %s', async (from, carried, lines) => {
  const view = await dossier.ask<StatementView>(`statement A1 --from ${from} --date 2026-11-20`)
  const { openingCents, rows } = view.movements
  expect(openingCents).toBe(carried)
  expect(rows.map(({ day, what, cents }) => [day, plain(what), cents])).toEqual(lines)
  expect(view.balanceCents).toBe(20_000)
  const evening = `2026-11-${String(Number(from.slice(8)) - 1).padStart(2, '0')}`
  expect((await dossier.ask<AgingView>(`aging --date ${evening}`)).totals.balanceCents).toBe(carried)
})

it('counts an invoice paid in part before the first list for what was left of it', async () => {
  const { movements } = await dossier.ask<StatementView>('statement A1 --from 2026-08-01')
  expect(movements.openingCents).toBe(0)
  expect(movements.rows.map(({ ref, cents }) => [ref, cents])).toEqual([
    ['F1', 12_000],
    ['F5', 15_000],
    ['F1', -10_000],
    ['F1', 3_000],
  ])
})
