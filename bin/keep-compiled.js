// Node before 22.8 forgets what it compiled, and compiling again is a good third of a short command. Here the files of dist/ are loaded with what the engine
// made of them the last time the same command ran (https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata), kept among the user's own files.
// Whatever is wrong with that file, the program is compiled as if it were not there.
'use strict'

const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

/** Each run adds the functions that it was the first to call; after these, hardly any. */
const RUNS = 3

/**
 * Loads a file of dist/ and those that it asks for.
 * @param {string} dist absolute folder
 * @param {string} folder absolute, made when it is missing
 * @param {string} command names the file in it: letters and hyphens
 */
exports.loadCompiled = function loadCompiled(dist, folder, command) {
  const path = join(folder, `${command}.compiled`)
  const { ino, mtimeMs } = statSync(dist)
  const stamp = `${process.version} ${process.arch} ${ino} ${mtimeMs}`
  const kept = keptIn(path, stamp)
  const scripts = new Map()
  const loaded = new Map()
  let rejected = false

  function load(name) {
    const before = loaded.get(name)
    if (before !== undefined) return before.exports
    const filename = join(dist, name)
    const cachedData = kept?.parts.get(name)
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`
    const script = new Script(source, { filename, cachedData })
    rejected ||= cachedData !== undefined && script.cachedDataRejected === true
    scripts.set(name, script)
    const module = { exports: {} }
    loaded.set(name, module)
    script.runInThisContext()(module.exports, asked, module, filename, dist)
    return module.exports
  }
  const asked = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id))

  process.once('exit', (code) => {
    const runs = kept === null || rejected ? 0 : kept.runs
    if (code === 0 && runs < RUNS) keep(path, folder, stamp, runs + 1, scripts)
  })
  return load('main.cjs')
}

/** What an earlier run kept; null: nothing, of another program, or damaged. All of it stands there twice: the engine itself believes what it is given. */
function keptIn(path, stamp) {
  try {
    const bytes = readFileSync(path)
    const half = bytes.length / 2
    if (bytes.compare(bytes, half, bytes.length, 0, half) !== 0) return null
    const from = bytes.indexOf(10) + 1
    const { stamp: of, runs, lengths } = JSON.parse(bytes.latin1Slice(0, from))
    // A file of somebody else could make this user run what he likes.
    if (of !== stamp || (process.getuid !== undefined && statSync(path).uid !== process.getuid())) return null
    const parts = new Map()
    let at = from
    for (const [name, length] of lengths) {
      parts.set(name, bytes.subarray(at, at + length))
      at += length
    }
    return at === half ? { runs, parts } : null
  } catch {
    return null
  }
}

function keep(path, folder, stamp, runs, scripts) {
  const draft = `${path}.${process.pid}`
  try {
    const parts = [...scripts].map(([name, script]) => [name, script.createCachedData()])
    const lengths = parts.map(([name, data]) => [name, data.length])
    const whole = Buffer.concat([Buffer.from(`${JSON.stringify({ stamp, runs, lengths })}\n`, 'latin1'), ...parts.map(([, data]) => data)])
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    try {
      writeFileSync(draft, Buffer.concat([whole, whole]), { mode: 0o600, flag: 'wx' })
      renameSync(draft, path)
    } catch {
      rmSync(draft, { force: true })
    }
  } catch {
    // Nothing of the answer depends on it: the next run compiles again.
  }
}
