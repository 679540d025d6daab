import { describe, expect, it } from 'vitest'
import { addRate, userRates } from '../../src/ledger/rates.ts'
import { cachedSettings, cacheSettings } from '../../src/ledger/settings-cache.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

describe('rates added by the user', () => {
  it('complete each other figure by figure, the newest source said', () => {
    const ledger = newLedger()
    addRate(ledger, { half: '2027-S2', ecbBps: 240, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' }, AT)
    addRate(ledger, { half: '2027-S1', ecbBps: 265, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' }, AT)
    addRate(ledger, { half: '2027-S1', ecbBps: null, legalConsumerBps: 690, legalOtherBps: 270, source: 'Arrêté' }, AT)
    expect(userRates(ledger)).toEqual([
      { half: '2027-S1', ecbBps: 265, legalConsumerBps: 690, legalOtherBps: 270, source: 'Arrêté' },
      { half: '2027-S2', ecbBps: 240, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' },
    ])
  })
})

describe('the settings of the last run', () => {
  const source = (text: string) => ({ text, sha256: () => `digest of ${text}` })

  it('are kept for their bytes and for one version of the program', () => {
    const ledger = newLedger()
    cacheSettings(ledger, source('old'), '0.1.0', '{"a":1}')
    cacheSettings(ledger, source('new'), '0.1.0', '{"a":2}')
    expect(cachedSettings(ledger, source('new'), '0.1.0')).toBe('{"a":2}')
    expect(cachedSettings(ledger, source('new'), '0.2.0')).toBeNull()
    expect(cachedSettings(ledger, source('old'), '0.1.0')).toBeNull()
  })
})
