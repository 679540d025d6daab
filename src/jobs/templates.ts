// The templates of a dossier, read once while it is open, and refused while one of its own is wrong.
import { existsSync } from 'node:fs'
import { checkOwnTemplates } from '../rendering/check-templates.ts'
import { templateFault } from '../rendering/template-fault.ts'
import { loadTemplates, type Templates } from '../rendering/template-files.ts'
import type { Dossier } from './dossier.ts'

const read = new WeakMap<Dossier, Templates>()

/** Those of the program with the dossier's own laid over them. */
export function templatesOf(dossier: Dossier): Templates {
  const known = read.get(dossier) ?? loadTemplates(dossier.templateFolders)
  read.set(dossier, known)
  return known
}

/**
 * Nothing is planned, approved or sent while a template of the dossier's own is wrong, whatever it is for: one that a day needs not may be needed on
 * the next.
 * @throws SettingsError 'template-invalid'
 */
export function refuseFaultyTemplates(dossier: Dossier): void {
  if (!dossier.templateFolders.slice(1).some((folder) => existsSync(folder))) return
  const fault = templateFault(checkOwnTemplates(templatesOf(dossier)))
  if (fault !== null) throw fault
}
