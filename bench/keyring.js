// Passwords in a real keyring: the built program in a session of its own with Debian's gnome-keyring. Keeps one at `init`, finds it again in
// another process, changes it, takes it away; with the keyring gone, says so. Nothing of the user's own session is touched.
// Needs dbus-run-session and gnome-keyring-daemon (apt install dbus gnome-keyring).
// npm run keyring
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

if (spawnSync('sh', ['-c', 'command -v dbus-run-session && command -v gnome-keyring-daemon']).status !== 0) {
  console.log('NOT TRIED: dbus-run-session or gnome-keyring-daemon is not there')
  process.exit(1)
}
const SECRET = 'tulipe é 42'
const inSession = process.argv[2] === 'in-session'
if (inSession) trySession(process.argv[3] ?? '')
else {
  const home = mkdtempSync(join(tmpdir(), 'relance-keyring-'))
  try {
    const env = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, RELANCE_DATE: '2026-11-20' }
    const words = ['--', process.execPath, 'bench/keyring.js', 'in-session', home]
    process.stdout.write(execFileSync('dbus-run-session', words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    // The same dossier without that session: cron, a service.
    const away = run(join(home, 'brunet'), ['check', '--smtp'], '', env)
    expect(
      'told where no keyring answers',
      away.stdout.includes('Le trousseau de la session ne répond pas') || away.stderr.includes('Le trousseau'),
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function trySession(home) {
  execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], { input: 'secret\n', stdio: ['pipe', 'ignore', 'ignore'] })
  const dossier = join(home, 'brunet')
  const relance = (words, input = '') => run(dossier, words, input, process.env)
  const words = [
    'init',
    dossier,
    '--name',
    'Brunet',
    '--email',
    'compta@brunet.example',
    '--mail',
    'localhost',
    '--password-stdin',
    '--yes',
    '--json',
  ]
  expect('kept at init', JSON.parse(relance(words, `${SECRET}\n`).stdout).password === 'keyring')
  expect(
    'named by the settings',
    readFileSync(join(dossier, 'relance.yaml'), 'utf8').includes('passwordFile: "keyring:localhost/compta@brunet.example"'),
  )
  expect(
    'in no file of the dossier',
    readdirSync(dossier).every((name) => name === 'inbox' || !readFileSync(join(dossier, name)).includes(SECRET)),
  )
  // Nobody listens on port 587: what stops there has its password.
  const read = relance(['check', '--smtp']).stdout
  expect('read by another process', !read.includes('trousseau') && read.includes('localhost'))
  expect('changed', JSON.parse(relance(['password', '--stdin', '--json'], 'rose\n').stdout).kept === 'keyring')
  expect('moved to a file', JSON.parse(relance(['password', '--stdin', '--file', '--json'], 'rose\n').stdout).kept === 'file')
  expect('and back', JSON.parse(relance(['password', '--stdin', '--keyring', '--json'], 'rose\n').stdout).kept === 'keyring')
  expect('the file is gone', !existsSync(join(dossier, 'mot-de-passe-smtp.txt')))
  const again = relance(['password', '--stdin', '--json'], 'rose\n')
  expect('kept again for the other session', JSON.parse(again.stdout).kept === 'keyring')
}

function run(dossier, words, input, env) {
  return spawnSync(process.execPath, [resolve('bin/relance.js'), ...words, '--dossier', dossier], { input, env, encoding: 'utf8' })
}

function expect(what, held) {
  console.log(`${held ? 'ok   ' : 'FAULT'} ${what}`)
  if (!held) process.exitCode = 1
}
