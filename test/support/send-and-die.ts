// A program: sends reminders from a real ledger through a real connection, and kills itself with SIGKILL at a chosen moment.
// Moments are counted: before and after each transaction of the journal, before and after each handing over.
import { deliverAll } from '../../src/delivery/deliver.ts'
import type { PreparedDelivery } from '../../src/delivery/delivery.ts'
import type { Mailer } from '../../src/delivery/mailer.ts'
import { folderOutbox, type Outbox } from '../../src/delivery/outbox.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { exchange } from '../../src/ledger/deliveries.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { deliverDeps, MOMENT, preparedEmail, preparedLetter, waiting } from './delivery.ts'
import { loopback } from './loopback.ts'

export interface Orders {
  readonly ledger: string
  readonly outbox: string
  readonly port: number
  readonly emails: readonly string[]
  readonly letters: readonly string[]
  /** The moment to die at, from 1; 0: never. */
  readonly dieAt: number
}

/** Deliveries claimed together in these runs. */
export const BATCH = 2

/** Everything a run prepares, in order. */
export async function prepare(orders: Orders): Promise<PreparedDelivery[]> {
  return [...(await Promise.all(orders.emails.map((code) => preparedEmail(code)))), ...orders.letters.map((code) => preparedLetter(code))]
}

async function main(orders: Orders): Promise<void> {
  let moment = 0
  const passing = (): void => {
    moment++
    if (moment === orders.dieAt) process.kill(process.pid, 'SIGKILL')
  }
  const ledger = openLedger(orders.ledger)
  const smtp = new SmtpMailer(loopback(orders.port), null)
  const mailer: Mailer = {
    verify: () => smtp.verify(),
    close: () => smtp.close(),
    async send(mail) {
      passing()
      const outcome = await smtp.send(mail)
      passing()
      return outcome
    },
  }
  const folder = folderOutbox(orders.outbox)
  const outbox: Outbox = {
    write(name, bytes) {
      passing()
      const path = folder.write(name, bytes)
      passing()
      return path
    },
  }
  const journal = {
    exchange(...[answers, claims]: Parameters<Parameters<typeof deliverAll>[1]['journal']['exchange']>) {
      passing()
      const verdicts = exchange(ledger, answers, claims, MOMENT, isoDay('2026-11-20'))
      passing()
      return verdicts
    },
  }
  await deliverAll(waiting(await prepare(orders)), deliverDeps({ journal, mailer, outbox, batch: BATCH }))
  smtp.close()
  ledger.close()
  process.stdout.write(String(moment))
}

if (process.argv[2]?.startsWith('{')) void main(JSON.parse(process.argv[2]) as Orders)
