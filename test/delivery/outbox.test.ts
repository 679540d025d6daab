import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outboxName, replaceOutbox, settledByOutbox, writeOutbox } from '../../src/delivery/outbox.ts'
import { MachineError } from '../../src/domain/errors.ts'
import { customerCode } from '../../src/domain/names.ts'
import { MOMENT, preparedLetter } from '../support/delivery.ts'

const LETTER = Buffer.from('<p>Lettre</p>')
let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relance-outbox-'))
  folder = join(root, 'outbox')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the outbox', () => {
  it('writes a whole file that its owner alone may read, and leaves nothing else behind', () => {
    const path = writeOutbox(folder, 'lettre.html', LETTER)
    expect(path).toBe(join(folder, 'lettre.html'))
    expect(readFileSync(path).equals(LETTER)).toBe(true)
    expect(readdirSync(folder)).toEqual(['lettre.html'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('leaves an identical file as it is', () => {
    const before = statSync(writeOutbox(folder, 'lettre.html', LETTER))
    expect(statSync(writeOutbox(folder, 'lettre.html', LETTER)).ino).toBe(before.ino)
  })

  it('never overwrites a file with another content', () => {
    const path = writeOutbox(folder, 'lettre.html', Buffer.from('signée à la main'))
    expect(() => writeOutbox(folder, 'lettre.html', LETTER)).toThrow(expect.objectContaining({ code: 'outbox-file-differs', exitCode: 8 }))
    expect(readFileSync(path, 'utf8')).toBe('signée à la main')
  })

  it('takes over from a run that was killed while writing', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, '.lettre.html.part'), '<p>Let')
    expect(readFileSync(writeOutbox(folder, 'lettre.html', LETTER)).equals(LETTER)).toBe(true)
    expect(readdirSync(folder)).toEqual(['lettre.html'])
  })

  it('follows no link out of its folder', () => {
    mkdirSync(folder)
    const target = join(root, 'ailleurs.html')
    writeFileSync(target, LETTER)
    symlinkSync(target, join(folder, 'lettre.html'))
    expect(() => writeOutbox(folder, 'lettre.html', LETTER)).toThrow('existe déjà avec un autre contenu')
    symlinkSync(join(root, 'nouveau.html'), join(folder, '.b.html.part'))
    writeOutbox(folder, 'b.html', LETTER)
    expect(existsSync(join(root, 'nouveau.html'))).toBe(false)
  })

  it.each(['../lettre.html', 'a/b.html', 'a\\b.html', '.cache', '', 'a\0b'])('refuses the name %j, which is a path', (name) => {
    expect(() => writeOutbox(folder, name, LETTER)).toThrow(RangeError)
  })

  it('says so when the folder cannot be written', () => {
    writeFileSync(folder, 'un fichier à la place du dossier')
    expect(() => writeOutbox(folder, 'lettre.html', LETTER)).toThrow(MachineError)
  })

  it('says so when the right to write is missing', () => {
    mkdirSync(folder)
    chmodSync(root, 0o755)
    chmodSync(folder, 0o555)
    const refusal = asOrdinaryUser(() => refusalOf(() => writeOutbox(folder, 'lettre.html', LETTER)))
    expect(refusal).toBeInstanceOf(MachineError)
    expect(refusal).toMatchObject({
      code: 'outbox-write-failed',
      message: `Le fichier ${join(folder, 'lettre.html')} n’a pas pu être écrit : le droit d’écrire dans ce dossier manque.`,
    })
    expect(readdirSync(folder)).toEqual([])
  })
})

/** Nothing is forbidden to root: what has to be refused is done as nobody then. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

function refusalOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('a view of the moment', () => {
  it('takes the place of the one before, and leaves alone what another process is writing', () => {
    replaceOutbox(folder, 'tableau.html', Buffer.from('hier'))
    const other = `.tableau.html.${process.pid + 1}.part`
    writeFileSync(join(folder, other), 'la moit')
    expect(replaceOutbox(folder, 'tableau.html', Buffer.from('ce jour'))).toBe(join(folder, 'tableau.html'))
    expect(readFileSync(join(folder, 'tableau.html'), 'utf8')).toBe('ce jour')
    expect(readFileSync(join(folder, other), 'utf8')).toBe('la moit')
    expect(readdirSync(folder).sort()).toEqual([other, 'tableau.html'])
  })
})

describe('names of the outbox', () => {
  it('come from the day, the customer, the step and the id, and never leave the folder', () => {
    // printf r-C001-1 | sha256sum
    expect(outboxName(preparedLetter('C001'))).toBe('2026-11-20_C001_relance-3_356a2116.pdf')
    expect(outboxName(preparedLetter('C001', { customer: customerCode('../Été & Fils/\u202eSARL'), channel: 'call' }))).toBe(
      '2026-11-20_Ete-Fils-SARL_relance-3_356a2116.html',
    )
    expect(outboxName(preparedLetter('C001', { customer: customerCode('…'), channel: 'email' }))).toBe('2026-11-20_relance-3_356a2116.eml')
  })
})

describe('a letter in doubt', () => {
  it('was written when its exact file is there, and stays in doubt otherwise', () => {
    const [written, missing, changed] = [preparedLetter('C001'), preparedLetter('C002'), preparedLetter('C003')]
    const file = writeOutbox(folder, outboxName(written), written.message)
    writeOutbox(folder, outboxName(changed), Buffer.from('autre chose'))
    const doubts = [written, missing, changed].map((letter) => ({
      ...letter,
      digest: createHash('sha256').update(letter.message).digest('hex'),
    }))
    expect(settledByOutbox(folder, doubts, MOMENT)).toEqual([
      { id: 'r-C001-1', status: 'written', at: MOMENT, reply: null, refusedRecipients: [], file },
    ])
  })
})
