import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { PenaltiesView } from '../../src/reporting/views.ts'
import { type Answer, plain, runHere } from '../support/runs.ts'

/** 10 000,00 € due 20 June 2026, on 10 July: 33,29 € for ten days at 12.15 %, 33,97 € for ten at 12.40 %. */
const ORDINARY = ['--amount', '10000', '--due', '2026-06-20', '--until', '2026-07-10']

/** The calculator, on 20 November 2026, in a folder without a dossier. */
function calculate(...args: readonly string[]): Promise<Answer> {
  return runHere(['penalties', ...args], { RELANCE_DATE: '2026-11-20', TZ: 'Europe/Paris', HOME: tmpdir() }, tmpdir())
}

async function refusal(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await calculate(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  return plain(stderr)
}

async function claimOf(...args: readonly string[]) {
  const answer = await calculate(...args, '--json')
  expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 0, stderr: '' })
  const { claims, totals } = answer.json<PenaltiesView>()
  const [claim, ...others] = claims
  if (claim === undefined || others.length > 0) throw new Error('the calculator answers exactly one claim')
  const { principalCents, interestCents, feeCents, totalCents } = claim
  expect(totals).toMatchObject({ principalCents, interestCents, feeCents, totalCents })
  return { ...claim, notes: claim.notes.map(plain) }
}

describe('an amount that is none', () => {
  it.each(['-5', '-10000,00', '0', '0,00', '-0'])('%s is refused: nothing or less is no invoice', async (amount) => {
    expect(await refusal(`--amount=${amount}`, '--due', '2026-06-20')).toBe(
      `relance: --amount : « ${amount} » n’est pas supérieur à zéro.\n  → Écrivez le montant sans signe.\n`,
    )
  })

  it.each(['', 'abc', '1.234', '12,345', '1e4', '0x10', 'NaN', 'Infinity', '10 00', '1.234.56', '10000-', '99999999999999999'])(
    '« %s » is refused: no amount, or two',
    async (amount) => {
      expect(await refusal(`--amount=${amount}`, '--due', '2026-06-20')).toBe(
        `relance: --amount : « ${amount} » n’est pas un montant, ou se lit de deux façons.\n  → Écrivez 1234.56 ou 1 234,56.\n`,
      )
    },
  )

  it('of a payment is refused in the same words', async () => {
    for (const paid of ['-4000', '0']) {
      expect(await refusal(...ORDINARY, '--paid', `2026-07-01:${paid}`)).toContain(`--paid : « ${paid} » n’est pas supérieur à zéro.`)
    }
    for (const paid of ['', 'abc', '4000:5']) {
      expect(await refusal(...ORDINARY, '--paid', `2026-07-01:${paid}`)).toContain(`--paid : « ${paid} » n’est pas un montant`)
    }
  })

  it('of one cent, or of one hundred million euros over ten years, is computed to the cent', async () => {
    const cent = await claimOf('--amount', '0,01', '--due', '2026-06-20', '--until', '2026-07-10')
    expect(cent).toMatchObject({ principalCents: 1, interestCents: 0, feeCents: 4000, totalCents: 4001 })
    // 3 650 days at 12.15 % are ten years of 365 days: 121.5 % of the amount.
    const large = await claimOf('--amount', '100 000 000,00', '--due', '2016-06-30', '--until', '2026-06-28', '--rate', '12.15')
    expect(large).toMatchObject({ interestCents: 12_150_000_000, totalCents: 22_150_004_000 })
  })
})

describe('a day that is none', () => {
  const options = ['--due', '--until', '--notice', '--paid', '--date']
  const withDay = (option: string, day: string) => [...ORDINARY.filter((_, at) => ORDINARY[at - (at % 2)] !== option), `${option}=${day}`]

  it.each(options)('%s: 30 February, a month 13, another order are refused', async (option) => {
    for (const day of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '30/02/2026', '06/20/2026']) {
      expect(await refusal(...withDay(option, day))).toContain(`${option} : le jour « ${day} » n’existe pas au calendrier.`)
    }
    for (const day of ['26-06-20', '2026-6-20', '20/06/26', 'hier']) {
      expect(await refusal(...withDay(option, day))).toContain(`${option} : « ${day} » n’est pas un jour`)
    }
  })

  it.each(options)('%s: years outside 1990 to 2199 are refused', async (option) => {
    for (const day of ['0001-01-01', '0999-12-31', '1989-12-31', '2200-01-01', '9999-12-31']) {
      expect(await refusal(...withDay(option, day))).toBe(
        `relance: ${option} : « ${day} » n’est pas entre 1990 et 2199.\n  → Vérifiez l’année : hors de ces bornes, ni taux ni règle ne sont connus.\n`,
      )
    }
  })

  it('29 February is one in a leap year, and only there', async () => {
    // 10 000 × 14.50 % × 1 / 365 = 3,97.
    const leap = await claimOf('--amount', '10000', '--due', '2024-02-28', '--until', '2024-02-29')
    expect(leap.periods.map(({ from, days, interestCents }) => [from, days, interestCents])).toEqual([['2024-02-29', 1, 397]])
  })

  it('the due date is asked for, and no option stands without the amount', async () => {
    expect(await refusal('--amount', '10000')).toContain('Il manque l’échéance de la facture.')
    expect(await refusal('--due', '2026-06-20')).toContain('L’option --due ne sert qu’avec la calculatrice.')
  })
})

describe('days in an order that makes no lateness', () => {
  it('a due date after the day of the calculation owes the principal alone, and says so', async () => {
    const early = await claimOf('--amount', '10000', '--due', '2026-07-20', '--until', '2026-07-10')
    expect(early).toMatchObject({
      principalCents: 1_000_000,
      interestCents: 0,
      feeCents: 0,
      totalCents: 1_000_000,
      periods: [],
      claimable: false,
    })
    expect(early.notes).toEqual(['Aucun retard au 10/07/2026 : ni pénalité, ni indemnité.'])
  })

  it('a due date on the day of the calculation too', async () => {
    const today = await claimOf('--amount', '10000', '--due', '2026-11-20')
    expect(today).toMatchObject({ interestCents: 0, feeCents: 0, unknownRateDays: 0 })
    expect(today.notes).toEqual(['Aucun retard au 20/11/2026 : ni pénalité, ni indemnité.'])
  })

  it('a payment before the due date takes principal away before interest starts', async () => {
    // 6 000 × 12.15 % × 10 / 365 = 19,97; 6 000 × 12.40 % × 10 / 365 = 20,38.
    const part = await claimOf(...ORDINARY, '--paid', '2026-06-10:4000')
    expect(part.periods.map(({ baseCents, days, interestCents }) => [baseCents, days, interestCents])).toEqual([
      [600_000, 10, 1997],
      [600_000, 10, 2038],
    ])
    const far = await claimOf(...ORDINARY, '--paid', '1990-01-01:4000')
    expect(far.interestCents).toBe(part.interestCents)
  })

  it('the whole paid before the due date, or on it, owes nothing, fee included', async () => {
    for (const day of ['2026-06-10', '2026-06-20']) {
      expect(await claimOf(...ORDINARY, '--paid', `${day}:10000`)).toMatchObject({
        totalCents: 0,
        feeCents: 0,
        periods: [],
        claimable: false,
      })
      expect(await claimOf(...ORDINARY, '--paid', day)).toMatchObject({ totalCents: 0, feeCents: 0, periods: [], claimable: false })
    }
  })

  it('a payment after the day of the calculation changes no sum', async () => {
    expect(await claimOf(...ORDINARY, '--paid', '2026-07-11:4000')).toMatchObject({ principalCents: 1_000_000, interestCents: 6726 })
  })

  it('two payments that each settle the rest are refused', async () => {
    expect(await refusal(...ORDINARY, '--paid', '2026-07-01', '--paid', '2026-07-02')).toContain('Un seul --paid peut être sans montant.')
  })
})

describe('more paid than is owed', () => {
  it('leaves no principal below zero, the interest and the fee owed, and tells the surplus', async () => {
    // Ten days at 12.15 % (33,29) and 1 July at 12.40 % (3,40).
    const over = await claimOf(...ORDINARY, '--paid', '2026-07-01:12000')
    expect(over).toMatchObject({ principalCents: 0, interestCents: 3669, feeCents: 4000, totalCents: 7669 })
    expect(over.notes).toContain('Trop-perçu de 2 000,00 €, non imputé sur cette facture.')
  })

  it('pays the interest where interest comes first, and tells what is left over', async () => {
    const over = await claimOf(...ORDINARY, '--paid', '2026-07-01:12000', '--imputation', 'interest')
    expect(over).toMatchObject({ principalCents: 0, interestCents: 0, paidInterestCents: 3669, totalCents: 4000 })
    // 12 000,00 - 10 000,00 - 36,69.
    expect(over.notes).toContain('Trop-perçu de 1 963,31 €, non imputé sur cette facture.')
  })

  it('in time is told as well', async () => {
    const over = await claimOf(...ORDINARY, '--paid', '2026-06-10:6000', '--paid', '2026-06-10:6000')
    expect(over).toMatchObject({ totalCents: 0 })
    expect(over.notes).toContain('Trop-perçu de 2 000,00 €, non imputé sur cette facture.')
  })
})

describe('days outside the table of rates', () => {
  it.each([
    ['1999-06-20', '1999-07-10', ['1er semestre 1999', '2e semestre 1999']],
    ['2035-06-20', '2035-07-10', ['1er semestre 2035', '2e semestre 2035']],
  ])('late from %s to %s: no interest, the twenty days told by half-year, the fee due all the same', async (due, until, halves) => {
    const unknown = await claimOf('--amount', '10000', '--due', due, '--until', until)
    expect(unknown).toMatchObject({ interestCents: 0, feeCents: 4000, unknownRateDays: 20, periods: [] })
    for (const half of halves) expect(unknown.notes.join('\n')).toMatch(new RegExp(`${half}.*10 jours`))
  })

  it('the days with a rate are counted, those without are told', async () => {
    // 11 days at 12.40 %: 37,37; ten days of 2009 at 12.50 %: 34,25.
    const ahead = await claimOf('--amount', '10000', '--due', '2026-12-20', '--until', '2027-01-10')
    expect(ahead).toMatchObject({ interestCents: 3737, unknownRateDays: 10 })
    const before = await claimOf('--amount', '10000', '--due', '2008-12-20', '--until', '2009-01-10')
    expect(before).toMatchObject({ interestCents: 3425, unknownRateDays: 11 })
  })

  it('a contract rate needs no table', async () => {
    // 10 000 × 15 % × 20 / 365 = 82,19.
    const agreed = await claimOf('--amount', '10000', '--due', '2035-06-20', '--until', '2035-07-10', '--rate', '15')
    expect(agreed).toMatchObject({ interestCents: 8219, unknownRateDays: 0 })
  })

  it('two hundred years are answered, with the days that no table knows', async () => {
    // 76 700 days from 2 January 1990 to 31 December 2199; rates are known from 2009 to 2026, 6 574 days.
    const ages = await claimOf('--amount', '10000', '--due', '1990-01-01', '--until', '2199-12-31')
    expect(ages).toMatchObject({ unknownRateDays: 76_700 - 6574, claimable: false })
  })
})

describe('a rate or a word that is none', () => {
  it.each(['0', '-5', '101', '12,345', 'ecb', 'beaucoup', ''])('rate « %s » is refused', async (rate) => {
    expect(await refusal(...ORDINARY, `--rate=${rate}`)).toContain(`--rate : « ${rate} »`)
  })

  it.each([
    ['--regime', 'martien', 'business, public, consumer, abroad'],
    ['--half-year', 'moitié', 'split, frozen, current'],
    ['--basis', '360', '365, actual'],
    ['--imputation', 'hasard', 'principal, interest'],
  ])('%s « %s » is refused, with the words that are known', async (option, word, known) => {
    expect(await refusal(...ORDINARY, option, word)).toContain(`${option} n’accepte pas « ${word} ».\n  → Valeurs possibles : ${known}`)
  })

  it('a formal notice after the day of the calculation bears nothing yet', async () => {
    const later = await claimOf(...ORDINARY, '--regime', 'consumer', '--notice', '2026-07-20')
    expect(later).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 1_000_000 })
  })
})

describe('answers that must be told', () => {
  it('an amount too large for exact cents is refused as an amount, never an internal error', async () => {
    expect(await refusal('--amount', '90071992547409.91', '--due', '2026-06-20')).toContain('--amount')
  })
  it('a payment after the day of the calculation is told', async () => {
    expect((await claimOf(...ORDINARY, '--paid', '2026-07-20:4000')).notes.join()).toContain('20/07/2026')
  })
  it('does not tell a consumer without a known rate that no day is late', async () => {
    const old = await claimOf(
      '--amount',
      '10000',
      '--due',
      '2012-06-20',
      '--until',
      '2012-12-10',
      '--regime',
      'consumer',
      '--notice',
      '2012-06-20',
    )
    expect(old.unknownRateDays).toBe(173)
    expect(old.notes.join()).not.toContain('aucun jour de retard')
  })
  it('tells the day of a formal notice that comes after the calculation', async () => {
    expect((await claimOf(...ORDINARY, '--regime', 'consumer', '--notice', '2026-07-20')).notes.join()).toContain('20/07/2026')
  })
  it('names the days without a rate, and not one line per half-year of two centuries', async () => {
    expect((await claimOf('--amount', '10000', '--due', '2026-12-20', '--until', '2027-01-10')).notes.join()).toMatch(
      /01\/01\/2027.*10\/01\/2027/,
    )
    expect((await claimOf('--amount', '10000', '--due', '1990-01-01', '--until', '2199-12-31')).notes.length).toBeLessThan(10)
  })
  it('says that 30 February does not exist', async () => {
    expect(await refusal('--amount', '10000', '--due', '2026-02-30')).toContain('n’existe pas')
  })
})
