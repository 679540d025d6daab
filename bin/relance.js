#!/usr/bin/env node
// Starts the bundled program; says so plainly when Node is too old or the program is not built. Written so that an old Node can read it.
'use strict'

var version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write('relance: Node ' + process.versions.node + ' est trop ancien, il faut la version 20.19 ou une plus récente.\n')
  process.exit(8)
}
try {
  start()
} catch (error) {
  process.stderr.write(whyNot(error))
  process.exit(8)
}

function start() {
  var setFlags = require('node:v8').setFlagsFromString
  // Some thousand opening entries are kept at once: from them the engine would conclude that lines live long, and let the hundreds of
  // thousands that follow, each forgotten at once, pile up. Collecting oftener costs nothing that can be measured. A million rows: 80 MB less.
  setFlags('--no-allocation-site-pretenuring')
  setFlags('--heap-growing-percent=50')
  keepCompiled()
  require('../dist/main.cjs')
}

// From Node 22.8 on, what was compiled is found again by the next command. Among the user's own files, never in a folder that others may write to.
function keepCompiled() {
  var keep = require('node:module').enableCompileCache
  if (!keep) return
  var env = process.env
  var home = process.platform === 'darwin' ? env.HOME + '/Library/Caches' : env.HOME + '/.cache'
  var caches = env.XDG_CACHE_HOME || (process.platform === 'win32' ? env.LOCALAPPDATA : home)
  if (caches && require('node:path').isAbsolute(caches)) keep(caches + '/relance')
}

function whyNot(error) {
  return error.code === 'MODULE_NOT_FOUND' && String(error.message).includes('main.cjs')
    ? 'relance: le programme n’est pas encore construit. Lancez « npm run build » dans le dossier de relance.\n'
    : 'relance: le programme n’a pas pu démarrer : ' + error.message + '\n'
}
