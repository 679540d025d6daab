// A program: sends one message to each server named on the command line (JSON list of settings) and prints the outcomes.
// Run apart because Node reads NODE_EXTRA_CA_CERTS only when it starts.
import type { SendOutcome } from '../../src/delivery/mailer.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import type { SmtpSettings } from '../../src/domain/settings.ts'

/** What it prints, as JSON: one outcome for each server, in order. */
export type Outcomes = SendOutcome[]

const BYTES = Buffer.from('Subject: rappel\r\n\r\nBonjour\r\n')

async function main(): Promise<void> {
  const outcomes: Outcomes = []
  for (const settings of JSON.parse(process.argv[2] ?? '[]') as SmtpSettings[]) {
    const mailer = new SmtpMailer(settings, null, { connectMs: 5_000, silenceMs: 5_000 })
    outcomes.push(await mailer.send({ from: 'compta@brunet.example', to: ['a@client.example'], bytes: BYTES }))
    mailer.close()
  }
  process.stdout.write(JSON.stringify(outcomes))
}

void main()
