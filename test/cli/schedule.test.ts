// The daily work given to the scheduler of a machine: what each one is given, word for word, and what stands there before and after.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cronInstallation, cronLine, cronRemoval } from '../../src/cli/schedule/cron.ts'
import { bytesOfText, textOfBytes } from '../../src/cli/schedule/crontab-bytes.ts'
import { launchdInstallation } from '../../src/cli/schedule/launchd.ts'
import { systemdInstallation } from '../../src/cli/schedule/systemd.ts'
import { taskOf } from '../../src/cli/schedule/task.ts'
import { windowsInstallation } from '../../src/cli/schedule/windows.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'

const AT = { hour: 8, minute: 5 }
const PROGRAMS = { node: '/usr/bin/node', program: '/opt/relance/bin/relance.js' }
const PLAIN = taskOf('/home/anne/brunet', AT, false, PROGRAMS)
/** All that some scheduler or shell reads otherwise. */
const HOSTILE = taskOf(`/home/anne/Dossier d'Éloi 100 % $HOME "a" & <b>\\c`, AT, false, PROGRAMS)

describe('what a scheduler is given', () => {
  it('cron: a block of its own, each hour until the evening; what stood there stays', () => {
    const before = 'MAILTO=anne\n0 3 * * * sauvegarde\n'
    const [command] = cronInstallation(PLAIN, before).commands
    expect(command).toEqual({
      words: ['crontab', '-'],
      input: `MAILTO=anne
0 3 * * * sauvegarde
# relance ${PLAIN.id}
5 8-20 * * * /usr/bin/node /opt/relance/bin/relance.js daily --catch-up --dossier /home/anne/brunet
# fin de relance ${PLAIN.id}
`,
    })
    // Twice is once, at the new hour; late in the evening once.
    const later = cronInstallation({ ...PLAIN, at: { hour: 21, minute: 0 } }, command?.input ?? '').commands[0]?.input
    expect(later).toBe(command?.input?.replace('5 8-20 * * *', '0 21 * * *'))
  })

  it('cron: is taken away whole, whichever of its marks somebody removed; and nothing else is', () => {
    const installed = cronInstallation(PLAIN, 'MAILTO=anne\n0 3 * * * sauvegarde\n').commands[0]?.input ?? ''
    const [begin, end] = [`# relance ${PLAIN.id}\n`, `# fin de relance ${PLAIN.id}\n`]
    for (const lost of [installed, installed.replace(end, ''), installed.replace(begin, '')]) {
      expect(cronLine(PLAIN, lost)).toContain('/opt/relance/bin/relance.js daily --catch-up')
      expect(cronRemoval(PLAIN, lost).commands[0]?.input).toBe('MAILTO=anne\n0 3 * * * sauvegarde\n')
    }
    const emptied = installed.replace(/^5 8-20.*\n/m, '')
    expect(cronLine(PLAIN, emptied)).toBeNull()
    expect(cronRemoval(PLAIN, emptied.replace(end, '')).commands[0]?.input).toBe('MAILTO=anne\n0 3 * * * sauvegarde\n')
  })

  it('cron: lines in another encoding come back byte for byte', () => {
    const before = Buffer.from('MAILTO=\xe9ric\n0 3 * * * /home/\xe9ric/save.sh \xff\xfe\n0 4 * * * /home/éloi\n', 'latin1')
    const both = Buffer.concat([before, Buffer.from('0 5 * * * /srv/Éloi\n', 'utf8')])
    const { input = '' } = cronInstallation(HOSTILE, textOfBytes(both)).commands[0] ?? {}
    const after = bytesOfText(input)
    expect(after.subarray(0, both.length).equals(both)).toBe(true)
    expect(after.subarray(both.length).toString('utf8')).toContain("Dossier d'\\''Éloi")
    expect(bytesOfText(cronRemoval(HOSTILE, textOfBytes(after)).commands[0]?.input ?? '').equals(both)).toBe(true)
    const any = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7 + (index >> 3)) & 0xff))
    expect(bytesOfText(textOfBytes(any)).equals(any)).toBe(true)
  })

  it('cron: a path of any kind is one word of the shell, and no percent sign ends the line', () => {
    const line = cronInstallation(HOSTILE, '').commands[0]?.input?.split('\n')[1] ?? ''
    // As cron(8) does: a percent sign with a backslash is a percent sign, a bare one would be the end of the line.
    expect(line.replaceAll('\\%', '')).not.toContain('%')
    const shell = line.replaceAll('\\%', '%').split(' ').slice(5).join(' ').replace(PROGRAMS.node, 'printf "[%s]"')
    expect(spawnSync('sh', ['-c', shell], { encoding: 'utf8' }).stdout).toBe(
      HOSTILE.command
        .slice(1)
        .map((word) => `[${word}]`)
        .join(''),
    )
  })

  it('systemd: a service and a timer that remembers', () => {
    const { files, commands } = systemdInstallation(PLAIN, '/home/anne', undefined)
    expect(files.map(({ path }) => path)).toEqual([
      `/home/anne/.config/systemd/user/relance-brunet-${PLAIN.id}.service`,
      `/home/anne/.config/systemd/user/relance-brunet-${PLAIN.id}.timer`,
    ])
    expect(files.map(({ content }) => content)).toEqual([
      `[Unit]
Description=relance : brunet

[Service]
Type=oneshot
WorkingDirectory=/home/anne/brunet
ExecStart="/usr/bin/node" "/opt/relance/bin/relance.js" "daily" "--catch-up" "--dossier" "/home/anne/brunet"
Nice=5
`,
      `[Unit]
Description=relance : brunet, chaque jour à 08:05

[Timer]
OnCalendar=*-*-* 8..20:05:00
Persistent=true

[Install]
WantedBy=timers.target
`,
    ])
    expect(commands.map(({ words }) => words.join(' '))).toEqual([
      'systemctl --user daemon-reload',
      `systemctl --user enable --now relance-brunet-${PLAIN.id}.timer`,
    ])
    expect(systemdInstallation(HOSTILE, '/home/anne', undefined).files[0]?.content).toContain(
      String.raw`"/home/anne/Dossier d'Éloi 100 %% $$HOME \"a\" & <b>\\c"`,
    )
  })

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('systemd: units that its own checker accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-units-'))
    const work = join(folder, `Dossier d'Éloi 100 % $HOME "a"`)
    mkdirSync(work)
    const task = taskOf(work, AT, false, { node: process.execPath, program: '/opt/relance/bin/relance.js' })
    const { files } = systemdInstallation(task, folder, undefined)
    mkdirSync(join(folder, '.config/systemd/user'), { recursive: true })
    for (const { path, content } of files) writeFileSync(path, content)
    const checked = spawnSync('systemd-analyze', ['verify', '--user', ...files.map(({ path }) => path)], { encoding: 'utf8' })
    expect(checked.stderr.split('\n').filter((line) => line.includes('relance-'))).toEqual([])
    const times = spawnSync('systemd-analyze', ['calendar', '--iterations=2', '--base-time=2026-11-20 12:00:00', '*-*-* 8..20:05:00'], {
      encoding: 'utf8',
    })
    expect(times.stdout).toMatch(/12:05:00[\s\S]*13:05:00/)
    rmSync(folder, { recursive: true })
  })

  it('launchd: an agent for each hour until the evening', () => {
    const { files, commands } = launchdInstallation(HOSTILE, '/Users/anne', 501)
    const [agent] = files
    expect(agent?.path).toBe(`/Users/anne/Library/LaunchAgents/relance-Dossier-d-Eloi-100-HOME-a-b-c-${HOSTILE.id}.plist`)
    expect(agent?.content).toContain(`<string>/home/anne/Dossier d'Éloi 100 % $HOME "a" &amp; &lt;b&gt;\\c</string>`)
    expect(agent?.content.match(/<key>Hour<\/key><integer>(\d+)<\/integer>/g)).toHaveLength(13)
    expect(agent?.content).toContain('<key>Minute</key><integer>5</integer>')
    expect(commands.map(({ words }) => words.slice(0, 3))).toEqual([['launchctl', 'bootstrap', 'gui/501']])
  })

  it('Windows: a task that starts what was missed, never twice at once', () => {
    const task = taskOf('C:\\Dossiers\\Éloi "a"\\', AT, true, {
      node: 'C:\\Program Files\\nodejs\\node.exe',
      program: 'C:\\relance\\bin\\relance.js',
    })
    const { files, commands } = windowsInstallation(task, 'C:\\Temp', '2026-11-20')
    const [file] = files
    expect(file?.encoding).toBe('utf16le')
    expect(file?.content.startsWith('\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n')).toBe(true)
    expect(file?.content).toContain('<StartBoundary>2026-11-20T08:05:00</StartBoundary>')
    expect(file?.content).toContain('<Repetition><Interval>PT1H</Interval><Duration>PT12H</Duration></Repetition>')
    expect(file?.content).toContain('<StartWhenAvailable>true</StartWhenAvailable>')
    expect(file?.content).toContain('<MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>')
    expect(file?.content).toContain('<Command>C:\\Program Files\\nodejs\\node.exe</Command>')
    // CommandLineToArgvW reads it back as C:\Dossiers\Éloi "a"\.
    expect(file?.content).toContain(
      '<Arguments>C:\\relance\\bin\\relance.js daily --catch-up --all &quot;C:\\Dossiers\\Éloi \\&quot;a\\&quot;\\\\&quot;</Arguments>',
    )
    expect(commands[0]?.words.slice(0, 2)).toEqual(['schtasks', '/Create'])
  })
})

interface Refusal {
  readonly error: { readonly code: string }
}

describe('relance schedule', () => {
  let dossier: TempDossier
  let table: string
  beforeAll(() => {
    dossier = newDossier()
    table = join(dossier.folder, '..', 'crontab')
    // In the place of the machine's own, which tests must not touch: keeps the table in a file, as crontab(1) does.
    const programs = join(dossier.folder, '..', 'bin')
    mkdirSync(programs)
    writeFileSync(
      join(programs, 'crontab'),
      `#!/bin/sh\nif [ "$1" = -l ]; then [ -f "${table}" ] && exec cat "${table}"; echo "no crontab for anne" >&2; exit 1; fi\nexec cat > "${table}"\n`,
    )
    chmodSync(join(programs, 'crontab'), 0o755)
    dossier.env = { PATH: `${programs}:${process.env['PATH'] ?? ''}` }
  })
  afterAll(removeDossiers)

  const schedule = (...words: string[]) => dossier.run('schedule', ...words, '--system', 'cron')

  it('refuses a folder whose name no scheduler would keep', async () => {
    const odd = join(dossier.folder, '..', "x\n* * * * * touch PWNED #'")
    cpSync(dossier.folder, odd, { recursive: true })
    for (const system of ['cron', 'systemd', 'launchd', 'windows']) {
      const { code, stderr } = await dossier.run('schedule', 'install', '--print', '--system', system, '--dossier', odd)
      expect([code, stderr.includes('Renommez-le')]).toEqual([2, true])
    }
  })

  it('shows without changing, installs, tells, moves and takes away, and leaves the other lines', async () => {
    writeFileSync(table, '0 3 * * * sauvegarde\n')
    const shown = await schedule('install', '--print', '--at', '7h15')
    expect([shown.code, readFileSync(table, 'utf8')]).toEqual([0, '0 3 * * * sauvegarde\n'])
    expect(plain(shown.stdout)).toContain('15 7-20 * * * ')
    expect((await schedule('status')).stdout).toContain('Rien n’est planifié')
    expect((await schedule('install', '--at', '7h15')).code).toBe(0)
    expect((await schedule('install', '--at', '8:30')).code).toBe(0)
    const lines = readFileSync(table, 'utf8').split('\n')
    expect(lines.filter((line) => line.includes(' daily --catch-up --dossier '))).toEqual([
      `30 8-20 * * * ${process.execPath} ${join(import.meta.dirname, '../..', 'bin/relance.js')} daily --catch-up --dossier ${dossier.folder}`,
    ])
    expect(lines[0]).toBe('0 3 * * * sauvegarde')
    const status = await schedule('status')
    expect(plain(status.stdout)).toContain('30 8-20 * * * ')
    expect(plain(status.stdout)).toContain('le travail n’a encore jamais été mené à bien')
    expect((await schedule('remove')).code).toBe(0)
    expect(readFileSync(table, 'utf8')).toBe('0 3 * * * sauvegarde\n')
    expect(plain((await schedule('remove')).stdout)).toContain('il n’y a rien à retirer')
  })

  it('check tells of a password that the scheduled work would not have', async () => {
    const smtp = { host: '127.0.0.1', port: 9, security: 'none', user: 'compta' }
    dossier.settings({ smtp })
    const programs = dossier.env
    const line = async () => {
      const { checks } = (await dossier.run('check', '--no-smtp', '--json')).json<{
        checks: { name: string; state: string; text: string }[]
      }>()
      const found = checks.find(({ name }) => name === 'scheduled-secrets')
      return found === undefined ? null : [found.state, plain(found.text)]
    }
    dossier.env = { ...programs, RELANCE_SMTP_PASSWORD: 'x' }
    expect(await line()).toBeNull() // nothing is scheduled
    await schedule('install')
    expect(await line()).toEqual([
      'warning',
      'Le travail planifié n’a pas les variables de cette fenêtre : RELANCE_SMTP_PASSWORD y manquera, et rien ne partira. Pour le garder : relance password.',
    ])
    dossier.env = programs
    expect(await line()).toBeNull()
    dossier.settings({ smtp: { ...smtp, passwordFile: 'keyring:127.0.0.1/compta' } })
    expect(await line()).toEqual(['warning', expect.stringContaining('cron travaille hors de votre session')])
    // As one of the dossiers of a firm, too.
    await schedule('remove')
    await dossier.run('schedule', 'install', '--system', 'cron', '--all', join(dossier.folder, '..'))
    expect(await line()).toEqual(['warning', expect.stringContaining('cron')])
    writeFileSync(table, '')
    dossier.settings({ smtp: null })
  })

  it('never replaces a crontab that it could not read', async () => {
    const refusing = join(dossier.folder, '..', 'bin2')
    mkdirSync(refusing)
    writeFileSync(
      join(refusing, 'crontab'),
      `#!/bin/sh\n[ "$1" = -l ] && { echo "you are not allowed" >&2; exit 1; }\ntouch "${table}.written"\n`,
    )
    chmodSync(join(refusing, 'crontab'), 0o755)
    const before = dossier.env
    dossier.env = { PATH: `${refusing}:${process.env['PATH'] ?? ''}` }
    const answer = await schedule('install', '--yes', '--json')
    dossier.env = before
    expect([answer.json<Refusal>().error.code, existsSync(`${table}.written`)]).toEqual(['scheduler-refused', false])
    expect(plain(answer.stderr)).toContain('Votre crontab n’a pas pu être lue : you are not allowed.')
  })

  it('tells when no scheduler is there', async () => {
    const before = dossier.env
    dossier.env = { PATH: '/nonexistent' }
    const answer = await dossier.run('schedule', 'install', '--json')
    dossier.env = before
    expect([answer.code, answer.json<Refusal>().error.code]).toEqual([8, 'scheduler-missing'])
    expect(plain(answer.stderr)).toContain('ni systemd pour les utilisateurs, ni cron')
  })

  it.each([
    ['demain'],
    ['install', '--at', '25:00'],
    ['install', '--at', 'huit heures'],
    ['install', '--all', 'nulle-part'],
    ['install', '--all', '.', '--dossier', '.'],
  ])('is refused: %s %s %s %s %s', async (...words) => {
    expect((await schedule(...words.filter((word) => word !== undefined))).code).toBe(2)
  })
})
