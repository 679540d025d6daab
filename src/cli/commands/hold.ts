// relance hold: any reason to hold, by its code. See hold-command.ts.
import { holdCommand } from '../hold-command.ts'

export const command = holdCommand(null)
