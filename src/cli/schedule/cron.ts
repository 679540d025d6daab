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
  const at = blockOf(task, lines).find((index) => isOurs(lines[index]))
  return at === undefined ? null : (lines[at] ?? null)
}

function withoutTask(task: Pick<Task, 'id'>, crontab: string): string {
  const lines = crontab.split('\n')
  const block = new Set(blockOf(task, lines))
  return lines.filter((_, index) => !block.has(index)).join('\n')
}

/** Indexes of what stands there for the task: its marks, of which somebody may have taken one away, and the line between or beside them. */
function blockOf(task: Pick<Task, 'id'>, lines: readonly string[]): number[] {
  const [begin, end] = [lines.indexOf(beginOf(task)), lines.indexOf(endOf(task))]
  if (begin >= 0 && end > begin) return Array.from({ length: end - begin + 1 }, (_, index) => begin + index)
  const beside = [...(begin < 0 ? [] : [begin + 1]), ...(end < 0 ? [] : [end - 1])].filter((index) => isOurs(lines[index]))
  return [begin, end].filter((index) => index >= 0).concat(beside)
}

function isOurs(line: string | undefined): boolean {
  return line?.includes(' daily --catch-up ') === true
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
