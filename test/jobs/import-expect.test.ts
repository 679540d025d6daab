// The balance that the accountant reads in his own package, against the one the import would leave. Sums added up by hand.
import { afterAll, describe, expect, it } from 'vitest'
import type { AgingView, ImportView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'

afterAll(removeDossiers)

const FOLDER = new URL('../../fixtures/import/fec/', import.meta.url).pathname
// 1 560,00 at the closing; 1 500,00 opened and 84,00 invoiced since.
const YEARS = ['payment-in-the-file-of-the-next-year-2025.txt', 'openings-that-differ-2026.txt'].map((name) => `${FOLDER}${name}`)

describe('the balance expected of an import', () => {
  it.each(['', ' --dry-run'])('is that of all the files together, and is answered%s', async (how) => {
    const view = await newDossier().ask<ImportView>(`import ${YEARS.join(' ')} --first-year --expect 1584,00${how}`)
    expect(view.expectedCents).toBe(158400)
    expect(view.files.flatMap((file) => file.explanations).filter((sentence) => sentence.startsWith('Échéances'))).toHaveLength(2)
  })

  it.each(['', ' --dry-run'])('stores nothing when it differs, and says of which accounts it is made%s', async (how) => {
    const dossier = newDossier()
    await expect(dossier.ask(`import ${YEARS.join(' ')} --first-year --expect 1560,00${how}`)).rejects.toThrow(
      /code 7.*solde clients serait de 1.584,00.€ ; vous attendiez 1.560,00.€ : écart de 24,00.€.*411 : 1.584,00.€/s,
    )
    expect((await dossier.ask<AgingView>('aging')).customers).toEqual([])
  })

  it('may be refused by the books and accepted by the accountant', async () => {
    const view = await newDossier().ask<ImportView>(`import ${YEARS.join(' ')} --first-year --expect 1560,00 --accept-gap`)
    expect([view.expectedCents, view.control.ledgerBalanceCents]).toEqual([156000, 158400])
  })
})
