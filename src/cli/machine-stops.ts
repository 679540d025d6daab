// What the machine refuses (a full disk, missing rights, a module of another Node), told as a stop of exit code 8.
// Rooms tell their own refusals with their own words; here comes what escaped them. Whatever is not the machine's fault is our bug.
import { MachineError, StopError } from '../domain/errors.ts'

interface Refusal {
  readonly code: string
  readonly message: string
  readonly advice: string
}

const FREE_SPACE: Refusal = {
  code: 'disk-full',
  message: 'Il n’y a plus de place pour écrire ce fichier.',
  advice: 'Libérez de la place sur le disque (ou augmentez votre quota), puis relancez la commande.',
}
const ASK_RIGHTS: Refusal = {
  code: 'access-denied',
  message: 'relance n’a pas le droit de lire ou d’écrire à cet endroit.',
  advice: 'Vérifiez à qui appartiennent ce fichier et son dossier, et leurs droits, puis relancez la commande.',
}
const LOST_FOLDER: Refusal = {
  code: 'path-wrong',
  message: 'Le dossier courant n’existe plus : il a été supprimé ou déplacé.',
  advice: 'Placez-vous dans un dossier qui existe (cd), puis relancez la commande.',
}
const CLOSE_FILES: Refusal = {
  code: 'too-many-files',
  message: 'Trop de fichiers sont ouverts à la fois sur cette machine.',
  advice: 'Fermez d’autres programmes, ou augmentez la limite (ulimit -n 1024), puis relancez la commande.',
}
const FREE_MEMORY: Refusal = {
  code: 'memory-short',
  message: 'La mémoire ne suffit pas pour ce fichier.',
  advice: 'Fermez d’autres programmes, ou exportez un exercice par fichier.',
}
const REINSTALL: Refusal = {
  code: 'module-unusable',
  message: 'Le module better-sqlite3, dont relance a besoin, manque ou ne convient pas à cette version de Node.',
  advice: 'Dans le dossier de relance, tapez : npm rebuild better-sqlite3 (ou npm install), puis relancez la commande.',
}

const SAVE_FIRST: Refusal = {
  code: 'machine-refused',
  message: 'L’entrée standard n’a pas pu être lue jusqu’au bout.',
  advice: 'Enregistrez d’abord ces données dans un fichier, puis importez ce fichier.',
}
const wrongPath = (message: string): Refusal => ({ code: 'path-wrong', message, advice: 'Vérifiez le chemin, puis relancez la commande.' })

const SYSTEM: Readonly<Record<string, Refusal>> = {
  ENOSPC: FREE_SPACE,
  EDQUOT: FREE_SPACE,
  EFBIG: FREE_SPACE,
  EACCES: ASK_RIGHTS,
  EPERM: ASK_RIGHTS,
  EROFS: ASK_RIGHTS,
  ENOENT: wrongPath('Ce fichier, ou le dossier qui doit le contenir, n’existe pas.'),
  ENOTDIR: wrongPath('Un élément de ce chemin est un fichier et non un dossier.'),
  EISDIR: wrongPath('C’est un dossier et non un fichier.'),
  ELOOP: wrongPath('Les liens de ce chemin tournent en rond.'),
  ENAMETOOLONG: wrongPath('Ce chemin est trop long.'),
  EAGAIN: SAVE_FIRST,
  EMFILE: CLOSE_FILES,
  ENFILE: CLOSE_FILES,
  ENOMEM: FREE_MEMORY,
  ERR_STRING_TOO_LONG: FREE_MEMORY,
  ERR_FS_FILE_TOO_LARGE: FREE_MEMORY,
  ERR_MEMORY_ALLOCATION_FAILED: FREE_MEMORY,
}

/** The stop that an escaped error amounts to; null when the machine is not to blame, so that it is a bug of ours. */
export async function machineStop(error: unknown): Promise<StopError | null> {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('SQLITE_')) return await sqliteStop(error)
  const known = moduleRefusal(error, code) ?? folderRefusal(error) ?? SYSTEM[code] ?? memoryRefusal(error) ?? otherRefusal(error, code)
  if (known === null) return null
  const file = 'path' in error && typeof error.path === 'string' && known !== CLOSE_FILES ? { file: error.path } : {}
  return new MachineError(known.code, known.message, { ...file, advice: known.advice, cause: error })
}

/** SQLite's own errors; loaded on demand, since few commands that end well need it twice. */
async function sqliteStop(error: Error): Promise<StopError | null> {
  const { asStop } = await import('../ledger/stops.ts')
  const stop = asStop(error)
  return stop instanceof StopError ? stop : null
}

function moduleRefusal(error: Error, code: string): Refusal | null {
  const missing = /^(ERR_DLOPEN_FAILED|ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND)$/.test(code) || /bindings file/.test(error.message)
  return missing && /better[-_]sqlite3/.test(error.message) ? REINSTALL : null
}

function folderRefusal(error: Error): Refusal | null {
  return 'syscall' in error && error.syscall === 'uv_cwd' ? LOST_FOLDER : null
}

function memoryRefusal({ message }: Error): Refusal | null {
  return /^(Invalid string length|Array buffer allocation failed|Cannot create a string longer)/.test(message) ? FREE_MEMORY : null
}

/** Any other error of the system itself: it names the call that failed. */
function otherRefusal(error: Error, code: string): Refusal | null {
  if (!('syscall' in error) || !('errno' in error)) return null
  return {
    code: 'machine-refused',
    message: `La machine a refusé une opération (${code}, ${String(error.syscall)}).`,
    advice: 'Vérifiez le disque et les droits, puis relancez la commande ; si cela se répète, transmettez-nous ce message.',
  }
}
