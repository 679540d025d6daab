// npm run law puts every published example of fixtures/law to the engine and prints what its source says beside what relance computes.
// Nothing needs to be built: the sources are bundled here, in memory. Exit code 1 when an example no longer gives what is recorded.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const PROGRAM = `export { lawRows } from './law-rows.ts'; export { lawTable } from './law-table.ts'`

const { outputFiles } = await build({
  stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('../test/law', import.meta.url)), loader: 'ts' },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
})
const { lawRows, lawTable } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)

const rows = lawRows(fixture('examples.json'), fixture('terms.json'))
console.log(lawTable(rows))
const faults = rows.filter((row) => row.reproduced !== row.shouldReproduce)
for (const { id } of faults) console.error(`${id}: the fixture says otherwise.`)
process.exitCode = faults.length === 0 ? 0 : 1

function fixture(name) {
  return JSON.parse(readFileSync(new URL(`../fixtures/law/${name}`, import.meta.url), 'utf8'))
}
