// relance completion: the script that teaches a shell to complete commands, options, customers and invoices. It asks `relance complete` at each
// press of the tabulator: nothing of the commands is written in it.
import { readFileSync } from 'node:fs'
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { packagePath } from '../package-folder.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell']

export const command: CommandModule = {
  configure(command) {
    command.argument('<shell>', 'bash, zsh, fish ou powershell')
  },

  examples: [
    ['relance completion bash >> ~/.bashrc', 'puis ouvrez un nouveau terminal'],
    ['relance completion zsh >> ~/.zshrc', 'le même pour zsh, sous macOS'],
    ['relance completion fish > ~/.config/fish/completions/relance.fish', 'le même pour fish'],
    ['relance completion powershell >> $PROFILE', 'le même pour PowerShell, sous Windows'],
  ],

  run({ io }, [asked = '']) {
    if (!SHELLS.includes(asked))
      throw new UsageError('option-invalid', `« ${asked} » n’est pas un interpréteur connu.`, { advice: `Écrivez ${SHELLS.join(', ')}.` })
    io.stdout(readFileSync(packagePath('templates', 'completion', `relance.${asked}`), 'utf8'))
    return 0
  },
}
