// Books too large for the memory of one process are refused before they are read, with what to do: Node would end the program without a word.
import { afterAll, expect, it } from 'vitest'
import { MachineError } from '../../src/domain/errors.ts'
import { refuseTooLarge } from '../../src/jobs/room-for-books.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

it('are told with the number of lines and the memory to give', async () => {
  const dossier = newDossier()
  const lines = ['F1', 'F2', 'F3'].map((ref) => `VE;2026-09-01;41110001;Client un;${ref};Facture;100,00;0,00`)
  dossier.write('ventes.csv', `Journal;Date;Compte;Libellé compte;Pièce;Libellé;Débit;Crédit\n${lines.join('\n')}\n`)
  await dossier.ask(`import ../ventes.csv --first-year`, [0, 6])
  const { ledger } = openedDossier(dossier)
  const held = Number(ledger.db.prepare('SELECT count(*) FROM line').pluck().get())
  expect(held).toBeGreaterThan(0)
  // Two thousand bytes a line, and not a byte less.
  expect(() => refuseTooLarge(ledger, held * 2000)).not.toThrow()
  let stop: unknown = null
  try {
    refuseTooLarge(ledger, held * 2000 - 1)
  } catch (error) {
    stop = error
  }
  ledger.close()
  expect(stop).toBeInstanceOf(MachineError)
  const { code, message, details } = stop as MachineError
  expect([code, plain(message)]).toEqual([
    'memory-short',
    `Lire d’un coup les ${held} lignes de ce registre demande plus de mémoire que Node n’en prend.`,
  ])
  expect(details.advice).toContain('NODE_OPTIONS=--max-old-space-size=1024.')
})
