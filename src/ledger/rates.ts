// Half-year rates the user added to the shipped table. What they mean is the domain's business.
import type { HalfYear, UserRate } from '../domain/rates.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

/** The rates added so far, oldest half-year first. */
export function userRates(ledger: Ledger): UserRate[] {
  const rows = ledger.db.prepare<[], { half: HalfYear } & Omit<UserRate, 'half'>>(
    `SELECT half_year AS half, ecb_bps AS ecbBps, legal_consumer_bps AS legalConsumerBps, legal_other_bps AS legalOtherBps, source
     FROM rate ORDER BY half_year`,
  )
  return rows.all()
}

/**
 * Adds a half-year, or completes the one there: a null figure keeps what is known.
 * @param at present moment, ISO 8601
 */
export function addRate(ledger: Ledger, rate: UserRate, at: string): void {
  atomically(ledger, () => {
    ledger.db
      .prepare(
        `INSERT INTO rate (half_year, ecb_bps, legal_consumer_bps, legal_other_bps, source, at)
         VALUES (@half, @ecbBps, @legalConsumerBps, @legalOtherBps, @source, @at)
         ON CONFLICT (half_year) DO UPDATE SET ecb_bps = coalesce(excluded.ecb_bps, ecb_bps),
           legal_consumer_bps = coalesce(excluded.legal_consumer_bps, legal_consumer_bps),
           legal_other_bps = coalesce(excluded.legal_other_bps, legal_other_bps), source = excluded.source, at = excluded.at`,
      )
      .run({ ...rate, at })
    bumpGeneration(ledger)
  })
}
