// What the schedule says to people: what will be written and started, what stands there, when the work was done last.

import type { IsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import { clockText, type Installation, type SystemName, type Task } from './schedule/task.ts'

const SYSTEMS: Readonly<Record<SystemName, string>> = {
  cron: 'cron, votre crontab',
  systemd: 'systemd, vos minuteurs',
  launchd: 'launchd, vos agents',
  windows: 'le Planificateur de tâches de Windows',
}

export function installationText(system: SystemName, task: Task, { files, commands, notes }: Installation): string {
  const written = files.map(({ path, content }) => `\nFichier ${path} :\n${indented(content.replace('\ufeff', ''))}`)
  const started = commands.map(({ words, input }) => `\nCommande : ${words.join(' ')}\n${input === undefined ? '' : indented(input)}`)
  const told = notes.map((note) => `${note}\n`)
  return `Chaque jour à ${clockText(task.at)}, avec ${SYSTEMS[system]} :\n${[...written, ...started].join('')}\n${told.join('')}`
}

export interface ScheduleStatus {
  readonly system: SystemName
  readonly installed: boolean
  readonly found: string | null
  readonly dossiers: readonly { readonly folder: string; readonly doneOn: IsoDay | null; readonly lastLog: string | null }[]
}

export function statusText({ system, installed, found, dossiers }: ScheduleStatus): string {
  const what = installed
    ? `Planifié avec ${SYSTEMS[system]} :\n${indented(found ?? '')}`
    : `Rien n’est planifié avec ${SYSTEMS[system]}. Pour le faire : relance schedule install --at 08:30\n`
  const done = dossiers.map(({ folder, doneOn, lastLog }) => {
    const day =
      doneOn === null ? 'le travail n’a encore jamais été mené à bien' : `travail mené à bien la dernière fois le ${formatLongDay(doneOn)}`
    return `${folder} : ${day}${lastLog === null ? '' : `, journal ${lastLog}`}\n`
  })
  return `${what}\n${done.join('')}`
}

export function removalText(
  {
    system,
    found,
    removed,
    paths,
  }: { readonly system: SystemName; readonly found: string | null; readonly removed: boolean; readonly paths: readonly string[] },
  { commands }: Installation,
  print: boolean,
): string {
  if (found === null) return `Rien n’est planifié avec ${SYSTEMS[system]} : il n’y a rien à retirer.\n`
  if (removed) return 'Retiré : le travail ne se fera plus de lui-même.\n'
  const started = commands.map(({ words, input }) => `Commande : ${words.join(' ')}\n${input === undefined ? '' : indented(input)}`)
  return print ? [...started, ...paths.map((path) => `Fichier à ôter : ${path}\n`)].join('') : ''
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('')
}
