// relance schedule: the daily work given to the scheduler of the machine, looked at, taken back. What is done is shown first.

import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { MachineError, UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { dossiersIn, refuseDossierBeside } from '../firm-folders.ts'
import { lastDaily } from '../last-daily.ts'
import { foundDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { packagePath } from '../package-folder.ts'
import { present } from '../present.ts'
import { carryOut, type Scheduler, schedulerOf, systemNamed } from '../schedule/system.ts'
import { clockText, type Task, taskOf } from '../schedule/task.ts'
import { installationText, removalText, statusText } from '../schedule-text.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<action>', 'install, status ou remove')
      .option('--at <heure>', 'heure du travail, à l’horloge de la machine (08:30 par défaut)')
      .option('--all <répertoire>', 'tous les dossiers de ce répertoire, plutôt qu’un seul')
      .option('--system <nom>', 'cron, systemd, launchd ou windows (par défaut, celui de la machine)')
      .option('--print', 'montrer ce qui serait écrit et lancé, sans rien changer')
      .option('--yes', 'sans demander confirmation')
  },

  examples: [
    ['relance schedule install --at 08:30', 'le travail de chaque matin, à huit heures et demie'],
    ['relance schedule install --at 07:15 --all dossiers', 'tous les dossiers du cabinet'],
    ['relance schedule install --print --system systemd', 'ce qui serait écrit, sans rien changer'],
    ['relance schedule status', 'ce qui est planifié, et quand le travail a été fait'],
    ['relance schedule remove', 'ne plus le faire'],
  ],

  async run(context, [action], options) {
    const scheduler = schedulerOf(context, systemNamed(textOption(options, 'system')))
    const task = await taskAsked(context, options)
    switch (action) {
      case 'install':
        return await install(context, options, scheduler, task)
      case 'status':
        return await status(context, options, scheduler, task)
      case 'remove':
        return await remove(context, options, scheduler, task)
      default:
        throw new UsageError('usage', `« ${action} » n’est pas une action.`, { advice: 'Écrivez install, status ou remove.' })
    }
  },
}

async function install(context: Context, options: Options, scheduler: Scheduler, task: Task): Promise<number> {
  const installation = scheduler.install(task)
  const installed =
    options.print !== true && (options.yes === true || (await agreed(context, installationText(scheduler.name, task, installation))))
  if (installed) carryOut(context, installation)
  const { files, commands, notes } = installation
  const view = {
    date: context.date,
    system: scheduler.name,
    at: clockText(task.at),
    folder: task.folder,
    installed,
    files,
    commands,
    notes,
    totals: { files: files.length },
  }
  await present(context, options, view, {
    text: () =>
      installed
        ? `Planifié : chaque jour à ${view.at}, pour ${task.folder}.\n${notes.map((note) => `${note}\n`).join('')}Ce qui pourrait manquer au travail planifié : relance check\nOù cela en est : relance schedule status\n`
        : options.print === true
          ? installationText(scheduler.name, task, installation)
          : 'Rien n’a été changé.\n',
  })
  return 0
}

/** On a terminal, what will be done is shown and asked; elsewhere the command itself is the answer. */
async function agreed({ io, json, quiet }: Context, shown: string): Promise<boolean> {
  if (!io.isTty || process.stdin.isTTY !== true || json) return true
  if (!quiet) io.stdout(shown)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(o|oui|y|yes)?$/i.test((await lines.question('Planifier ainsi ? [O/n] ')).trim())
  } finally {
    lines.close()
  }
}

async function status(context: Context, options: Options, scheduler: Scheduler, task: Task): Promise<number> {
  const found = scheduler.find(task)
  const folders = textOption(options, 'all') === null ? [task.folder] : dossiersIn(context, task.folder)
  const dossiers = folders.map((folder) => ({ folder, ...lastDaily(folder) }))
  const view = {
    date: context.date,
    system: scheduler.name,
    installed: found !== null,
    found,
    dossiers,
    totals: { dossiers: dossiers.length },
  }
  await present(context, options, view, { text: () => statusText(view) })
  return 0
}

async function remove(context: Context, options: Options, scheduler: Scheduler, task: Task): Promise<number> {
  const found = scheduler.find(task)
  const removal = scheduler.remove(task)
  const removed = found !== null && options.print !== true
  if (removed) carryOut(context, removal, removal.paths)
  if (removed && scheduler.find(task) !== null)
    throw new MachineError('scheduler-refused', 'Le planificateur de la machine tient encore ce travail.', {
      advice: 'Voyez ce qui y est : relance schedule status, et ôtez-le vous-même.',
    })
  const view = {
    date: context.date,
    system: scheduler.name,
    folder: task.folder,
    found,
    removed,
    paths: removal.paths,
    commands: removal.commands,
    totals: { removed: removed ? 1 : 0 },
  }
  await present(context, options, view, { text: () => removalText(view, removal, options.print === true) })
  return 0
}

/** @throws UsageError for an hour that is none; SettingsError 'dossier-missing' */
async function taskAsked(context: Context, options: Options): Promise<Task> {
  const all = textOption(options, 'all')
  if (all !== null) {
    refuseDossierBeside(context)
    dossiersIn(context, all)
  }
  const folder = realpathSync(all === null ? foundDossier(context).folder : resolve(context.cwd, all))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such names are what is refused
  if (/[\x00-\x1f\x7f]/.test(folder))
    throw new UsageError(
      'usage',
      'Le nom de ce répertoire contient un saut de ligne ou un autre caractère invisible : aucun planificateur ne le garderait.',
      {
        file: folder.replace(/\s+/g, ' '),
        advice: 'Renommez-le, puis recommencez.',
      },
    )
  return taskOf(folder, hourAsked(options), all !== null, { node: process.execPath, program: packagePath('bin/relance.js') })
}

function hourAsked(options: Options): Task['at'] {
  const text = textOption(options, 'at') ?? '08:30'
  const [, hour, minute] = /^(\d{1,2})(?:[:hH](\d{2})?)?$/.exec(text) ?? []
  const at = { hour: Number(hour), minute: Number(minute ?? 0) }
  if (hour !== undefined && at.hour < 24 && at.minute < 60) return at
  throw new UsageError('option-invalid', `--at : « ${text} » n’est pas une heure.`, { advice: 'Écrivez par exemple --at 08:30.' })
}
