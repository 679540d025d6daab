// The plan and the dashboard of a day for a company with very many open invoices, as whole processes beside `node -e 0` in the same run: ratios of one run are
// worth something elsewhere, seconds are not. The plan of the day before is stored, as it is every morning; what a plan and a simulation cost
// where none is stored yet is told apart, measured once.
// npm run bench -- plan [--invoices 100000] [--customers 45000] [--rounds 7]
// RELANCE_BENCH_DIR keeps the dossier there; otherwise it goes to a temporary folder and is removed.
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measure, median } from './measure.js'
import { DAY, EVE, writeReceivables } from './receivables.js'

const SETTINGS = `creditor: { name: Banc, siren: "732829320", email: compta@banc.example, iban: FR7630006000011234567890189 }
customers: { terms: 30 jours, regime: business, language: fr }
penalties: { rate: ecb+10 }
`
const AIMS = { summary: 5, full: 12, peakMb: 250, simulate: 3, dashboard: 12, pageMb: 5 }

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    invoices: { type: 'string', default: '100000' },
    customers: { type: 'string', default: '45000' },
    rounds: { type: 'string', default: '7' },
    program: { type: 'string', default: 'bin/relance.js' },
  },
})
const program = resolve(options.program)
const rounds = Number(options.rounds)
const kept = process.env.RELANCE_BENCH_DIR ?? null
if (kept !== null) mkdirSync(kept, { recursive: true })
const folder = kept ?? mkdtempSync(join(tmpdir(), 'relance-bench-'))

try {
  await run()
} finally {
  if (kept === null) rmSync(folder, { recursive: true, force: true })
}

async function run() {
  const dossier = join(folder, 'dossier')
  const env = { ...process.env, RELANCE_DOSSIER: dossier, NO_COLOR: '1' }
  const relanceOn = (where, day, ...args) =>
    measure(process.execPath, [program, ...args], { env: { ...env, RELANCE_DOSSIER: where, RELANCE_DATE: day } })
  const relance = (day, ...args) => relanceOn(dossier, day, ...args)
  const held = writeReceivables(folder, { invoices: Number(options.invoices), customers: Number(options.customers) })
  rmSync(dossier, { recursive: true, force: true })
  await done(relance(EVE, 'init', dossier, '--name', 'Banc', '--yes'))
  writeFileSync(join(dossier, 'relance.yaml'), SETTINGS)
  for (const args of [
    ['import', held.files.fec, '--first-year'],
    ['import', held.files.contacts],
    ['import', held.files.reminders, '--as', 'reminders'],
  ]) {
    const { ms } = await done(relance(EVE, ...args))
    console.log(`${args.slice(0, 1)} ${args.at(1).split('/').at(-1)}: ${(ms / 1000).toFixed(1)} s`)
  }
  const anew = join(folder, 'anew')
  rmSync(anew, { recursive: true, force: true })
  cpSync(dossier, anew, { recursive: true })
  const first = await done(relance(EVE, 'plan', '--summary', '--json'))
  console.log(
    `first plan, stored: ${(first.ms / 1000).toFixed(1)} s, ${first.peakMb.toFixed(0)} MB; ledger ${size(join(dossier, 'relance.db'))}\n`,
  )

  const cases = {
    node: () => measure(process.execPath, ['-e', '0']),
    summary: () => done(relance(DAY, 'plan', '--dry-run', '--summary', '--json')),
    full: () => done(relance(DAY, 'plan', '--dry-run', '--json')),
    dashboard: () => done(relance(DAY, 'report', '--json')),
  }
  const once = {
    anew: () => done(relanceOn(anew, DAY, 'plan', '--dry-run', '--json')),
    simulate: () => done(relance(DAY, 'simulate', '--days', '30', '--json')),
    firstDashboard: () => done(relance(DAY, 'report', '--json')),
    workbook: () => done(relance(DAY, 'report', '--xlsx', '--json')),
    closing: () => done(relance(DAY, 'report', '--closing', DAY, '--json')),
  }
  const found = Object.fromEntries([...Object.keys(cases), ...Object.keys(once)].map((name) => [name, []]))
  const keep = (name, { ms, cpuMs, peakMb, stdout }) => found[name].push({ ms, cpuMs, peakMb, bytes: stdout.length })
  for (const [name, measured] of Object.entries(once)) keep(name, await measured())
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measured] of Object.entries(cases)) {
      const result = await measured()
      const { stdout } = result
      if (round > 0) keep(name, result)
      if (round === 0 && name === 'summary') tell(JSON.parse(stdout))
    }
  }
  print(found)
  const page = join(dossier, 'reports', `tableau_${DAY}.html`)
  console.log(`the page of the dashboard: ${(statSync(page).size / 1e6).toFixed(2)} MB (aim <= ${AIMS.pageMb})`)
}

function tell({ date, totals, heldByReason }) {
  console.log(`${date}: ${totals.reminders} reminders, ${totals.heldItems} items held: ${JSON.stringify(heldByReason)}\n`)
}

function print(found) {
  const middle = (name, of) => median(found[name].map((one) => one[of]))
  const base = { ms: middle('node', 'ms'), cpuMs: middle('node', 'cpuMs') }
  const ratio = (name, of) => (middle(name, of) / base[of]).toFixed(2)
  console.log(`Node ${process.versions.node}, median of ${rounds} rounds, load ${loadavg()[0].toFixed(2)} at the end\n`)
  console.log('| command | ms | x node -e 0 | x in processor time | MB | bytes out | aim |')
  console.log('|---|---:|---:|---:|---:|---:|---|')
  const row = (name, label, aim) => {
    const [ms, mb, bytes] = ['ms', 'peakMb', 'bytes'].map((of) => middle(name, of).toFixed(0))
    console.log(`| ${label} | ${ms} | ${ratio(name, 'ms')} | ${ratio(name, 'cpuMs')} | ${mb} | ${bytes} | ${aim} |`)
  }
  row('node', 'node -e 0', '')
  row('summary', 'plan --dry-run --summary --json', `<= ${AIMS.summary} x`)
  row('full', 'plan --dry-run --json', `<= ${AIMS.full} x, <= ${AIMS.peakMb} MB`)
  row('anew', 'plan --dry-run --json, no plan stored yet (once)', '')
  row('simulate', 'simulate --days 30 --json (once)', `<= ${AIMS.simulate} x one plan`)
  row('dashboard', 'report --json, books unchanged', `<= ${AIMS.dashboard} x`)
  row('firstDashboard', 'report --json, the first of the day (once)', '')
  row('workbook', 'report --xlsx (once)', '')
  row('closing', 'report --closing (once)', '')
  console.log(`\nsimulate: ${(middle('simulate', 'ms') / middle('anew', 'ms')).toFixed(2)} x one plan of everybody`)
}

async function done(promise) {
  const result = await promise
  if (result.code !== 0) throw new Error(`exit ${result.code}\n${result.stderr}`)
  return result
}

function size(path) {
  return `${(statSync(path).size / 1e6).toFixed(0)} MB`
}
