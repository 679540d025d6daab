#!/usr/bin/env node
// Starts the bundled program; says so plainly when Node is too old or the program is not built.
import { setFlagsFromString } from 'node:v8'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`relance: Node ${process.versions.node} est trop ancien, il faut la version 20.19 ou une plus récente.\n`)
  process.exit(8)
}
// Some thousand opening entries are kept at once: from them the engine would conclude that lines live long, and let the hundreds of
// thousands that follow, each forgotten at once, pile up. Collecting oftener costs nothing that can be measured. A million rows: 80 MB less.
setFlagsFromString('--no-allocation-site-pretenuring')
setFlagsFromString('--heap-growing-percent=50')
try {
  await import('../dist/main.js')
} catch (error) {
  const unbuilt = error?.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('main.js')
  process.stderr.write(
    unbuilt
      ? 'relance: le programme n’est pas encore construit. Lancez « npm run build » dans le dossier de relance.\n'
      : `relance: le programme n’a pas pu démarrer : ${error?.message ?? error}\n`,
  )
  process.exit(8)
}
