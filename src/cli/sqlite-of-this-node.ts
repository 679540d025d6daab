// Stands for better-sqlite3 in the bundle. Its 12th version is the last that runs on Node 20, and ends every command by an abort on Node 24.19 and
// later (WiseLibs/better-sqlite3#1515); the 13th runs on Node 22 and later alone, and needs neither a compiler nor a download there.
import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'

const FIRST_NODE_OF_13 = 22
const load = createRequire(import.meta.url)

export default sqlite()

function sqlite(): typeof Database {
  return Number(process.versions.node.split('.')[0]) < FIRST_NODE_OF_13 ? sqlite12() : (installed('better-sqlite3-13') ?? sqlite12())
}

/** With its JavaScript out of the bundle, or as it is installed where its compiled part is not found from there. */
function sqlite12(): typeof Database {
  if (installed('better-sqlite3/build/Release/better_sqlite3.node') === null) return load('better-sqlite3')
  return require('better-sqlite3/lib/index.js')
}

function installed(name: string) {
  try {
    return load(name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    return null
  }
}
