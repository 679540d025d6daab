// What was compiled is found again by the next run on Node 20, and is never believed when it is damaged, of another program or of somebody else.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const KEEPER = resolve(import.meta.dirname, '../../bin/keep-compiled.js')
const MAIN = `const { greet } = require('./chunk-A.cjs'); process.stdout.write(greet(process.env.WHO ?? 'Noël')); process.exitCode = Number(process.env.CODE ?? 0)\n`
const CHUNK = `exports.greet = (who) => 'Échéance de ' + who + ' : ' + require('node:path').basename(__filename) + /^[À-ÿ]/.test('é')\n`
const ANSWER = 'Échéance de Noël : chunk-A.cjstrue'

interface Program {
  readonly dist: string
  readonly kept: string
  run(env?: Readonly<Record<string, string>>, before?: string): string
  /** How many runs the kept file was made of; null: there is none. */
  runs(): number | null
}

function newProgram(): Program {
  const root = mkdtempSync(join(tmpdir(), 'relance-compiled-'))
  const [dist, cache] = [join(root, 'dist'), join(root, 'cache', 'relance')]
  const kept = join(cache, 'aging.compiled')
  writeProgram(dist)
  return {
    dist,
    kept,
    run: (env = {}, before = '') => {
      const script = `${before};require(${JSON.stringify(KEEPER)}).loadCompiled(${JSON.stringify(dist)}, ${JSON.stringify(cache)}, 'aging')`
      const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' })
      return status === 0 && stderr === '' ? stdout : `${status} ${stderr}`
    },
    runs: () => {
      if (!existsSync(kept)) return null
      const text = readFileSync(kept, 'latin1')
      return (JSON.parse(text.slice(0, text.indexOf('\n'))) as { runs: number }).runs
    },
  }
}

function writeProgram(dist: string, chunk = CHUNK): void {
  mkdirSync(dist)
  writeFileSync(join(dist, 'main.cjs'), MAIN)
  writeFileSync(join(dist, 'chunk-A.cjs'), chunk)
}

describe('what was compiled', () => {
  it('is kept by the first three runs, for its owner alone, and changes no answer', () => {
    const program = newProgram()
    const seen = [1, 2, 3, 4].map(() => [program.run(), program.runs()])
    expect(seen).toEqual([1, 2, 3, 3].map((runs) => [ANSWER, runs]))
    expect((statSync(program.kept).mode & 0o777).toString(8)).toBe('600')
    expect((statSync(join(program.kept, '..')).mode & 0o777).toString(8)).toBe('700')
    expect(program.run({ WHO: 'Zoé' })).toContain('Échéance de Zoé')
  })

  it('is not kept by a run that fails', () => {
    const program = newProgram()
    expect(program.run({ CODE: '2' })).toBe('2 ')
    expect(program.runs()).toBeNull()
  })

  it('is not believed when one byte of it changed, or it is cut short', () => {
    const program = newProgram()
    program.run()
    program.run()
    const whole = readFileSync(program.kept)
    for (let at = 0; at < whole.length; at += Math.floor(whole.length / 25)) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 4
      writeFileSync(program.kept, damaged)
      expect([at, program.run(), program.runs()]).toEqual([at, ANSWER, 1])
    }
    for (const length of [0, 1, whole.length / 2, whole.length - 1]) {
      writeFileSync(program.kept, whole)
      truncateSync(program.kept, length)
      expect([length, program.run(), program.runs()]).toEqual([length, ANSWER, 1])
    }
  })

  it('is not believed for another program, even one of the same length', () => {
    const program = newProgram()
    program.run()
    renameSync(program.dist, `${program.dist}.old`)
    writeProgram(program.dist, CHUNK.replace('Échéance', 'Exigence'))
    expect([program.run(), program.runs()]).toEqual([ANSWER.replace('Échéance', 'Exigence'), 1])
  })

  it('is not believed when it belongs to another user', () => {
    const program = newProgram()
    program.run()
    program.run()
    expect([program.run({}, 'process.getuid = () => 4242'), program.runs()]).toEqual([ANSWER, 1])
  })

  it('stops nothing where it cannot be kept', () => {
    const program = newProgram()
    writeFileSync(join(program.dist, '..', 'cache'), 'a file where the folder should be')
    expect([program.run(), program.runs()]).toEqual([ANSWER, null])
  })
})
