import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { bookItems } from '../../src/ledger/items.ts'
import { acquireRunLock } from '../../src/ledger/lock.ts'
import { checkIntegrity, openLedger } from '../../src/ledger/open.ts'
import { keepOpen, line, newLedger, store, tempFolder, yearOf } from '../support/ledger-builders.ts'
import { bundleProgram, ended, firstOutput, start } from '../support/ledger-child.ts'

const DAY = isoDay('2025-12-31')

/** Imports a newer export of the year, and dies by SIGKILL the moment its `at`-th line is read for storing. */
const IMPORT_AND_DIE = `
import { openLedger } from './src/ledger/open.ts'
import { storeReadings } from './src/ledger/store-readings.ts'
const [path, reading, at, when] = process.argv.slice(2)
const told = JSON.parse(reading)
let reads = 0
const lines = told.lines.map((line, index) => index !== Number(at) ? line : Object.defineProperty({ ...line }, 'row', {
  enumerable: true,
  get() { process.kill(process.pid, 'SIGKILL'); return 2 },
}))
const options = { at: '2025-06-15T08:00:00+02:00', date: '2025-06-15', dryRun: false, firstYear: false, acceptGap: false, siren: null }
const rawBalances = Object.defineProperty([...told.rawBalances], Symbol.iterator, {
  value: function* () { if (when === 'late') process.kill(process.pid, 'SIGKILL'); yield* told.rawBalances },
})
storeReadings(openLedger(path), [{ ...told, lines, rawBalances }], options)
process.stdout.write('stored')
`

const HOLD_LOCK = `
import { acquireRunLock } from './src/ledger/lock.ts'
acquireRunLock(process.argv[2])
process.stdout.write('locked')
setInterval(() => {}, 1000)
`

describe('an import killed half-way', () => {
  let program = ''
  beforeEach(async () => {
    program = await bundleProgram(IMPORT_AND_DIE)
  })

  it.each([
    ['at the first line', 0, 'early'],
    ['in the middle of the lines', 150, 'early'],
    ['after the last line, before the control', -1, 'late'],
  ])('%s leaves the books of before', async (_, at, when) => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })])])
    const before = bookItems(ledger, DAY)
    ledger.close()
    const many = Array.from({ length: 300 }, (_, i) => line({ day: '2025-03-01', ref: `N${i}`, cents: 100 + i }))
    const newer = yearOf(2025, many, { sha256: 'b'.repeat(64) })
    const child = start(program, ledger.path, JSON.stringify(newer), String(at), when)
    expect(await ended(child)).toBe('SIGKILL')
    const reopened = keepOpen(openLedger(ledger.path))
    expect(bookItems(reopened, DAY)).toEqual(before)
    expect(() => checkIntegrity(reopened)).not.toThrow()
    expect(store(reopened, [newer]).files[0]).toMatchObject({ imported: 300, changes: { new: 300, vanished: 1 } })
  })
})

describe('the run lock of a dossier', () => {
  it('lets one in at a time, and the next one after', () => {
    const folder = tempFolder()
    const lock = acquireRunLock(folder)
    expect(() => acquireRunLock(folder)).toThrow(
      expect.objectContaining({ code: 'dossier-busy', exitCode: 5, message: 'Une autre commande relance travaille déjà sur ce dossier.' }),
    )
    lock.release()
    lock.release()
    acquireRunLock(folder).release()
  })

  it('is another one in another dossier', () => {
    const locks = [acquireRunLock(tempFolder()), acquireRunLock(tempFolder())]
    for (const lock of locks) lock.release()
    expect(locks).toHaveLength(2)
  })

  it('keeps another process out, until that process is killed', async () => {
    const folder = tempFolder()
    const child = start(await bundleProgram(HOLD_LOCK), folder)
    expect(await firstOutput(child)).toBe('locked')
    expect(() => acquireRunLock(folder)).toThrow(expect.objectContaining({ code: 'dossier-busy' }))
    child.kill('SIGKILL')
    await ended(child)
    acquireRunLock(folder).release()
  })

  it('says so when the dossier cannot be written', () => {
    expect(() => acquireRunLock(join(tempFolder(), 'nowhere'))).toThrow(expect.objectContaining({ code: 'ledger-unwritable', exitCode: 8 }))
  })
})
