// Whether this process may hold the whole books at once: beyond what V8 was given, it would be ended in the midst, without a word.
import { MachineError } from '../domain/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { lineCount } from '../ledger/line-count.ts'

/** What a line of a customer account takes while a page of the whole books is made, as measured (see bench/scaling.md), rounded up. */
const BYTES_PER_LINE = 2000

/** Any process has as much; asking V8 what it has costs every command some milliseconds. */
const ALWAYS_THERE = 2 ** 28

/** @param limit bytes; null: that of this process. @throws MachineError 'memory-short' */
export function refuseTooLarge(ledger: Ledger, limit: number | null = null): void {
  const lines = lineCount(ledger)
  const needed = lines * BYTES_PER_LINE
  if (needed <= (limit ?? ALWAYS_THERE) || needed <= (limit ?? process.getBuiltinModule('node:v8').getHeapStatistics().heap_size_limit))
    return
  const megabytes = Math.ceil((needed * 1.25) / 2 ** 30) * 1024
  throw new MachineError(
    'memory-short',
    `Lire d’un coup les ${lines.toLocaleString('fr')} lignes de ce registre demande plus de mémoire que Node n’en prend.`,
    {
      advice: `Donnez-lui-en avant de relancer la commande : NODE_OPTIONS=--max-old-space-size=${megabytes}. Import, balance et relances du jour n’en ont pas besoin.`,
    },
  )
}
