// Whether this process may hold the whole books at once: beyond what V8 was given, it would be ended in the midst, without a word.
import { getHeapStatistics } from 'node:v8'
import { MachineError } from '../domain/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { lineCount } from '../ledger/line-count.ts'

/** What a line of a customer account takes while a page of the whole books is made, as measured (see bench/scaling.md), rounded up. */
const BYTES_PER_LINE = 2000

/** @param limit bytes; that of this process unless told. @throws MachineError 'memory-short' */
export function refuseTooLarge(ledger: Ledger, limit = getHeapStatistics().heap_size_limit): void {
  const lines = lineCount(ledger)
  const needed = lines * BYTES_PER_LINE
  if (needed <= limit) return
  const megabytes = Math.ceil((needed * 1.25) / 2 ** 30) * 1024
  throw new MachineError(
    'memory-short',
    `Lire d’un coup les ${lines.toLocaleString('fr')} lignes de ce registre demande plus de mémoire que Node n’en prend.`,
    {
      advice: `Donnez-lui-en avant de relancer la commande : NODE_OPTIONS=--max-old-space-size=${megabytes}. Import, balance et relances du jour n’en ont pas besoin.`,
    },
  )
}
