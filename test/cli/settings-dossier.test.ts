// Finding the dossier, and reading the SMTP password: real folders, links and rights.
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDossier } from '../../src/cli/settings/dossier.ts'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { smtpPassword } from '../../src/cli/settings/password.ts'
import { type Environment, placeOf } from '../../src/cli/settings/private-file.ts'
import { SettingsError } from '../../src/domain/errors.ts'

let root = ''
let dossier = ''
const uid = process.getuid?.() ?? null

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'relance-settings-')))
  dossier = join(root, 'brunet')
  mkdirSync(join(dossier, 'exports', '2026'), { recursive: true })
  mkdirSync(join(root, 'petit'))
  writeFileSync(join(dossier, 'relance.yaml'), 'creditor: { name: Atelier Brunet }\n')
  writeFileSync(join(root, 'petit', 'relance.yaml'), 'creditor: { name: Menuiserie Petit }\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function stopOf(act: () => unknown): SettingsError {
  try {
    act()
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the dossier of a command', () => {
  const petit = () => join(root, 'petit')

  it('is the one asked for, before the environment and the current folder', () => {
    expect(findDossier({ option: petit(), env: { RELANCE_DOSSIER: dossier }, cwd: dossier, uid }).folder).toBe(petit())
    expect(findDossier({ env: { RELANCE_DOSSIER: petit() }, cwd: dossier, uid }).folder).toBe(petit())
    expect(findDossier({ option: '../petit', env: {}, cwd: dossier, uid }).settingsFile).toBe(join(petit(), 'relance.yaml'))
    expect(findDossier({ option: join(petit(), 'relance.yaml'), env: {}, cwd: root, uid }).folder).toBe(petit())
  })

  it('is else the nearest one upwards', () => {
    expect(findDossier({ env: { RELANCE_DOSSIER: '' }, cwd: join(dossier, 'exports', '2026'), uid })).toEqual({
      folder: dossier,
      settingsFile: join(dossier, 'relance.yaml'),
    })
  })

  it('is refused when it was only met and belongs to someone else, and taken when asked for', () => {
    const other = (uid ?? 0) + 1
    const stop = stopOf(() => findDossier({ env: {}, cwd: dossier, uid: other }))
    expect([stop.code, stop.message]).toEqual([
      'dossier-missing',
      'Ce fichier de réglages appartient à un autre utilisateur : il n’est pas pris sans qu’on le demande.',
    ])
    expect(stop.details.advice).toBe(`S’il s’agit bien du dossier voulu, indiquez-le par « --dossier ${dossier} ».`)
    expect(findDossier({ option: dossier, env: {}, cwd: root, uid: other }).folder).toBe(dossier)
  })

  it('that is missing is told with what to do', () => {
    const nowhere = stopOf(() => findDossier({ env: {}, cwd: root, uid }))
    expect([nowhere.code, nowhere.exitCode, nowhere.message]).toEqual([
      'dossier-missing',
      3,
      `Aucun relance.yaml dans ${root} ni dans les dossiers qui le contiennent.`,
    ])
    expect(nowhere.details.advice).toContain('relance init')
    expect(stopOf(() => findDossier({ option: 'absent', env: {}, cwd: root, uid })).message).toBe(`Le dossier ${root}/absent n’existe pas.`)
    expect(stopOf(() => findDossier({ env: { RELANCE_DOSSIER: root }, cwd: dossier, uid })).message).toBe(
      `Le dossier ${root} ne contient pas de relance.yaml.`,
    )
  })
})

describe('the SMTP password', () => {
  const settings = (file: string | null) =>
    loadSettings(
      'relance.yaml',
      `creditor: { name: X }\nsmtp: { host: localhost, passwordFile: ${file === null ? 'null' : JSON.stringify(file)} }`,
    )
  const write = (path: string, text: string, mode: number) => {
    writeFileSync(path, text)
    chmodSync(path, mode)
  }
  const env = () => ({ HOME: join(root, 'home') })
  const at = (env: Environment) => placeOf({ env, keyring: () => null }, dossier)

  it('comes from the environment first, then from the first line of its file', () => {
    write(join(dossier, 'mot-de-passe'), 'tulipe 42\nautre ligne\n', 0o600)
    expect(smtpPassword(settings('mot-de-passe'), at(env()))).toBe('tulipe 42')
    expect(smtpPassword(settings('mot-de-passe'), at({ ...env(), RELANCE_SMTP_PASSWORD: 'rose' }))).toBe('rose')
    expect(smtpPassword(settings(null), at(env()))).toBeNull()
    expect(smtpPassword(loadSettings('relance.yaml', 'creditor: { name: X }'), at(env()))).toBeNull()
  })

  it('may stand in the configuration folder of the user', () => {
    mkdirSync(join(root, 'home', '.config', 'relance'), { recursive: true })
    write(join(root, 'home', '.config', 'relance', 'brunet'), 'tulipe', 0o400)
    expect(smtpPassword(settings('~/.config/relance/brunet'), at(env()))).toBe('tulipe')
  })

  it.each([0o640, 0o604, 0o644, 0o660])('is refused from a file that others may read (%o)', (mode) => {
    write(join(dossier, 'mot-de-passe'), 'tulipe', mode)
    const stop = stopOf(() => smtpPassword(settings('mot-de-passe'), at(env())))
    expect([stop.code, stop.details.advice]).toEqual(['password-file-open', `Tapez : chmod 600 "${dossier}/mot-de-passe"`])
    expect(stop.message).toContain(`(droits 0${mode.toString(8)})`)
    expect(stop.message).not.toContain('tulipe')
  })

  it('is refused from anywhere else, links and look-alike folders included', () => {
    mkdirSync(join(root, 'brunet-bis'))
    write(join(root, 'brunet-bis', 'p'), 'tulipe', 0o600)
    symlinkSync(join(root, 'brunet-bis', 'p'), join(dossier, 'lien'))
    for (const path of ['../brunet-bis/p', join(root, 'brunet-bis', 'p'), 'lien']) {
      expect(stopOf(() => smtpPassword(settings(path), at(env()))).code).toBe('password-file-outside')
    }
  })

  it('is refused when its file is missing, a folder, or empty', () => {
    write(join(dossier, 'vide'), '\n', 0o600)
    expect(stopOf(() => smtpPassword(settings('absent'), at(env()))).code).toBe('password-file-missing')
    expect(stopOf(() => smtpPassword(settings('exports'), at(env()))).code).toBe('password-file-missing')
    expect(stopOf(() => smtpPassword(settings('vide'), at(env()))).code).toBe('password-file-empty')
  })
})
