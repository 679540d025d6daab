// The choices of a dossier that answered the question of the rate and left everything else as it comes.
import type { PenaltySettings } from '../../src/domain/settings.ts'

export const PENALTIES: PenaltySettings = {
  rate: { kind: 'ecb+10' },
  halfYear: 'split',
  basis: '365',
  imputation: 'principal',
  belowFloor: 'warn',
  instalmentFee: 'invoice',
  creditNotes: 'start',
}
