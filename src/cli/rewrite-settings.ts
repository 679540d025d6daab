// A change in the dossier's settings, made by a command: checked before it is written, whole or not at all.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETTINGS_FILE } from './settings/dossier.ts'

/** @param change the text as it is -> as it shall be. @throws StopError for a text that cannot be loaded; what the machine refuses */
export async function rewriteSettings(folder: string, change: (text: string) => string): Promise<void> {
  const { loadSettings } = await import('./settings/load.ts')
  const file = join(folder, SETTINGS_FILE)
  const draft = `${file}.${process.pid}.tmp`
  try {
    const text = change(readFileSync(file, 'utf8'))
    loadSettings(file, text)
    writeFileSync(draft, text, { mode: statSync(file).mode })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
