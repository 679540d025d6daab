import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import { exchange } from '../../src/ledger/deliveries.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { lastRefusals, recordRefusals, refusals } from '../../src/ledger/refused-addresses.ts'
import { newLedger } from '../support/ledger-builders.ts'

const DAY = isoDay('2026-11-20')
const C1 = customerCode('C1')
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00+01:00`

function refuse(ledger: Ledger, hour: number, address: string, reply: string, reminder = 'R1'): void {
  recordRefusals(ledger, [{ reminder: reminderId(reminder), customer: C1, address, reply, day: DAY }], at(hour))
}

/** A message to these addresses that the server took. */
function taken(ledger: Ledger, hour: number, id: string, ...to: string[]): void {
  const claim = {
    ...{ id: reminderId(id), customer: C1, day: DAY, step: 'statement', channel: 'email' as const, to, items: [] },
    ...{ totalCents: cents(0), messageId: `<${id}@x.example>`, message: Buffer.from(id) },
  }
  exchange(ledger, [], [claim], at(hour), DAY)
  const answer = { id: claim.id, status: 'sent' as const, at: at(hour), reply: '250 Ok', refusedRecipients: [], file: null }
  exchange(ledger, [answer], [], at(hour), DAY)
}

const known = (ledger: Ledger) => [...lastRefusals(ledger)].map(([address, { reply }]) => [address, reply])

describe('an address that a server refused', () => {
  it('is known by its last refusal, whatever the case it is written in', () => {
    const ledger = newLedger()
    refuse(ledger, 8, 'Compta@C1.example', '550 5.1.1 Unknown')
    refuse(ledger, 9, 'compta@c1.example', '550 5.2.1 Disabled')
    expect(known(ledger)).toEqual([['compta@c1.example', '550 5.2.1 Disabled']])
    expect(refusals(ledger).map(({ reply }) => reply)).toEqual(['550 5.1.1 Unknown', '550 5.2.1 Disabled'])
  })

  it('for now is known by that refusal, no longer by the one for good before it', () => {
    const ledger = newLedger()
    refuse(ledger, 8, 'compta@c1.example', '550 5.1.1 Unknown')
    refuse(ledger, 9, 'compta@c1.example', '450 4.2.1 Busy')
    expect(known(ledger)).toEqual([['compta@c1.example', '450 4.2.1 Busy']])
  })

  it('is right again once it is written to and taken, and wrong when it is refused after that', () => {
    const ledger = newLedger()
    refuse(ledger, 8, 'compta@c1.example', '550 5.1.1 Unknown')
    taken(ledger, 9, 'R2', 'autre@c1.example')
    expect(known(ledger).length).toBe(1)
    taken(ledger, 10, 'R3', 'autre@c1.example', 'Compta@c1.example')
    expect(known(ledger)).toEqual([])
    refuse(ledger, 11, 'compta@c1.example', '550 5.1.1 Unknown', 'R4')
    expect(known(ledger).length).toBe(1)
  })

  it('among others of a message that was taken stays refused', () => {
    const ledger = newLedger()
    taken(ledger, 9, 'R2', 'autre@c1.example', 'compta@c1.example')
    refuse(ledger, 9, 'compta@c1.example', '550 5.1.1 Unknown', 'R2')
    expect(known(ledger).length).toBe(1)
  })
})
