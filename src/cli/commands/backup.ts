// relance backup: a verified copy of the ledger; those there are; one of them put back.
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UsageError } from '../../domain/errors.ts'
import { formatLongDay, plural } from '../../domain/format.ts'
import { type BackupView, backupsOf, backupTo, makeBackup } from '../../jobs/backups.ts'
import { acquireRunLock } from '../../ledger/lock.ts'
import { restoreLedger } from '../../ledger/restore.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { foundDossier, LEDGER_FILE, withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--to <fichier>', 'faire la sauvegarde dans ce fichier ou ce répertoire, sur un autre disque par exemple')
      .option('--list', 'les sauvegardes du dossier')
      .option('--restore <fichier>', 'remettre cette sauvegarde à la place du registre')
  },

  examples: [
    ['relance backup', 'une copie vérifiée du registre, dans backups/'],
    ['relance backup --to /mnt/cle', 'la même sur un autre disque, sous le nom du dossier et du jour'],
    ['relance backup --restore backups/relance_2026-11-20.db', 'revenir à cette copie ; le registre d’avant est gardé'],
  ],

  async run(context, _args, options) {
    const [to, restore, list] = [textOption(options, 'to'), textOption(options, 'restore'), options.list === true]
    if ([to !== null, restore !== null, list].filter(Boolean).length > 1)
      throw new UsageError('usage', '--to, --list et --restore s’excluent.', { advice: 'Gardez-en un.' })
    if (restore !== null) return await restoreFrom(context, options, resolve(context.cwd, restore))
    if (list) return await withDossier(context, (dossier) => tell(context, options, null, backupsOf(dossier)))
    return await withDossier(
      context,
      async (dossier) => {
        const file = to === null ? makeBackup(dossier, context.date).file : placeOf(context, dossier.folder, resolve(context.cwd, to))
        if (to !== null) backupTo(dossier, file)
        return await tell(context, options, file, backupsOf(dossier))
      },
      { writes: true },
    )
  },
}

/** In a folder, under a name of its own; otherwise the file itself. @throws UsageError for a file that exists */
function placeOf({ date }: Context, dossier: string, to: string): string {
  const folder = statSync(to, { throwIfNoEntry: false })
  if (folder?.isDirectory() === true) {
    const names = new Set(readdirSync(to))
    const all = Array.from({ length: names.size + 1 }, (_, index) => `${basename(dossier)}_${date}${index === 0 ? '' : `_${index + 1}`}.db`)
    return join(to, all.find((name) => !names.has(name)) ?? '')
  }
  if (folder !== undefined)
    throw new UsageError('option-invalid', '--to : ce fichier existe déjà, il n’est pas remplacé.', {
      file: to,
      advice: 'Donnez un autre nom, ou un répertoire : la sauvegarde y prendra le nom du dossier et du jour.',
    })
  return to
}

async function tell(context: Context, options: Options, file: string | null, backups: readonly BackupView[]): Promise<number> {
  const view = { date: context.date, file, backups, totals: { backups: backups.length } }
  await present(context, options, view, {
    text: () => {
      if (file !== null) return `Sauvegarde faite et relue : ${file}\nPour y revenir un jour : relance backup --restore FICHIER\n`
      const lines = backups.map((one) => `  ${one.file}  ${formatLongDay(one.day)}, ${megabytes(one.bytes)}\n`)
      const count = `${backups.length} ${plural(backups.length, 'sauvegarde', 'sauvegardes')}`
      return backups.length === 0
        ? 'Aucune sauvegarde. Pour en faire une : relance backup\n'
        : `${count} :\n${lines.join('')}Pour en remettre une : relance backup --restore FICHIER\n`
    },
  })
  return 0
}

/** Works without opening the ledger, which may be damaged. */
async function restoreFrom(context: Context, options: Options, backup: string): Promise<number> {
  const { folder } = foundDossier(context)
  const lock = acquireRunLock(folder)
  try {
    const kept = join(folder, 'backups')
    mkdirSync(kept, { recursive: true, mode: 0o700 })
    const aside = join(kept, asideName(context, readdirSync(kept)))
    restoreLedger(join(folder, LEDGER_FILE), backup, aside)
    const view = { date: context.date, restored: backup, aside, totals: { restored: 1 } }
    await present(context, options, view, {
      text: () => `Registre remis tel qu’il était dans ${backup}.
Celui d’avant est gardé : ${aside}

Il ne sait rien de ce qui est parti depuis, et n’enverra rien avant que vous l’ayez dit :
  relance import FICHIER                 vos exports du jour
  relance history adopt --since JOUR     le premier jour où quelque chose a pu partir depuis cette sauvegarde
`,
    })
    return 0
  } finally {
    lock.release()
  }
}

function asideName({ date }: Context, names: readonly string[]): string {
  const base = `avant-restauration_${date}`
  const taken = new Set(names)
  const all = Array.from({ length: names.length + 1 }, (_, index) => `${base}${index === 0 ? '' : `_${index + 1}`}.db`)
  return all.find((name) => !taken.has(name)) ?? `${base}.db`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} Mo`
}
