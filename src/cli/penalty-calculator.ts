// The penalty calculator: one claim from the options alone, without any ledger or dossier.
import { sumCents, ZERO } from '../domain/cents.ts'
import type { ClaimPayment } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import { UsageError } from '../domain/errors.ts'
import { computeClaim, explainClaim } from '../domain/penalty.ts'
import type { ClaimInput } from '../domain/penalty-input.ts'
import { rateTable } from '../domain/rates.ts'
import type { PenaltySettings } from '../domain/settings.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { checkedDay } from './context.ts'
import { choiceOption, dayOption, flagOf, listOption, type Options, positiveAmount, textOption } from './options.ts'
import { DEFAULTS } from './settings/defaults.ts'
import { readRate } from './settings/rate.ts'

const CALCULATOR_OPTIONS = [
  'due',
  'until',
  'issued',
  'paid',
  'creditNote',
  'regime',
  'rate',
  'belowFloor',
  'halfYear',
  'basis',
  'imputation',
  'notice',
  'judgment',
]

/**
 * The claim asked for by the options, or null when --amount is absent (the ledger is asked instead).
 * The rate is ECB + 10 and the debtor a business unless told otherwise.
 * @throws UsageError for values that cannot be read or do not go together.
 */
export function computeFromOptions(options: Options, today: IsoDay): PenaltiesView | null {
  const amount = textOption(options, 'amount')
  if (amount === null) {
    const stray = CALCULATOR_OPTIONS.find((name) => options[name] !== undefined)
    if (stray !== undefined)
      throw new UsageError('usage', `L’option ${flagOf(stray)} ne sert qu’avec la calculatrice.`, {
        advice: 'Donnez aussi --amount et --due, ou ôtez cette option pour lire les pénalités du dossier.',
      })
    return null
  }
  const amountCents = positiveAmount(amount, '--amount')
  const dueOn = dayOption(options, 'due')
  if (dueOn === null)
    throw new UsageError('usage', 'Il manque l’échéance de la facture.', { advice: 'Avec --amount, donnez aussi --due AAAA-MM-JJ.' })
  const until = dayOption(options, 'until') ?? today
  const regime = choiceOption(options, 'regime', '--regime', ['business', 'public', 'consumer', 'abroad']) ?? 'business'
  const lawful = ['rate', 'belowFloor', 'halfYear'].find((name) => options[name] !== undefined)
  if (lawful !== undefined && (regime === 'public' || regime === 'consumer'))
    throw new UsageError('usage', `${flagOf(lawful)} ne va pas avec --regime ${regime} : la loi fixe ce taux.`, {
      advice: 'Ôtez cette option.',
    })
  const issuedOn = dayOption(options, 'issued')
  if (issuedOn !== null && issuedOn > dueOn)
    throw new UsageError('usage', `--issued : la facture ne peut pas être postérieure à son échéance.`, {
      advice: 'Vérifiez --issued et --due.',
    })
  const noticeOn = dayOption(options, 'notice')
  if (noticeOn !== null && regime !== 'consumer')
    throw new UsageError(
      'usage',
      '--notice ne sert qu’avec --regime consumer : un professionnel doit des pénalités sans mise en demeure.',
      {
        advice: 'Ôtez --notice, ou ajoutez --regime consumer.',
      },
    )
  const input: ClaimInput = {
    customer: null,
    ref: null,
    kind: 'invoice',
    amountCents,
    issuedOn,
    dueOn,
    until,
    payments: [],
    creditNotes: listOption(options, 'creditNote').map((text) => dayAndAmount(text, '--credit-note')),
    regime,
    settings: settingsOf(options),
    noticeOn,
    insolvencyOn: dayOption(options, 'judgment'),
  }
  const claim = explainClaim({ ...input, payments: paymentsOf(listOption(options, 'paid'), input) }, rateTable())
  const { principalCents, interestCents, feeCents, totalCents } = claim
  return { date: today, claims: [claim], totals: { principalCents, interestCents, feeCents, totalCents } }
}

function settingsOf(options: Options): PenaltySettings {
  const rate = readRate(textOption(options, 'rate') ?? 'ecb+10')
  if (!rate.ok)
    throw new UsageError('rate-invalid', `--rate : ${rate.message}`, { advice: 'Le taux est celui de vos factures ou de vos CGV.' })
  const { penalties } = DEFAULTS
  return {
    rate: rate.value,
    halfYear: choiceOption(options, 'halfYear', '--half-year', ['split', 'frozen', 'current']) ?? penalties.halfYear,
    basis: choiceOption(options, 'basis', '--basis', ['365', 'actual']) ?? penalties.basis,
    imputation: choiceOption(options, 'imputation', '--imputation', ['principal', 'interest']) ?? penalties.imputation,
    belowFloor: choiceOption(options, 'belowFloor', '--below-floor', ['warn', 'floor', 'statutory']) ?? penalties.belowFloor,
    instalmentFee: penalties.instalmentFee,
    creditNotes: penalties.creditNotes,
  }
}

/**
 * `2026-07-10:1 234,56` is a payment; `2026-07-10` alone pays what is left on that day: the principal, and the interest
 * too when payments go to interest first.
 */
function paymentsOf(texts: readonly string[], input: ClaimInput): ClaimPayment[] {
  const known: ClaimPayment[] = []
  const settling: IsoDay[] = []
  for (const text of texts) {
    if (text.includes(':')) known.push(dayAndAmount(text, '--paid'))
    else settling.push(checkedDay(text, '--paid'))
  }
  const [day, ...others] = settling
  if (others.length > 0)
    throw new UsageError('usage', 'Un seul --paid peut être sans montant.', { advice: 'Écrivez les autres --paid JOUR:MONTANT.' })
  if (day === undefined) return known
  const left = computeClaim({ ...input, until: day, payments: known }, rateTable())
  const interest = input.settings.imputation === 'interest' ? left.interestCents : ZERO
  return [...known, { day, cents: sumCents([left.principalCents, interest]) }]
}

/** `2026-07-10:1 234,56`. @throws UsageError when either part cannot be read. */
function dayAndAmount(text: string, flag: string): ClaimPayment {
  const at = text.indexOf(':')
  if (at < 0) throw new UsageError('usage', `${flag} : il manque le montant.`, { advice: `Écrivez ${flag} 2026-07-10:1234,56.` })
  return { day: checkedDay(text.slice(0, at), flag), cents: positiveAmount(text.slice(at + 1), flag) }
}
