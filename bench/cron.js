// The daily work run by cron itself: a dossier with a new export in its watched folder, a crontab entry for the next minute, a cron that runs it.
// Needs Debian's cron and root; the crontab is put back as it was.
// npm run cron
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const program = resolve('bin/relance.js')
const WAIT_S = 150

if (process.getuid?.() !== 0 || spawnSync('sh', ['-c', 'command -v cron && command -v crontab']).status !== 0) {
  console.log('skipped: cron is not there, or this is not root')
  process.exit(0)
}
const before = spawnSync('crontab', ['-l'], { encoding: 'utf8' })
const folder = mkdtempSync(join(tmpdir(), "relance cron d'"))
const dossier = join(folder, 'Éloi 100 %')
const relance = (...words) => execFileSync(process.execPath, [program, ...words, '--dossier', dossier], { encoding: 'utf8' })
const daemon = spawnSync('pgrep', ['-x', 'cron']).status === 0 ? null : spawn('cron', ['-f'], { stdio: 'ignore' })
try {
  execFileSync(process.execPath, [program, 'init', dossier, '--name', 'Banc', '--yes'])
  const settings = join(dossier, 'relance.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('#settledSeconds: 30', 'settledSeconds: 1'))
  mkdirSync(join(dossier, 'inbox'), { recursive: true })
  writeFileSync(join(dossier, 'inbox', 'clients.csv'), 'Code client;Nom;E-mail\nC001;Client un;un@client.example\n')
  const next = new Date(Date.now() + 61_000)
  const at = `${next.getHours()}:${String(next.getMinutes()).padStart(2, '0')}`
  process.stdout.write(relance('schedule', 'install', '--at', at, '--system', 'cron', '--yes'))
  const logs = join(dossier, 'logs')
  let ended = null
  for (let seconds = 0; seconds < WAIT_S && ended === null; seconds++) {
    await sleep(1_000)
    const lines = existsSync(logs) ? readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').trim().split('\n')) : []
    ended = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'end') ?? null
  }
  const moved = existsSync(join(dossier, 'inbox', 'imported')) ? readdirSync(join(dossier, 'inbox', 'imported')) : []
  process.stdout.write(relance('schedule', 'status', '--system', 'cron'))
  relance('schedule', 'remove', '--system', 'cron')
  console.log(JSON.stringify({ at, exitCode: ended?.exitCode ?? null, imported: moved }))
  process.exitCode = ended?.exitCode === 0 && moved.length === 1 ? 0 : 1
} finally {
  daemon?.kill()
  if (before.status === 0) spawnSync('crontab', ['-'], { input: before.stdout })
  else spawnSync('crontab', ['-r'])
  rmSync(folder, { recursive: true, force: true })
}
