// relance penalties waive|paid|claimed|due: what somebody says has become of late-payment claims. Reads the line, says what was recorded.
import type { ClaimPart, ExplainedClaim } from '../domain/claim.ts'
import { UsageError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { sayOfClaims } from '../jobs/claim-words.ts'
import { FEE_STATES, INTEREST_STATES } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { withDossier } from './open-dossier.ts'
import { choiceOption, dayOption, flagOf, noteOption, type Options, positiveAmount, textOption } from './options.ts'
import { present } from './present.ts'

const STATES: Readonly<Record<string, ClaimPart['state']>> = { waive: 'waived', paid: 'paid', claimed: 'claimed', due: 'due' }
/** Options of the word; without it they mean nothing. */
const OWN = ['part', 'on', 'reason', 'all']
/** Options of the other uses of `penalties`. */
const OTHERS = [
  'customer',
  'settled',
  'due',
  'until',
  'paid',
  'regime',
  'rate',
  'halfYear',
  'basis',
  'imputation',
  'notice',
  'issued',
  'creditNote',
  'belowFloor',
  'judgment',
  'entries',
  'sheet',
  'csv',
  'xlsx',
]

/** Records the word of the line. @throws UsageError for a line that says too little or too much; what `sayOfClaims` throws. */
export async function runClaimWord(context: Context, args: readonly string[], options: Options): Promise<number> {
  const [action = '', customer] = args
  const state = STATES[action]
  if (state === undefined || !Object.hasOwn(STATES, action))
    throw new UsageError('usage', `« ${action} » n’est pas une action de « relance penalties ».`, {
      advice: `Pour un client : relance penalties --customer ${action}. Actions : waive (abandonner), paid (payées), claimed (réclamées autrement), due (dues à nouveau).`,
    })
  if (customer === undefined)
    throw new UsageError('usage', 'Il manque le code du client.', { advice: `Écrivez : relance penalties ${action} CLIENT --ref NUMERO.` })
  const stray = OTHERS.find((name) => options[name] !== undefined)
  if (stray !== undefined)
    throw new UsageError('usage', `L’option ${flagOf(stray)} ne va pas avec « ${action} ».`, {
      advice: 'Voyez « relance penalties --help ».',
    })
  const word = { customer, state, on: dayOption(options, 'on') ?? context.date, ...saidOf(action, options) }
  return withDossier(context, async (dossier) => {
    const view = sayOfClaims(dossier, context.date, word)
    await present(context, options, view, {
      text: () => wordText(view.claims, state),
      next: `relance penalties --customer ${customer} (ce qui reste demandé)`,
    })
    return 0
  })
}

/** @throws UsageError when an option of the words stands alone. */
export function refuseStrayWords(options: Options): void {
  const stray = OWN.find((name) => options[name] !== undefined)
  if (stray === undefined) return
  throw new UsageError('usage', `L’option ${flagOf(stray)} demande une action : waive, paid, claimed ou due.`, {
    advice: 'Écrivez par exemple : relance penalties waive CLIENT --ref NUMERO --reason "geste commercial".',
  })
}

function saidOf(action: string, options: Options) {
  const ref = textOption(options, 'ref')
  if ((ref === null) !== (options.all === true))
    throw new UsageError('usage', 'Il faut une facture (--ref NUMERO) ou toutes celles du client (--all), et pas les deux.', {
      advice: 'Les factures en retard du client se voient par « relance penalties --customer CLIENT ».',
    })
  const amount = textOption(options, 'amount')
  if (amount !== null && (action !== 'paid' || ref === null))
    throw new UsageError('usage', '--amount dit ce qui a été payé sur une facture.', { advice: 'Il ne va qu’avec « paid » et --ref.' })
  const reason = noteOption(options, 'reason')
  if (action === 'waive' && reason === null)
    throw new UsageError('usage', 'Pourquoi ces pénalités sont-elles abandonnées ?', {
      advice: 'Ajoutez --reason "geste commercial" : la raison est gardée et montrée avec la facture.',
    })
  return {
    ref,
    part: choiceOption(options, 'part', '--part', ['all', 'fee', 'interest']) ?? ('all' as const),
    cents: amount === null ? null : positiveAmount(amount, '--amount'),
    reason,
  }
}

const DONE: Readonly<Record<ClaimPart['state'], string>> = {
  waived: 'Pénalités abandonnées',
  paid: 'Pénalités payées',
  claimed: 'Pénalités déjà réclamées, comptées une seule fois',
  due: 'Pénalités dues à nouveau',
}

function wordText(claims: readonly ExplainedClaim[], state: ClaimPart['state']): string {
  const lines = claims.map(
    (claim) =>
      `  ${claim.customer ?? ''}  ${claim.ref ?? 'facture sans numéro'} : intérêts ${formatAmount(claim.interestCents)}, indemnité ${formatAmount(claim.feeCents)}` +
      ` (${statesText(claim)})`,
  )
  return `${DONE[state]} :\n${lines.join('\n')}\n`
}

/** "intérêts réclamés le 16/10/2026, indemnité abandonnée le 02/11/2026"; null when both are simply due. */
export function stateText(claim: ExplainedClaim): string | null {
  return claim.interest.state === 'due' && claim.fee.state === 'due' ? null : statesText(claim)
}

function statesText({ interest, fee }: ExplainedClaim): string {
  const when = ({ day }: ClaimPart) => (day === null ? '' : ` le ${formatDay(day)}`)
  return `intérêts ${INTEREST_STATES[interest.state]}${when(interest)}, indemnité ${FEE_STATES[fee.state]}${when(fee)}`
}
