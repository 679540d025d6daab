// What went wrong, kept so that it can be played again: the file, how it was imported, what was said. A few of each kind.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeCase, readCorpus } from './cases.js'

const KEPT_OF_A_KIND = 3

export class Findings {
  count = 0
  files = 0
  kinds = new Map()

  constructor(folder, seed, root) {
    this.folder = folder
    this.seed = seed
    this.root = root
  }

  /** Counts the faults of a result, and saves the file the first times each kind of fault is met. */
  add({ index, faults, answer }) {
    if (faults.length === 0) return
    this.files++
    for (const { what, detail } of faults) {
      this.count++
      const kind = `${what}: ${whereOf(detail)}`
      const met = this.kinds.get(kind) ?? { times: 0, folders: [] }
      this.kinds.set(kind, { ...met, times: met.times + 1 })
      if (met.folders.length < KEPT_OF_A_KIND) met.folders.push(this.save(index, faults, answer))
    }
  }

  text() {
    const lines = [...this.kinds].sort(([, a], [, b]) => b.times - a.times)
    return lines.map(([kind, { times, folders }]) => `${times} x ${kind}\n    ${[...new Set(folders)].join(' ')}`).join('\n')
  }

  save(index, faults, answer) {
    this.corpus ??= readCorpus(this.root)
    const { bytes, original, ...one } = makeCase(this.seed, index, this.corpus)
    const name = `${this.seed}-${index}`
    const folder = join(this.folder, name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, one.name), bytes)
    if (original) writeFileSync(join(folder, `original-${one.name}`), original)
    writeFileSync(
      join(folder, 'case.json'),
      `${JSON.stringify({ seed: this.seed, ...one, original: original !== null, faults, answer }, null, 2)}\n`,
    )
    return name
  }
}

/** A saved case as a worker takes it. */
export function savedCase(path) {
  const told = JSON.parse(readFileSync(path, 'utf8'))
  const bytesOf = (name) => readFileSync(join(dirname(path), name)).toString('base64')
  return { ...told, bytes: bytesOf(told.name), original: told.original ? bytesOf(`original-${told.name}`) : null }
}

/** One line that tells two bugs apart: the message and the first place of our own, without the figures of the file. */
function whereOf(detail) {
  const lines = detail.split('\n')
  const place = lines.find((line) => /^\s+at /.test(line) && !line.includes('node:')) ?? ''
  return `${lines[0].replace(/\d+/g, 'N').slice(0, 160)} ${place.trim().replace(/file:.*\//, '')}`.trim()
}
