// Keeping how a file was read: the profile of an import written into relance.yaml, and the command that would do it.
import { UsageError } from '../domain/errors.ts'
import type { ImportProfile } from '../domain/settings.ts'
import type { Family } from '../importing/read-file.ts'
import type { ImportedFileView } from '../reporting/views.ts'
import { rewriteSettings } from './rewrite-settings.ts'

/** Several columns may be read for these: naming one would leave the others out. */
const PLURAL = ['email', 'phone']
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u

/** The name given to `--save-profile`. @throws UsageError 'profile-name' when no profile can be called so. */
export function checkedProfileName(name: string | null): string | null {
  if (name === null || NAME.test(name)) return name
  throw new UsageError('profile-name', `--save-profile : « ${name} » n’est pas un nom de profil.`, {
    advice: 'Quarante lettres, chiffres, espaces, tirets ou soulignés au plus, par exemple --save-profile sage.',
  })
}

/** What the user chose by hand. */
export interface HandChoice {
  readonly as: Family | null
  readonly map: Readonly<Record<string, string>>
  readonly profile: string | null
}

/**
 * The profile that the files of an import give; null when none has titles, or when they differ. For entries and invoices every
 * column read is named; contacts may have several columns of one role, so that only those named by hand are.
 */
export function profileOf(files: readonly ImportedFileView[], { as, map }: HandChoice): ImportProfile | null {
  const titled = files.filter((file) => file.fingerprint !== null)
  const [first] = titled
  if (first === undefined || titled.some((file) => file.fingerprint !== first.fingerprint || file.as !== first.as)) return null
  const kept = ['fec', 'entries', 'invoices'].includes(as ?? first.as) ? first.columns : []
  const roles = kept.flatMap(({ role, header }) =>
    role === null || header === '' || PLURAL.includes(role) ? [] : [[role, header] as const],
  )
  return { as: as ?? first.as, map: { ...Object.fromEntries(roles), ...map }, fingerprint: first.fingerprint }
}

/** Writes the profile into the dossier's settings, whole or not at all. @throws what the machine refuses; the import is done. */
export async function saveProfile(folder: string, name: string, profile: ImportProfile): Promise<void> {
  const { withProfile } = await import('./settings/with-profile.ts')
  await rewriteSettings(folder, (text) => withProfile(text, name, profile))
}

/** The command that keeps a choice made by hand, as a sentence; null when nothing was chosen or no profile can be made. */
export function profileProposal(files: readonly ImportedFileView[], choice: HandChoice): string | null {
  const chosen = choice.as !== null || Object.keys(choice.map).length > 0
  if (!chosen || choice.profile !== null || profileOf(files, choice) === null) return null
  const maps = Object.entries(choice.map).map(([role, header]) => ` --map ${role}=${shellWord(header)}`)
  const words = `${files.map((file) => shellWord(file.file)).join(' ')}${choice.as === null ? '' : ` --as ${choice.as}`}${maps.join('')}`
  return `Pour que ces colonnes soient reconnues à l’avenir : relance import ${words} --save-profile NOM\n`
}

function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`
}
