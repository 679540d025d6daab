// The choices behind a claim, told in French with their article and who made them, and the rates that were applied.
// Knows how to tell, not how to compute.
import type { ClaimChoice, ClaimRate } from './claim.ts'
import { formatDay, formatRate } from './format.ts'
import type { Accrual } from './penalty-accrual.ts'
import type { ClaimInput } from './penalty-input.ts'
import { imputationOf } from './penalty-sums.ts'
import { contractFloor, type HalfYear, type RateTable, rateFor } from './rates.ts'
import type { PenaltySettings } from './settings.ts'

/** The choices that bear on this claim, in a fixed order. */
export function claimChoices(input: ClaimInput): ClaimChoice[] {
  if (input.kind !== 'invoice') return []
  const { settings, regime } = input
  const chosen = (name: string, key: keyof PenaltySettings, text: string): ClaimChoice => ({
    name,
    text,
    by: input.chosenBy?.[key] ?? 'dossier',
  })
  const told: ClaimChoice[] = [rateChoice(input)]
  if (regime === 'business' || regime === 'to-confirm') told.push(chosen('half-year', 'halfYear', HALF_YEARS[settings.halfYear]))
  if (settings.rate?.kind === 'contract' && regime !== 'abroad' && regime !== 'public' && regime !== 'consumer') {
    told.push(chosen('floor', 'belowFloor', FLOORS[settings.belowFloor]))
  }
  told.push(chosen('basis', 'basis', BASES[settings.basis]))
  told.push({ name: 'rounding', text: 'Chaque période est arrondie au centime le plus proche, le demi-centime au-dessus', by: 'law' })
  const follows = imputationOf(input) === settings.imputation
  told.push(chosen('imputation', 'imputation', follows ? IMPUTATIONS[settings.imputation] : AS_BOOKED))
  if ((input.creditNotes ?? []).length > 0) told.push(chosen('credit-notes', 'creditNotes', CREDIT_NOTES[settings.creditNotes]))
  if (input.feeElsewhere !== undefined) told.push(chosen('instalment-fee', 'instalmentFee', INSTALMENT_FEES[settings.instalmentFee]))
  return told
}

const HALF_YEARS = {
  split: 'Chaque jour de retard au taux de son semestre (C. com. art. L441-10 II)',
  frozen: 'Taux du semestre où commence le retard, pour toute sa durée (lecture de C. com. art. L441-10 II)',
  current: 'Taux du semestre du jour du calcul, pour tout le retard (lecture de C. com. art. L441-10 II)',
} as const

const FLOORS = {
  warn: 'Taux du contrat appliqué même sous trois fois le taux d’intérêt légal, ce qui est signalé (C. com. art. L441-10 II)',
  floor: 'Taux du contrat relevé à trois fois le taux d’intérêt légal s’il est inférieur (C. com. art. L441-10 II)',
  statutory: 'Taux du contrat remplacé par BCE + 10 points s’il est sous trois fois le taux d’intérêt légal (C. com. art. L441-10 II)',
} as const

const BASES = {
  '365': 'Intérêts simples, année de 365 jours',
  actual: 'Intérêts simples, année de 365 jours ou de 366 jours si elle est bissextile',
} as const

const IMPUTATIONS = {
  principal: 'Règlements imputés d’abord sur le principal',
  interest: 'Règlements imputés d’abord sur les intérêts (C. civ. art. 1343-1)',
} as const

const AS_BOOKED = 'Règlements imputés comme les écritures le font, qui tiennent les intérêts à part'

const CREDIT_NOTES = {
  start: 'Avoirs sur cette facture déduits dès l’origine',
  'own-day': 'Avoirs sur cette facture déduits de leur propre jour',
} as const

const INSTALMENT_FEES = {
  invoice: 'Une seule indemnité pour la facture, quel que soit le nombre de ses échéances (C. com. art. D441-5)',
  instalment: 'Une indemnité par échéance payée en retard (CJUE C-370/21)',
} as const

function rateChoice({ regime, settings, chosenBy, noticeOn }: ClaimInput): ClaimChoice {
  const by = chosenBy?.rate ?? 'dossier'
  switch (regime) {
    case 'public':
      return {
        name: 'rate',
        text: 'Acheteur public : taux BCE + 8 points, celui du semestre où commencent les intérêts (C. commande publique art. R2192-31 et R2192-32)',
        by: 'law',
      }
    case 'consumer': {
      const from = noticeOn === null ? 'après mise en demeure' : `depuis la mise en demeure du ${formatDay(noticeOn)}`
      return { name: 'rate', text: `Consommateur : taux d’intérêt légal ${from} (C. civ. art. 1231-6 et 1344-1)`, by: 'law' }
    }
    case 'abroad':
    case 'business':
    case 'to-confirm':
      return { name: 'rate', text: rateText(settings), by: settings.rate === null ? 'law' : by }
    default: {
      const never: never = regime
      throw new RangeError(`unknown regime: ${never}`)
    }
  }
}

function rateText({ rate }: PenaltySettings): string {
  if (rate === null) return 'Taux BCE + 10 points, faute de taux confirmé (C. com. art. L441-10 II)'
  if (rate.kind === 'contract')
    return `Taux du contrat ou des conditions générales : ${formatRate(rate.rateBps)} l’an (C. com. art. L441-10 II)`
  return rate.kind === 'ecb+10'
    ? 'Taux BCE + 10 points (C. com. art. L441-10 II)'
    : 'Trois fois le taux d’intérêt légal, prévu au contrat ou aux conditions générales (C. com. art. L441-10 II)'
}

/** The rates of the half-years that were applied, with what each is made of and where it comes from. */
export function claimRates({ regime, settings }: ClaimInput, rates: RateTable, { rateHalves }: Accrual): ClaimRate[] {
  return [...rateHalves].flatMap((half) => {
    const rateBps = rateFor(rates, half, regime, settings.rate, settings.belowFloor)
    if (rateBps === null) return []
    const made = madeOf(half, rateBps, regime, settings, rates)
    return [
      { half, rateBps, made: made.text, source: made.byContract ? 'contrat ou conditions générales' : (rates.get(half)?.source ?? '') },
    ]
  })
}

function madeOf(half: HalfYear, rateBps: number, regime: ClaimInput['regime'], { rate }: PenaltySettings, rates: RateTable) {
  const row = rates.get(half)
  const ecb = formatRate(row?.ecbBps ?? 0)
  const legal = formatRate(row?.legalOtherBps ?? 0)
  if (regime === 'public') return { text: `BCE ${ecb} + 8 points`, byContract: false }
  if (regime === 'consumer') return { text: `taux d’intérêt légal ${legal}`, byContract: false }
  if (rate?.kind === 'contract' && rateBps === rate.rateBps) return { text: 'taux du contrat', byContract: true }
  if (rate !== null && rate.kind !== 'ecb+10' && rateBps === contractFloor(rates, half))
    return { text: `3 × taux d’intérêt légal ${legal}`, byContract: false }
  return { text: `BCE ${ecb} + 10 points`, byContract: false }
}
