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
  var dist = require('node:path').join(__dirname, '..', 'dist')
  var folder = cacheFolder()
  var keep = require('node:module').enableCompileCache
  var command = process.argv[2]
  if (keep && folder) keep(folder)
  if (keep || !folder || process.env.NODE_DISABLE_COMPILE_CACHE || !/^[a-z]{3,20}(-[a-z]{2,20})?$/.test(command))
    require('../dist/main.cjs')
  else require('./keep-compiled.js').loadCompiled(dist, folder, command)
}

// Among the user's own files, never in a folder that others may write to.
function cacheFolder() {
  var env = process.env
  var home = process.platform === 'darwin' ? env.HOME + '/Library/Caches' : env.HOME + '/.cache'
  var caches = env.XDG_CACHE_HOME || (process.platform === 'win32' ? env.LOCALAPPDATA : home)
  return caches && require('node:path').isAbsolute(caches) ? caches + '/relance' : null
}

function whyNot(error) {
  return /^(MODULE_NOT_FOUND|ENOENT)$/.test(error.code) && /main\.cjs|dist/.test(error.message)
    ? 'relance: le programme n’est pas encore construit. Lancez « npm run build » dans le dossier de relance.\n'
    : 'relance: le programme n’a pas pu démarrer : ' + error.message + '\n'
}
