// A launch agent of macOS (launchd.plist(5)). What it could not start while the machine slept, it starts at its waking.
import { join } from 'node:path'
import { hoursOf, type Installation, RETRIED, type Task, taskName } from './task.ts'

/** @param home the user's home folder. @param uid the user's number */
export function launchdInstallation(task: Task, home: string, uid: number): Installation {
  const path = agentPath(task, home)
  const [first, last] = hoursOf(task)
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const times = hours.map(
    (hour) => `    <dict>
      <key>Hour</key><integer>${hour}</integer>
      <key>Minute</key><integer>${task.at.minute}</integer>
    </dict>`,
  )
  const output = xml(join(task.folder, 'logs', 'launchd.log'))
  return {
    files: [
      {
        path,
        content: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>${taskName(task)}</string>
  <key>ProgramArguments</key>
  <array>
${task.command.map((word) => `    <string>${xml(word)}</string>`).join('\n')}
  </array>
  <key>WorkingDirectory</key><string>${xml(task.folder)}</string>
  <key>StartCalendarInterval</key>
  <array>
${times.join('\n')}
  </array>
  <key>StandardOutPath</key><string>${output}</string>
  <key>StandardErrorPath</key><string>${output}</string>
  <key>ProcessType</key><string>Background</string>
</dict>
</plist>
`,
      },
    ],
    commands: [{ words: ['launchctl', 'bootstrap', `gui/${uid}`, path] }],
    notes: [RETRIED],
  }
}

/** Its file is taken away after this command. */
export function launchdRemoval(task: Pick<Task, 'id' | 'name'>, uid: number): Installation {
  return { files: [], commands: [{ words: ['launchctl', 'bootout', `gui/${uid}/${taskName(task)}`] }], notes: [] }
}

export function agentPath(task: Pick<Task, 'id' | 'name'>, home: string): string {
  return join(home, 'Library', 'LaunchAgents', `${taskName(task)}.plist`)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
