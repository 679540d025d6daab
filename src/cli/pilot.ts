// The pilot list as commands ask for it.
import { SettingsError } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'

/** @throws SettingsError 'pilot-empty' when nobody is on the list */
export function refuseEmptyPilot({ reminders }: Settings): void {
  if (reminders.pilot.length > 0) return
  throw new SettingsError('pilot-empty', 'La liste pilote est vide : aucun client ne recevrait rien.', {
    file: 'relance.yaml',
    advice: 'Donnez-la dans reminders.pilot, par exemple : pilot: [C001, C002].',
  })
}
