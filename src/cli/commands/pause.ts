// relance pause: see hold-command.ts.
import { holdCommand } from '../hold-command.ts'

export const command = holdCommand('paused')
