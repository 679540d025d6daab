// A service and its timer for the user's own manager (systemd.service(5), systemd.timer(5), systemd.syntax(7)).
import { join } from 'node:path'
import { clockText, hoursOf, type Installation, RETRIED, type Task, taskName } from './task.ts'

/** @param home the user's home folder. @param configHome XDG_CONFIG_HOME, when it is set */
export function systemdInstallation(task: Task, home: string, configHome: string | undefined): Installation {
  const name = taskName(task)
  const at = clockText(task.at)
  const [service, timer] = unitPaths(task, home, configHome)
  const [first, last] = hoursOf(task)
  const hours = first === last ? `${first}` : `${first}..${last}`
  const minute = String(task.at.minute).padStart(2, '0')
  return {
    files: [
      {
        path: service,
        content: `[Unit]
Description=relance : ${plain(task.name)}

[Service]
Type=oneshot
WorkingDirectory=${specifiers(task.folder)}
ExecStart=${task.command.map(word).join(' ')}
Nice=5
`,
      },
      {
        path: timer,
        content: `[Unit]
Description=relance : ${plain(task.name)}, chaque jour à ${at}

[Timer]
OnCalendar=*-*-* ${hours}:${minute}:00
Persistent=true

[Install]
WantedBy=timers.target
`,
      },
    ],
    commands: [{ words: ['systemctl', '--user', 'daemon-reload'] }, { words: ['systemctl', '--user', 'enable', '--now', `${name}.timer`] }],
    notes: [RETRIED, 'Pour qu’il se fasse aussi sans session ouverte, une fois : loginctl enable-linger'],
  }
}

/** Its units are taken away after these commands. */
export function systemdRemoval(task: Pick<Task, 'id' | 'name'>): Installation {
  return {
    files: [],
    commands: [
      { words: ['systemctl', '--user', 'disable', '--now', `${taskName(task)}.timer`] },
      { words: ['systemctl', '--user', 'daemon-reload'] },
    ],
    notes: [],
  }
}

export function unitPaths(
  task: Pick<Task, 'id' | 'name'>,
  home: string,
  configHome: string | undefined,
): readonly [service: string, timer: string] {
  const folder = join(configHome || join(home, '.config'), 'systemd', 'user')
  return [join(folder, `${taskName(task)}.service`), join(folder, `${taskName(task)}.timer`)]
}

/** Between double quotes, where backslashes and quotes are written with a backslash, a dollar and a percent sign twice. */
function word(text: string): string {
  const escaped = specifiers(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')
  return `"${escaped}"`
}

function specifiers(text: string): string {
  return text.replaceAll('%', '%%')
}

function plain(text: string): string {
  return specifiers(text).replace(/[\r\n\\]/g, ' ')
}
