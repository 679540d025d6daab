// The crontab of the user (crontab(5)): a block of its own for each task, so that whatever else stands there is left as it is.
import { hoursOf, type Installation, RETRIED, type Task } from './task.ts'

/** The whole new crontab. @param before the present one, '' for none */
export function cronInstallation(task: Task, before: string): Installation {
  const [first, last] = hoursOf(task)
  const hours = first === last ? `${first}` : `${first}-${last}`
  const block = [beginOf(task), `${task.at.minute} ${hours} * * * ${task.command.map(word).join(' ')}`, endOf(task)].join('\n')
  const rest = withoutTask(task, before)
  const input = `${rest === '' || rest.endsWith('\n') ? rest : `${rest}\n`}${block}\n`
  return {
    files: [],
    commands: [{ words: ['crontab', '-'], input }],
    notes: [RETRIED, 'cron envoie par courrier local ce que relance aurait à dire ; quand tout va bien, il ne dit rien.'],
  }
}

export function cronRemoval(task: Pick<Task, 'id'>, before: string): Installation {
  return { files: [], commands: [{ words: ['crontab', '-'], input: withoutTask(task, before) }], notes: [] }
}

/** Its line of the crontab; null: it is not there. */
export function cronLine(task: Pick<Task, 'id'>, crontab: string): string | null {
  const lines = crontab.split('\n')
  const at = lines.indexOf(beginOf(task))
  return at < 0 ? null : (lines[at + 1] ?? null)
}

function withoutTask(task: Pick<Task, 'id'>, crontab: string): string {
  const lines = crontab.split('\n')
  const [begin, end] = [lines.indexOf(beginOf(task)), lines.indexOf(endOf(task))]
  return begin < 0 || end < begin ? crontab : [...lines.slice(0, begin), ...lines.slice(end + 1)].join('\n')
}

function beginOf({ id }: Pick<Task, 'id'>): string {
  return `# relance ${id}`
}

function endOf({ id }: Pick<Task, 'id'>): string {
  return `# fin de relance ${id}`
}

/** A word of the shell; cron itself takes a bare % for the end of the line. */
function word(text: string): string {
  const quoted = /^[\w@+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
  return quoted.replaceAll('%', '\\%')
}
