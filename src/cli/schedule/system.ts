// The scheduler of this machine, through the programs it comes with. The only place of the schedule that writes files or starts programs.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { dirname } from 'node:path'
import { MachineError, UsageError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { cronInstallation, cronLine, cronRemoval } from './cron.ts'
import { bytesOfText, textOfBytes } from './crontab-bytes.ts'
import { agentPath, launchdInstallation, launchdRemoval } from './launchd.ts'
import { systemdInstallation, systemdRemoval, unitPaths } from './systemd.ts'
import type { Installation, SystemName, Task } from './task.ts'
import { taskName } from './task.ts'
import { windowsInstallation, windowsRemoval } from './windows.ts'

export interface Scheduler {
  readonly name: SystemName
  install(task: Task): Installation
  /** What takes it away, and the files that go with it. */
  remove(task: Pick<Task, 'id' | 'name'>): Installation & { readonly paths: readonly string[] }
  /** What stands there for the task, as the machine tells it; null: nothing. */
  find(task: Pick<Task, 'id' | 'name'>): string | null
}

/** @param asked the scheduler named by the user; null: that of the machine. @throws MachineError 'scheduler-missing' */
export function schedulerOf({ env, date }: Pick<Context, 'env' | 'date'>, asked: SystemName | null): Scheduler {
  const home = env.HOME || homedir()
  const run = runner(env)
  switch (asked ?? ofMachine(run)) {
    case 'cron': {
      const crontab = () => presentCrontab(env)
      return {
        name: 'cron',
        install: (task) => cronInstallation(task, crontab()),
        remove: (task) => ({ ...cronRemoval(task, crontab()), paths: [] }),
        find: (task) => cronLine(task, crontab()),
      }
    }
    case 'systemd':
      return {
        name: 'systemd',
        install: (task) => systemdInstallation(task, home, env.XDG_CONFIG_HOME),
        remove: (task) => ({ ...systemdRemoval(task), paths: unitPaths(task, home, env.XDG_CONFIG_HOME) }),
        find: (task) => {
          const [, timer] = unitPaths(task, home, env.XDG_CONFIG_HOME)
          if (!existsSync(timer)) return null
          return (
            run(['systemctl', '--user', 'list-timers', '--all', '--no-pager', '--no-legend', `${taskName(task)}.timer`])?.trim() || timer
          )
        },
      }
    case 'launchd': {
      const uid = userInfo().uid
      return {
        name: 'launchd',
        install: (task) => launchdInstallation(task, home, uid),
        remove: (task) => ({ ...launchdRemoval(task, uid), paths: [agentPath(task, home)] }),
        find: (task) => (existsSync(agentPath(task, home)) ? agentPath(task, home) : null),
      }
    }
    case 'windows':
      return {
        name: 'windows',
        install: (task) => windowsInstallation(task, tmpdir(), date),
        remove: (task) => ({ ...windowsRemoval(task), paths: [] }),
        find: (task) => run(['schtasks', '/Query', '/TN', `relance\\${taskName(task)}`, '/FO', 'LIST'])?.trim() ?? null,
      }
  }
}

function ofMachine(run: Runner): SystemName {
  if (process.platform === 'win32') return 'windows'
  if (process.platform === 'darwin') return 'launchd'
  if (run(['systemctl', '--user', 'show-environment']) !== null) return 'systemd'
  if (run(['crontab', '-l']) !== null || run(['sh', '-c', 'command -v crontab']) !== null) return 'cron'
  throw new MachineError('scheduler-missing', 'Cette machine n’a ni systemd pour les utilisateurs, ni cron.', {
    advice:
      'Installez cron (sous Debian : apt install cron), ou voyez les lignes à recopier : relance schedule install --print --system cron',
  })
}

/** @throws MachineError 'scheduler-refused' when it cannot be read: a crontab is never replaced unseen */
function presentCrontab(env: Context['env']): string {
  const { status, stdout, stderr: told } = spawnSync('crontab', ['-l'], { env: { ...env, LC_ALL: 'C' } })
  if (status === 0) return textOfBytes(stdout)
  const stderr = told?.toString('utf8') ?? ''
  if (/no crontab for/i.test(stderr)) return ''
  throw new MachineError('scheduler-refused', `Votre crontab n’a pas pu être lue : ${stderr.trim() || 'la commande crontab manque'}.`, {
    advice: 'Voyez les lignes à recopier : relance schedule install --print --system systemd, ou installez cron.',
  })
}

type Runner = (words: readonly string[], input?: string) => string | null

/** Runs a program of the machine; what it prints, null where it cannot be started or fails. */
function runner(env: Context['env']): Runner {
  return ([program = '', ...words], input) => {
    const bytes = input === undefined ? undefined : bytesOfText(input)
    const { status, stdout } = spawnSync(program, words, { env: env as NodeJS.ProcessEnv, input: bytes, encoding: 'utf8' })
    return status === 0 ? stdout : null
  }
}

/** Writes the files, then runs the commands. @throws MachineError 'scheduler-refused' at the first command that fails; the files written stay for another try */
export function carryOut({ env }: Pick<Context, 'env'>, { files, commands }: Installation, paths: readonly string[] = []): void {
  for (const { path, content, encoding } of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { encoding: encoding ?? 'utf8', mode: 0o600 })
  }
  const run = runner(env)
  for (const { words, input } of commands) {
    if (run(words, input) !== null) continue
    throw new MachineError('scheduler-refused', `Le planificateur de la machine a refusé : ${words.join(' ')}`, {
      advice: 'Voyez ce que relance voulait faire : relance schedule install --print. Vous pouvez aussi le faire vous-même.',
    })
  }
  for (const path of paths) rmSync(path, { force: true })
}

const NAMES: readonly SystemName[] = ['cron', 'systemd', 'launchd', 'windows']

/** @throws UsageError for another name */
export function systemNamed(text: string | null): SystemName | null {
  if (text === null) return null
  const name = NAMES.find((one) => one === text)
  if (name !== undefined) return name
  throw new UsageError('option-invalid', `--system : « ${text} » n’est pas un planificateur connu.`, {
    advice: `Écrivez ${NAMES.join(', ')}.`,
  })
}
