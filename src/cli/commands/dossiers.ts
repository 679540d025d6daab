// relance dossiers: those of a firm, one line each: how far their books go, what waits, what is to be decided.
import { basename, relative, resolve } from 'node:path'
import { StopError } from '../../domain/errors.ts'
import { formatDay, formatLongDay, plural } from '../../domain/format.ts'
import { type WhereNext, whereNext } from '../../jobs/where-next.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { dossiersIn } from '../firm-folders.ts'
import { machineStop } from '../machine-stops.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'
import { table } from '../table.ts'

const SOME_FAILED = 6

interface DossierLine {
  /** Absolute path. */
  readonly folder: string
  /** Null where it could not be read. */
  readonly where: WhereNext | null
  readonly error: { readonly code: string; readonly message: string } | null
}

export const command: CommandModule = {
  configure(command) {
    command.argument('[répertoire]', 'répertoire qui contient les dossiers (par défaut, le répertoire courant)')
  },

  examples: [
    ['relance dossiers', 'ceux du répertoire courant'],
    ['relance dossiers /srv/cabinet --json', 'les mêmes, pour un programme'],
  ],

  async run(context, [typed = '.'], options) {
    const dossiers: DossierLine[] = []
    for (const folder of dossiersIn(context, typed)) dossiers.push(await lineOf(context, folder))
    const failed = dossiers.filter(({ error }) => error !== null).length
    const view = { date: context.date, dossiers, totals: { dossiers: dossiers.length, failed } }
    await present(context, options, view, { text: () => dossiersText(dossiers, resolve(context.cwd, typed), context) })
    return failed === 0 ? 0 : SOME_FAILED
  },
}

async function lineOf(context: Context, folder: string): Promise<DossierLine> {
  try {
    const where = await withDossier({ ...context, dossier: folder }, (dossier) => whereNext(dossier, context.date))
    return { folder, where, error: null }
  } catch (error) {
    const stop = error instanceof StopError ? error : await machineStop(error)
    if (stop === null) throw error
    return { folder, where: null, error: { code: stop.code, message: stop.message } }
  }
}

const COLUMNS = [
  { header: 'Dossier' },
  { header: 'Société' },
  { header: 'Banque saisie' },
  { header: 'Travail fait' },
  { header: 'Relances', align: 'right' as const },
  { header: 'Ensuite' },
]

function dossiersText(dossiers: readonly DossierLine[], root: string, { date, color }: Context): string {
  if (dossiers.length === 0)
    return `Aucun dossier dans ${root} : un dossier est un répertoire qui contient relance.yaml (relance init en crée un).\n`
  const day = (one: WhereNext['doneOn']) => (one === null ? '' : formatDay(one))
  const rows = dossiers.map(({ folder, where, error }) => [
    relative(root, folder) || basename(folder),
    where?.creditor ?? '',
    day(where?.booksAsOf ?? null),
    day(where?.doneOn ?? null),
    where?.plan == null ? '' : `${where.plan.sent}/${where.plan.reminders}`,
    error?.message ?? where?.next[0]?.command ?? '',
  ])
  const count = `${dossiers.length} ${plural(dossiers.length, 'dossier', 'dossiers')}`
  return `${count}, le ${formatLongDay(date)}\n\n${table(COLUMNS, rows, color)}\nLe travail de tous : relance daily --all ${root} ; leurs tableaux de bord : relance report --all ${root} --open\n`
}
