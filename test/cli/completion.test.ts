// What a shell is offered at each press of the tabulator, and the scripts that ask for it.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/command-list.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

let dossier: TempDossier
beforeAll(async () => {
  dossier = newDossier()
  const books = [
    sale('MARTIN', 'F2026-1', '2026-10-10', 120_000),
    sale('MARTIN', 'A7', '2026-10-10', 5_000),
    sale('Morel & fils', 'F9', '2026-10-10', 9_900),
  ]
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts([{ code: 'MARTIN', name: 'Menuiserie Martin' }]))}`)
})
afterAll(removeDossiers)

/** Words alone, as bash is told. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await dossier.run('complete', 'bash', '--', ...words)
  expect([code, stderr]).toEqual([0, ''])
  return stdout.split('\n').filter((line) => line !== '')
}

describe('what is offered', () => {
  it('first the commands, those that begin so', async () => {
    expect(await offered('')).toEqual(COMMANDS.map(({ name }) => name))
    expect(await offered('pl')).toEqual(['plan'])
    expect(await offered('--dossier', '/tmp', 'inst')).toEqual(['installments'])
    expect(await offered('help', 'rat')).toEqual(['rates'])
  })

  it('options of the command, each once', async () => {
    expect(await offered('plan', '--dr')).toEqual(['--dry-run'])
    expect(await offered('plan', '--dry-run', '--d')).toEqual(['--dossier', '--date'])
    expect(await offered('--d')).toEqual(['--dossier', '--date'])
  })

  it('customers of the dossier, whatever the case typed, and their open invoices', async () => {
    expect(await offered('show', 'm')).toEqual(['MARTIN', 'Morel & fils'])
    expect(await offered('plan', '--customer', 'MA')).toEqual(['MARTIN'])
    expect(await offered('dispute', 'MARTIN', '--ref', '')).toEqual(['A7', 'F2026-1'])
    expect(await offered('dispute', 'MARTIN', '--ref', 'A')).toEqual(['A7'])
    const { stdout } = await dossier.run('complete', 'zsh', '--', 'show', 'MAR')
    expect(stdout).toBe('MARTIN\tMenuiserie Martin\n')
  })

  it('templates by their name, and the actions on them', async () => {
    expect(await offered('templates', 'copy', 'relance-')).toEqual(['relance-1', 'relance-2', 'relance-3'])
    expect(await offered('templates', 'fields', 'pay')).toEqual(['payment'])
    expect(await offered('templates', 'c')).toEqual(['copy', 'check'])
    expect(await offered('templates', 'preview', 'sms', '--customer', 'MA')).toEqual(['MARTIN'])
  })

  it('values that are known, files where a file is wanted, nothing elsewhere', async () => {
    expect(await offered('customers', 'MARTIN', '--regime', 'p')).toEqual(['public'])
    expect(await offered('import', '')).toEqual([':files'])
    expect(await offered('items', '--csv', '')).toEqual([':files'])
    expect(await offered('plan', '--date', '')).toEqual([])
    expect(await offered('unknown', '')).toEqual([])
  })

  it('nothing, and not a word, where there is no dossier', async () => {
    const before = dossier.env
    dossier.env = { RELANCE_DOSSIER: '/nowhere' }
    expect(await offered('show', '')).toEqual([])
    dossier.env = before
  })
})

describe('the scripts', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('%s: its own asks for it', async (shell) => {
    const { code, stdout } = await dossier.run('completion', shell)
    expect([code, stdout]).toEqual([0, expect.stringContaining(`relance complete ${shell}`)])
  })

  it('no other', async () => {
    expect((await dossier.run('completion', 'csh')).code).toBe(2)
  })

  it('bash: completes as typed', async () => {
    const folder = join(dossier.folder, '..', 'bin')
    mkdirSync(folder)
    const program = join(import.meta.dirname, '../..', 'bin/relance.js')
    writeFileSync(join(folder, 'relance'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
    chmodSync(join(folder, 'relance'), 0o755)
    const { stdout: script } = await dossier.run('completion', 'bash')
    const typed = (words: string) => {
      const text = `${script}\nCOMP_WORDS=(relance ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _relance; printf '[%s]' "\${COMPREPLY[@]}"`
      const env = {
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
        HOME: dossier.folder,
        RELANCE_DOSSIER: dossier.folder,
        RELANCE_DATE: '2026-11-20',
      }
      return spawnSync('bash', ['-c', text], { env, encoding: 'utf8' }).stdout
    }
    expect(typed('sta')).toBe('[status][statement]')
    // One word, whatever it holds.
    expect(typed(`show M`)).toBe('[MARTIN][Morel & fils]')
    expect(typed(`import ${join(dossier.folder, 'relance.y')}`)).toBe(`[${join(dossier.folder, 'relance.yaml')}]`)
  })
})
