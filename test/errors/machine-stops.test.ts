// Errors of the system as they escape a room, told in French with exit code 8; whatever is not the machine's fault is our bug, 70.
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { machineStop } from '../../src/cli/machine-stops.ts'
import { printError } from '../../src/cli/print-error.ts'
import { InputError } from '../../src/domain/errors.ts'

async function printed(error: unknown, how: { json?: boolean; verbose?: boolean } = {}) {
  const said = { stdout: '', stderr: '' }
  const write = (name: 'stdout' | 'stderr') => (text: string) => {
    said[name] += text
  }
  const io = { stdout: write('stdout'), stderr: write('stderr'), isTty: false, columns: 100 }
  const code = await printError(error, io, { json: false, verbose: false, ...how })
  return { code, ...said }
}

/** As Node makes them. */
function systemError(code: string, more: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(`${code}: refused, open 'x'`), { code, errno: -1, syscall: 'open', path: '/dossier/x', ...more })
}

describe('an error of the system', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'Il n’y a plus de place pour écrire ce fichier.'],
    ['EDQUOT', 'disk-full', 'Il n’y a plus de place pour écrire ce fichier.'],
    ['EFBIG', 'disk-full', 'Il n’y a plus de place pour écrire ce fichier.'],
    ['EACCES', 'access-denied', 'relance n’a pas le droit de lire ou d’écrire à cet endroit.'],
    ['EPERM', 'access-denied', 'relance n’a pas le droit de lire ou d’écrire à cet endroit.'],
    ['EROFS', 'access-denied', 'relance n’a pas le droit de lire ou d’écrire à cet endroit.'],
    ['ENOENT', 'path-wrong', 'Ce fichier, ou le dossier qui doit le contenir, n’existe pas.'],
    ['ENOTDIR', 'path-wrong', 'Un élément de ce chemin est un fichier et non un dossier.'],
    ['EISDIR', 'path-wrong', 'C’est un dossier et non un fichier.'],
    ['ELOOP', 'path-wrong', 'Les liens de ce chemin tournent en rond.'],
    ['ENAMETOOLONG', 'path-wrong', 'Ce chemin est trop long.'],
    ['ENOMEM', 'memory-short', 'La mémoire ne suffit pas pour ce fichier.'],
    ['ERR_STRING_TOO_LONG', 'memory-short', 'La mémoire ne suffit pas pour ce fichier.'],
    ['EAGAIN', 'machine-refused', 'L’entrée standard n’a pas pu être lue jusqu’au bout.'],
    ['EXDEV', 'machine-refused', 'La machine a refusé une opération (EXDEV, open).'],
  ])('%s is %s, with the file it speaks of', async (code, name, message) => {
    const stop = await machineStop(systemError(code))
    expect([stop?.code, stop?.exitCode, stop?.message, stop?.details.file]).toEqual([name, 8, message, '/dossier/x'])
    expect(stop?.details.advice).toMatch(/^[A-ZÉ].*\.$/)
  })

  it('that no file is to blame for names none', async () => {
    expect((await machineStop(systemError('EMFILE')))?.details.file).toBeUndefined()
  })

  it('is one JSON document and one sentence with what to do', async () => {
    expect(await printed(systemError('ENOSPC'), { json: true })).toEqual({
      code: 8,
      stdout: '{"error":{"code":"disk-full","message":"Il n’y a plus de place pour écrire ce fichier.","file":"/dossier/x","line":null}}\n',
      stderr:
        'relance: /dossier/x – Il n’y a plus de place pour écrire ce fichier.\n' +
        '  → Libérez de la place sur le disque (ou augmentez votre quota), puis relancez la commande.\n',
    })
  })

  it('of real life is known', async () => {
    const refusal = () => readFileSync('/dev/null/x')
    const stop = await machineStop(thrown(refusal))
    expect([stop?.code, stop?.details.file]).toEqual(['path-wrong', '/dev/null/x'])
    expect((await machineStop(thrown(() => 'x'.repeat(2 ** 29).repeat(8))))?.code).toBe('memory-short')
  })
})

describe('an error of SQLite', () => {
  it('is told like those of the ledger', async () => {
    const error = new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    expect(await printed(error)).toEqual({
      code: 8,
      stdout: '',
      stderr:
        'relance: Le disque est plein : le dossier n’a pas pu être écrit.\n' +
        '  → Rien n’a été enregistré depuis le dernier état validé. Corrigez la cause, puis relancez la commande.\n',
    })
    expect((await printed(new Database.SqliteError('locked', 'SQLITE_BUSY'))).code).toBe(5)
    expect((await printed(new Database.SqliteError('malformed', 'SQLITE_CORRUPT'))).code).toBe(9)
  })

  it('that only a mistake of ours can bring is a bug', async () => {
    expect((await printed(new Database.SqliteError('UNIQUE constraint failed', 'SQLITE_CONSTRAINT_UNIQUE'))).code).toBe(70)
  })
})

describe('a bug', () => {
  it('is owned up to, without a trace', async () => {
    expect(await printed(new TypeError('x is not a function'), { json: true })).toEqual({
      code: 70,
      stdout: '{"error":{"code":"bug","message":"x is not a function","file":null,"line":null}}\n',
      stderr:
        'relance: erreur interne, ce n’est pas de votre fait : x is not a function\n' +
        '  → Relancez la commande avec --verbose et transmettez-nous ce qui s’affiche.\n',
    })
    expect((await printed('quoi')).code).toBe(70)
  })

  it('shows its trace to who asks for it', async () => {
    expect((await printed(new TypeError('x'), { verbose: true })).stderr).toMatch(/\n {4}at /)
  })
})

describe('what a file says', () => {
  it('cannot drive the terminal nor turn the text round', async () => {
    const error = new InputError('x', 'Le nom « \u001b[2J\u202e » est refusé.', {
      file: 'a\nb.csv',
      line: 2,
      excerpt: 'VE\t\u0007\u001b]0;titre\u0007',
    })
    expect((await printed(error)).stderr).toBe(
      'relance: a b.csv, ligne 2 – Le nom « \ufffd[2J\ufffd » est refusé.\n    VE\t\ufffd\ufffd]0;titre\ufffd\n',
    )
  })
})

function thrown(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
