// Points of `relance check` on the machine and the daily work: room on the disk, the clock, the watched folder, the last day done, the copies.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { addDays, type IsoDay } from '../domain/day.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import { workingDaysBetween } from '../domain/holidays.ts'
import { waitingFiles } from '../importing/sources/watched-folder.ts'
import { lastDoneDay } from '../ledger/daily-marks.ts'
import { lastMoment } from '../ledger/last-moment.ts'
import { wasLookedAt } from '../ledger/looked-at.ts'
import { backupsOf } from './backups.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { inboxFolder, isYetToMake } from './inbox-folder.ts'

export const DAILY_CHECKS: readonly ((dossier: Dossier, day: IsoDay) => CheckLine | null)[] = [
  diskLine,
  clockLine,
  inboxLine,
  dailyLine,
  backupLine,
]

const MEGABYTE = 1_000_000
/** What a day's messages and pages may take besides the ledger. */
const DAYS_WORK = 50 * MEGABYTE

function diskLine({ folder, ledger }: Dossier): CheckLine {
  const { bavail, bsize } = statfsSync(folder)
  return diskVerdict(bavail * bsize, statSync(ledger.path).size)
}

/** A copy of the ledger and a day's work must fit; twice as much is wanted. Bytes. */
export function diskVerdict(free: number, ledger: number): CheckLine {
  const needed = ledger + DAYS_WORK
  const told = `Place libre sur le disque du dossier : ${megabytes(free)}`
  if (free < needed)
    return error('disk-space', `${told}, moins que le registre et un jour de travail (${megabytes(needed)}). Faites de la place.`)
  if (free < 2 * needed) return warning('disk-space', `${told}, à peine de quoi travailler et copier le registre. Faites de la place.`)
  return ok('disk-space', 'La place ne manque pas sur le disque du dossier.')
}

function megabytes(bytes: number): string {
  if (bytes >= 1000 * MEGABYTE) return `${Math.floor(bytes / (1000 * MEGABYTE))}\u00a0Go`
  return `${Math.floor(bytes / MEGABYTE)}\u00a0Mo`
}

/** A clock that runs behind what is recorded would send again what left, or date it wrong. */
function clockLine({ ledger, clock }: Dossier): CheckLine {
  const last = lastMoment(ledger)
  const now = clock.now()
  if (last === null || last <= now) return ok('clock', 'L’horloge de la machine suit ce qui est enregistré.')
  return error('clock', `L’horloge de la machine (${now}) est en retard sur le dernier enregistrement (${last}). Réglez-la.`)
}

function inboxLine(dossier: Dossier): CheckLine | null {
  const inbox = inboxFolder(dossier)
  if (inbox === null) return null
  if (!existsSync(inbox)) {
    return isYetToMake(dossier, inbox)
      ? ok('inbox', 'Le répertoire surveillé sera créé par relance daily.')
      : error('inbox', `Le répertoire surveillé n’existe pas, ou son disque n’est pas connecté : ${inbox}. Rien n’en est importé.`)
  }
  const found = waitingFiles(inbox)
  const files = [...found.files.map(({ name }) => name), ...found.unread.map(({ file }) => file), ...found.unfinished]
  if (files.length === 0) return ok('inbox', 'Aucun export n’attend dans le répertoire surveillé.')
  const named = files.slice(0, 3)
  const more = files.length > named.length ? ` et ${files.length - named.length} de plus` : ''
  return warning(
    'inbox',
    `${files.length} ${plural(files.length, 'export attend', 'exports attendent')} dans le répertoire surveillé (${named.join(', ')}${more}) : relance daily ${plural(files.length, 'l’importe', 'les importe')}, ou dit pourquoi non.`,
  )
}

/** More working days than this without it are no holiday of a machine. */
const MISSED_DAYS = 2

function dailyLine({ ledger, settings }: Dossier, day: IsoDay): CheckLine {
  const done = lastDoneDay(ledger)
  if (done === null) return ok('daily', 'Le travail du jour n’a jamais été confié à relance daily (relance schedule install).')
  const missed = done >= day ? 0 : workingDaysBetween(done, day, settings.reminders.holidays)
  const told = `Travail du jour mené à son terme le ${formatLongDay(done)}`
  if (missed <= MISSED_DAYS) return ok('daily', `${told}.`)
  return warning(
    'daily',
    `${told}, et plus depuis ${missed} jours ouvrés : voyez relance schedule status et le dernier journal, dans logs.`,
  )
}

function backupLine(dossier: Dossier, day: IsoDay): CheckLine {
  const { everyDays } = dossier.settings.backup
  const last = backupsOf(dossier).at(-1)
  if (last === undefined) {
    const none = 'Aucune copie du registre : relance daily en fait une, relance backup aussi.'
    return wasLookedAt(dossier.ledger) ? warning('backup', none) : ok('backup', none)
  }
  const told = `Dernière copie du registre le ${formatLongDay(last.day)}`
  const late = everyDays > 0 && addDays(last.day, 2 * everyDays) < day
  return late ? warning('backup', `${told} : relance backup en fait une.`) : ok('backup', `${told}.`)
}
