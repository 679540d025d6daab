// The templates of a dossier, read once while it is open.
import { loadTemplates, type Templates } from '../rendering/template-files.ts'
import type { Dossier } from './dossier.ts'

const read = new WeakMap<Dossier, Templates>()

/** Those of the program with the dossier's own laid over them. */
export function templatesOf(dossier: Dossier): Templates {
  const known = read.get(dossier) ?? loadTemplates(dossier.templateFolders)
  read.set(dossier, known)
  return known
}
