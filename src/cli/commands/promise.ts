// relance promise: see hold-command.ts.
import type { CommandModule } from '../command.ts'
import { holdCommand } from '../hold-command.ts'

export const command: CommandModule = {
  ...holdCommand('promise'),
  examples: [
    ['relance promise MARTIN --until 2026-11-30', 'il paiera tout ce jour-là : les relances attendent, puis reprennent'],
    ['relance promise MARTIN --ref F2026-102 --amount "400,00" --until 2026-11-30', 'une part d’une pièce : le reste est demandé'],
    ['relance promise MARTIN --until 2026-11-18 --date 2026-11-12', 'une promesse du 12, notée plus tard'],
  ],
}
