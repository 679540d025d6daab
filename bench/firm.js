// The morning of a firm of many dossiers beside that of one, as whole processes in the same run.
// npm run bench -- firm [--dossiers 200] [--invoices 500] [--rounds 5]
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measure, median } from './measure.js'
import { DAY, EVE, writeReceivables } from './receivables.js'

const SETTINGS = `creditor: { name: Banc, siren: "732829320", email: compta@banc.example, iban: FR7630006000011234567890189 }
customers: { terms: 30 jours, regime: business, language: fr }
penalties: { rate: ecb+10 }
`
const AIM = 60

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    dossiers: { type: 'string', default: '200' },
    invoices: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
  },
})
const program = resolve('bin/relance.js')
const folder = mkdtempSync(join(tmpdir(), 'relance-bench-'))

try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run() {
  const relance = async (day, ...args) => {
    const env = { ...process.env, RELANCE_DATE: day, NO_COLOR: '1' }
    const result = await measure(process.execPath, [program, ...args], { env })
    if (result.code !== 0) throw new Error(`exit ${result.code}\n${result.stderr}`)
    return result
  }
  const invoices = Number(options.invoices)
  const { files } = writeReceivables(folder, { invoices, customers: Math.ceil(invoices * 0.45) })
  const one = join(folder, 'one')
  await relance(EVE, 'init', one, '--name', 'Banc', '--yes')
  writeFileSync(join(one, 'relance.yaml'), SETTINGS)
  const on = ['--dossier', one]
  await relance(EVE, 'import', files.fec, '--first-year', ...on)
  await relance(EVE, 'import', files.contacts, ...on)
  await relance(EVE, 'import', files.reminders, '--as', 'reminders', ...on)
  await relance(EVE, 'plan', '--summary', ...on)
  const firm = join(folder, 'firm')
  mkdirSync(firm)
  for (let number = 1; number <= Number(options.dossiers); number++) cpSync(one, join(firm, `d${number}`), { recursive: true })

  const found = { node: [], one: [], all: [] }
  for (let round = 0; round <= Number(options.rounds); round++) {
    const results = {
      node: await measure(process.execPath, ['-e', '0']),
      one: await relance(DAY, 'daily', '--dry-run', '--json', ...on),
      all: await relance(DAY, 'daily', '--all', firm, '--dry-run', '--json'),
    }
    if (round > 0) for (const [name, result] of Object.entries(results)) found[name].push(result)
  }
  const middle = (name, of) => median(found[name].map((result) => result[of]))
  const ratio = (name, base) => (middle(name, 'ms') / middle(base, 'ms')).toFixed(1)
  console.log(
    `Node ${process.versions.node}, ${options.dossiers} dossiers of ${invoices} open invoices, load ${loadavg()[0].toFixed(2)} at the end\n`,
  )
  console.log('| command | ms | x node -e 0 | x one dossier | MB | aim |')
  console.log('|---|---:|---:|---:|---:|---|')
  const row = (name, label, aim) =>
    console.log(
      `| ${label} | ${middle(name, 'ms').toFixed(0)} | ${ratio(name, 'node')} | ${ratio(name, 'one')} | ${middle(name, 'peakMb').toFixed(0)} | ${aim} |`,
    )
  row('node', 'node -e 0', '')
  row('one', 'daily --dry-run', '')
  row('all', 'daily --all --dry-run', `<= ${AIM} x one dossier`)
}
