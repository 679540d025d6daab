// What a short command loads: the time of a start is spent in files read and modules made ready, and those can be counted.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const PROGRAM = resolve(import.meta.dirname, '../../bin/relance.js')
const DEMO = resolve(import.meta.dirname, '../../fixtures/demo')
const root = mkdtempSync(join(tmpdir(), 'relance-start-'))
const dossier = join(root, 'dossier')
const told = join(root, 'told.cjs')
const env = {
  PATH: process.env.PATH ?? '',
  HOME: root,
  RELANCE_DOSSIER: dossier,
  RELANCE_DATE: '2026-11-20',
  TZ: 'Europe/Paris',
  NODE_DISABLE_COMPILE_CACHE: '1',
}

/** The bundle's files and Node's own modules that a command loads. */
function loadedBy(...args: string[]): { files: string[]; modules: string[] } {
  const line = ['--require', told, PROGRAM, ...args]
  const out = execFileSync(process.execPath, line, { env, encoding: 'utf8' })
  return JSON.parse(out.slice(out.lastIndexOf('\n{') + 1)) as { files: string[]; modules: string[] }
}

beforeAll(() => {
  const files = `Object.keys(require.cache).filter((path) => /[\\\\/]dist[\\\\/]/.test(path)).map((path) => require('node:path').basename(path))`
  writeFileSync(
    told,
    `process.on('exit', () => process.stdout.write('\\n' + JSON.stringify({ files: ${files}, modules: process.moduleLoadList.map((name) => name.split(' ').at(-1)) })))`,
  )
  const relance = (...args: string[]) => execFileSync(process.execPath, [PROGRAM, ...args], { env, stdio: 'pipe' })
  relance('init', dossier, '--name', 'Départ', '--yes')
  cpSync(join(DEMO, 'relance.yaml'), join(dossier, 'relance.yaml'))
  relance('import', join(DEMO, 'contacts.csv'))
})

describe('what a command loads before it answers', () => {
  it('--version loads the entry and the version, nothing of SQLite', () => {
    const { files, modules } = loadedBy('--version')
    expect(files.length).toBeLessThanOrEqual(3)
    expect(modules).not.toContain('crypto')
  })

  it('an aged balance loads few files, neither the reader of settings nor what draws letters', () => {
    const { files, modules } = loadedBy('aging')
    expect(files.length).toBeLessThanOrEqual(15)
    expect(files.filter((name) => /^(load|pdfkit)/.test(name))).toEqual([])
    expect(modules).not.toContain('crypto')
    expect(modules).not.toContain('tls')
  })

  it('a help needs no ledger', () => {
    expect(loadedBy('--help').files.length).toBeLessThanOrEqual(8)
  })
})
