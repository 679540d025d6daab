// The nth file of a fuzz run: a ledger in a random dialect, or a damaged file. Nothing but the seed, the number and the corpus
// decides, so that the worker that imports it and the run that saves it make the same one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { damaged } from './damage.js'
import { randomDialect, writeLedger } from './dialect.js'
import { drawsOf } from './draw.js'
import { randomLedger } from './ledger.js'

const FOLDERS = ['fixtures/import', 'fixtures/demo']
const FEC_NAME = '732829320FEC20251231.txt'
const LARGEST = 500_000

/** The files that are damaged, { name, bytes }, by name. */
export function readCorpus(root) {
  return FOLDERS.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/\.(ts|ya?ml|md)$/.test(path))
    return paths.sort().map((path) => ({ name: path.split(/[\\/]/).at(-1), bytes: readFileSync(path) }))
  }).filter(({ bytes }) => bytes.length <= LARGEST)
}

/**
 * { index, name, bytes, args, template, original, told, expected }: the file and how it is imported. `template` is the state of the
 * dossier (empty, the demo books, or what the undamaged `original` gives); `expected` what a whole ledger must give, else null.
 */
export function makeCase(seed, index, corpus) {
  const draw = drawsOf(seed, index)
  const kind = draw.weighted({ whole: 15, 'damaged ledger': 35, 'damaged fixture': 50 })
  if (kind === 'damaged fixture') return damagedCase(index, draw, draw.of(corpus), { fixture: true }, randomArgs(draw), corpus)
  const ledger = randomLedger(draw)
  const dialect = randomDialect(draw)
  const bytes = writeLedger(ledger, dialect, draw)
  const args = ledger.openings ? [] : ['--first-year']
  const file = { name: FEC_NAME, bytes }
  if (kind === 'damaged ledger') return damagedCase(index, draw, file, { dialect }, [...new Set([...args, ...randomArgs(draw)])], corpus)
  const { items, balances, names } = ledger
  return { index, ...file, args, template: 'empty', original: null, told: { dialect }, expected: { items, balances, names } }
}

function damagedCase(index, draw, file, told, args, corpus) {
  const { bytes, told: damages } = damaged(file.bytes, draw, draw.of(corpus).bytes)
  const template = draw.weighted({ empty: 4, books: 3, original: 3 })
  const original = template === 'original' ? file.bytes : null
  return { index, name: file.name, bytes, args, template, original, told: { ...told, file: file.name, damages }, expected: null }
}

function randomArgs(draw) {
  const args = []
  if (draw.chance(0.6)) args.push('--first-year')
  if (draw.chance(0.25)) args.push('--accept-rejects')
  if (draw.chance(0.08)) args.push('--accept-gap')
  if (draw.chance(0.08)) args.push('--dry-run')
  if (draw.chance(0.1)) args.push('--as', draw.of(['fec', 'entries', 'invoices', 'contacts']))
  if (draw.chance(0.05)) args.push('--encoding', draw.of(['utf-8', 'cp850', 'windows-1252', 'utf-16le']))
  if (draw.chance(0.03)) args.push('--opening-journal', draw.of(['AN', 'VE', 'ZZ']))
  if (draw.chance(0.03)) args.push('--year-end', draw.of(['2025-12-31', '2025-06-30', '2026-03-31']))
  return args
}
