// What people type who do not know the commands: French words, one word too many, a word that is missing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suggestCommand } from '../../src/cli/help.ts'
import { nearDossier } from '../../src/cli/near-dossier.ts'
import { choiceOption } from '../../src/cli/options.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'

let dossier: TempDossier
let firm = ''
beforeAll(() => {
  dossier = newDossier({ smtp: null }, '2026-11-20')
  firm = mkdtempSync(join(tmpdir(), 'cabinet-'))
  mkdirSync(join(firm, 'dossiers', 'brunet'), { recursive: true })
  writeFileSync(join(firm, 'dossiers', 'brunet', 'relance.yaml'), '')
})
afterAll(() => {
  removeDossiers()
  rmSync(firm, { recursive: true })
})

const said = async (line: string) => plain((await dossier.run(...line.split(' '))).stderr)

describe('a word in French', () => {
  it.each([
    ['aide', 'help'],
    ['Clients', 'customers'],
    ['litige', 'dispute'],
    ['lettres', 'preview'],
    ['promises', 'plan --dry-run --explain'],
    ['solde', 'aging'],
    ['pénalités', 'penalties'],
    ['zygote', null],
  ])('« %s » means relance %s', (typed, command) => {
    expect(suggestCommand(typed)).toBe(command)
  })

  it('ends nothing: there is nothing to quit', async () => {
    expect(await said('quit')).toContain('Il n’y a rien à quitter')
  })

  it('is told for the value of an option too', () => {
    const asked = (word: string) => choiceOption({ part: word }, 'part', '--part', ['all', 'fee', 'interest'])
    expect(() => asked('indemnité')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ advice: expect.stringContaining('Vouliez-vous dire fee ?') }) }),
    )
    expect(() => asked('365')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ advice: 'Valeurs possibles : all, fee, interest.' }) }),
    )
  })
})

describe('one word too many, or too few', () => {
  it.each([
    ['dispute GWALARN F2026-091', 'Pour une seule pièce : relance dispute GWALARN --ref F2026-091'],
    ['aging CORMORAN', 'Pour un seul client : relance aging --customer CORMORAN'],
    ['items CORMORAN', 'Pour un seul client : relance items --customer CORMORAN'],
    ['show C001 C002', 'Voyez « relance show --help ».'],
    ['schedule', 'Il manque l’argument « action » : install, status ou remove.'],
    ['completion', 'Il manque l’argument « shell » : bash, zsh, fish ou powershell.'],
  ])('« %s »', async (line, told) => {
    expect(await said(line)).toContain(told)
  })
})

describe('a dossier named by a wrong path', () => {
  it.each([
    ['brunet', join('dossiers', 'brunet')],
    ['./dossier/Brunnet', join('dossiers', 'brunet')],
    ['martin', null],
  ])('« %s » is near %s', (typed, path) => {
    expect(nearDossier({ cwd: firm }, typed)).toBe(path)
  })

  it('is proposed, not taken', async () => {
    const answer = await dossier.run('items', '--dossier', 'nulle-part')
    expect([answer.code === 0, plain(answer.stderr)]).toEqual([false, expect.stringContaining('Corrigez le chemin donné par --dossier')])
  })
})
