// What has become of a claim, told in French: asked for, paid, given up, booked as debits of their own.
import type { Cents } from './cents.ts'
import type { ClaimHistory, ClaimPart } from './claim.ts'
import { formatAmount, formatDay } from './format.ts'
import type { ClaimInput } from './penalty-input.ts'

/** What has become of the fee and of the interest. */
export function historyNotes({ history, kind }: ClaimInput): string[] {
  if (history === undefined || kind !== 'invoice') return []
  const { booked, fee, interest } = history
  // An entry of the books tells it all by itself.
  const isTold = ({ state, day }: ClaimPart, cents: Cents | undefined) => state === 'claimed' && (cents ?? 0) > 0 && day === booked?.day
  return [
    ...(isTold(fee, booked?.feeCents) ? [] : partNote('L’indemnité a été', fee, 'e')),
    ...(isTold(interest, booked?.interestCents) ? [] : partNote('Les intérêts ont été', interest, 's')),
    ...bookingNote(history),
  ]
}

/** What is owed by an entry of its own is never asked for here too. */
function bookingNote({ booked }: ClaimHistory): string[] {
  if (booked === undefined) return []
  const parts = [
    booked.interestCents > 0 ? `${formatAmount(booked.interestCents)} d’intérêts` : '',
    booked.feeCents > 0 ? `${formatAmount(booked.feeCents)} d’indemnité` : '',
  ].filter((part) => part !== '')
  return [
    `Déjà en comptabilité au ${formatDay(booked.day)} (${booked.refs.join(', ')})\u00a0: ${parts.join(' et ')}, ` +
      'à suivre par cette écriture et non comptés ici.',
  ]
}

function partNote(subject: string, { state, day, reason }: ClaimPart, ending: string): string[] {
  if (state === 'due' || day === null) return []
  const what = { claimed: `réclamé${ending}`, paid: `réglé${ending}`, waived: `abandonné${ending}` }[state]
  const then = state === 'claimed' ? `\u00a0: toujours ${ending === 'e' ? 'due' : 'dus'}, compté${ending} une seule fois` : ''
  return [`${subject} ${what} le ${formatDay(day)}${reason === null ? '' : ` (${reason})`}${then}.`]
}
