import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { daysTold } from '../support/depth.ts'
import { newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, returnedPayment, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

// Due on Tuesday 1 September 2026 at thirty days.
const INVOICE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)

interface Told {
  readonly regime?: string
  readonly scenario?: string
  readonly manager?: string
  readonly order?: string
}

/** One customer, C001, with all that can be known of him. */
function people({ regime = '', scenario = '', manager = '', order = '' }: Told): string {
  const cells = ['C001', 'Client C001', '1 rue du Port', '35000', 'Rennes', 'compta@c001.example', '02 99 11 22 33']
  return [
    'Code client;Nom du client;Adresse;Code postal;Ville;E-mail;Téléphone;Régime;Scénario;account_manager;order_reference',
    [...cells, regime, scenario, manager, order].join(';'),
    '',
  ].join('\n')
}

async function importBooks(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function told(dossier: TempDossier, one: Told): Promise<void> {
  await dossier.ask(`import ${dossier.write('contacts.csv', people(one))}`)
}

async function brunet(day: string, one: Told, entries: readonly FecEntry[] = [INVOICE], changes: SettingsChanges = {}) {
  const dossier = newDossier({ reminders: { preventiveMinimum: 500 }, ...changes }, day)
  await importBooks(dossier, entries)
  await told(dossier, one)
  await dossier.ask('plan')
  return dossier
}

/** What left, sending day by day until a day: "2026-09-08 relance-1 email". */
async function diary(dossier: TempDossier, until: string, approve = false): Promise<string[]> {
  const lines: string[] = []
  for (const day of daysTold(dossier.day, until)) {
    dossier.day = day
    if (approve) {
      await dossier.ask('plan')
      await dossier.ask('approve --all')
    }
    const { results } = await dossier.ask<SendView>('send')
    for (const one of results) lines.push(`${day} ${one.step} ${one.channel}${one.status === 'needsApproval' ? ' waits' : ''}`)
  }
  dossier.day = until
  return lines
}

async function only(dossier: TempDossier) {
  const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
  return toSend[0]
}

const outbox = ({ folder }: TempDossier) => readdirSync(join(folder, 'outbox')).sort()
const page = ({ folder }: TempDossier, name: RegExp) => {
  const file = readdirSync(join(folder, 'outbox')).find((one) => name.test(one))
  const text = writtenText(join(folder, 'outbox', file ?? ''))
  return file?.endsWith('.eml') ? plain(readable(text)) : text
}

/** Quoted-printable, as the program writes its mails. */
function readable(mail: string): string {
  const bytes = mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Invoices of C001 of 100,00 €, each paid on a day. */
function paidOn(...days: readonly string[]): FecEntry[] {
  return days.flatMap((day, index) => {
    const ref = `F2026-00${index + 1}`
    const letter = 'ABCDEFGH'[index] as string
    return [sale('C001', ref, '2026-01-05', 10_000, { letter }), receipt('C001', day, 10_000, { ref, letter })]
  })
}

describe('a good payer', () => {
  it('hears a courteous word after a week, then somebody he knows calls; no formal notice comes by itself', async () => {
    const dossier = await brunet('2026-08-24', { manager: 'Claire Hamon' }, [...paidOn('2026-01-20', '2026-01-25', '2026-02-02'), INVOICE])
    expect(await diary(dossier, '2026-10-20')).toEqual([
      '2026-09-08 relance-1 email',
      '2026-09-21 call call',
      '2026-10-06 relance-3 letter',
    ])
    const { held } = await dossier.ask<PlanView>('plan --dry-run')
    expect(held?.map(({ reason }) => reason.code)).toEqual(['last-step-reached'])
    expect(page(dossier, /call/)).toContain('par Claire Hamon, chargé de compte')
    expect(page(dossier, /relance-3/)).not.toContain('mise en demeure')
  })

  it('is told as such in the reason', async () => {
    const dossier = await brunet('2026-09-08', {}, [...paidOn('2026-01-20', '2026-01-25', '2026-02-02'), INVOICE])
    const reminder = await only(dossier)
    expect(reminder?.scenario).toBe('bon-payeur')
    expect(plain(reminder?.reason ?? '')).toContain('Scénario « bon-payeur » (bon payeur : 3 factures sur 3 réglées à l’échéance).')
  })
})

describe('a chronic payer', () => {
  it('is reminded before and three days after the due date, and gets a formal notice in a month', async () => {
    const late = ['2026-03-10', '2026-03-10', '2026-03-12', '2026-03-15', '2026-03-20']
    const dossier = await brunet('2026-08-24', {}, [...paidOn(...late), INVOICE])
    expect(await diary(dossier, '2026-10-31')).toEqual([
      '2026-08-27 preventive email',
      '2026-09-04 relance-1 email',
      '2026-09-11 call call',
      '2026-09-21 relance-3 letter',
      '2026-10-01 formal-notice registered-letter',
    ])
  })
})

describe('a public buyer', () => {
  it('is asked where the payment stands with his commitment number, then for interest, without formal notice', async () => {
    const dossier = await brunet('2026-08-24', { regime: 'public', order: 'ENG-2026-00417' })
    expect(await diary(dossier, '2026-12-15')).toEqual([
      '2026-09-11 relance-1 email',
      '2026-10-01 relance-3 letter',
      // 60 days after the due date is Saturday 31 October.
      '2026-11-02 moratory-interest letter',
    ])
    const mail = page(dossier, /relance-1/)
    expect(mail).toContain('Votre référence (engagement, bon de commande ou marché) : ENG-2026-00417.')
    const letter = page(dossier, /moratory-interest/)
    expect(letter).toContain('ENG-2026-00417')
    // ECB + 8: 10 000,00 € × 10,40 % × 62 days ÷ 365 = 176,66 €, and the fee of 40 €.
    expect(letter).toContain('176,66 €')
    expect(letter).toContain('10 216,66 €')
    expect(letter).not.toContain('mettons en demeure')
  })
})

describe('a private person', () => {
  it('is never asked for the fee, nor for interest before a formal notice', async () => {
    const dossier = await brunet('2026-08-24', { regime: 'particulier' })
    expect(await diary(dossier, '2026-11-10')).toEqual([
      '2026-09-08 relance-1 email',
      '2026-09-21 relance-2 email',
      '2026-10-06 relance-3 letter',
      '2026-10-21 formal-notice registered-letter',
    ])
    for (const name of [/relance-1/, /relance-2/, /relance-3/, /formal-notice/]) {
      const text = page(dossier, name)
      expect(text).toMatch(/sauf erreur de notre part|malgré nos rappels/i)
      expect(text).not.toMatch(/indemnité|pénalité|40 €|40,00 €/i)
    }
    expect(page(dossier, /formal-notice/)).toContain('régler la somme de 10 000,00 €')
  })
})

describe('a payment that came back', () => {
  const paid = receipt('C001', '2026-08-28', 1_000_000, { ref: 'F2026-100', letter: 'A' })
  const rejected = returnedPayment('C001', '2026-09-07', 1_000_000, { ref: 'F2026-100', label: 'Rejet de prélèvement F2026-100' })
  const books = [sale('C001', 'F2026-100', '2026-08-02', 1_000_000, { letter: 'A' }), paid, rejected]

  it('brings a mail and a call on one day, then a letter and a formal notice counted from what was sent', async () => {
    const dossier = await brunet('2026-09-08', {}, books)
    expect(await diary(dossier, '2026-10-15')).toEqual([
      '2026-09-08 bounced-payment email',
      '2026-09-16 relance-3 letter',
      '2026-10-01 formal-notice registered-letter',
    ])
    const files = outbox(dossier)
    expect(files.filter((name) => name.includes('bounced-payment'))).toEqual([
      expect.stringMatching(/^2026-09-08_c001_bounced-payment-call_[0-9a-f]{8}\.html$/i),
      expect.stringMatching(/^2026-09-08_c001_bounced-payment_[0-9a-f]{8}\.eml$/i),
    ])
    const sheet = page(dossier, /bounced-payment-call/)
    expect(sheet).toContain('Un message part le même jour.')
    expect(sheet).toContain('règlement revenu impayé')
  })

  it('is written once, the call sheet too, however often the sending is run', async () => {
    const dossier = await brunet('2026-09-08', {}, books)
    await dossier.ask('send')
    const first = outbox(dossier)
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send')
    expect(results).toEqual([])
    expect(outbox(dossier)).toEqual(first)
  })
})

describe('a premium customer', () => {
  it('gets nothing that nobody approved, whatever the settings and however long it lasts', async () => {
    const dossier = await brunet('2026-08-24', { scenario: 'premium', manager: 'Claire Hamon' })
    const lines = await diary(dossier, '2026-10-20')
    expect(lines[0]).toBe('2026-09-08 task call')
    expect(new Set(lines.slice(1).map((line) => line.slice(11)))).toEqual(new Set(['relance-1 email waits']))
    expect(page(dossier, /task/)).toContain('pour Claire Hamon')
  })

  it('is written to once it is approved', async () => {
    const dossier = await brunet('2026-08-24', { scenario: 'premium', manager: 'Claire Hamon' })
    expect(await diary(dossier, '2026-10-31', true)).toEqual([
      '2026-09-08 task call',
      '2026-09-16 relance-1 email',
      '2026-10-06 relance-3 letter',
    ])
  })
})

describe('a customer who changes scenario', () => {
  it('keeps the level he had reached, and is not told the same again', async () => {
    const dossier = await brunet('2026-08-24', {})
    expect(await diary(dossier, '2026-09-17')).toEqual([
      '2026-08-27 preventive email',
      '2026-09-07 relance-1 email',
      '2026-09-16 relance-2 email',
    ])
    await told(dossier, { scenario: 'bon-payeur' })
    expect(await diary(dossier, '2026-10-20')).toEqual(['2026-09-21 call call', '2026-10-06 relance-3 letter'])
  })
})

describe('a dossier that writes its own standard scenario', () => {
  const scenarios = { standard: [{ step: 'relance-1', at: 20, channel: 'email' }] }

  it('keeps it for everybody', async () => {
    const dossier = await brunet('2026-09-30', { regime: 'public' }, [INVOICE], { scenarios })
    expect(await only(dossier)).toMatchObject({ scenario: 'standard', step: 'relance-1' })
  })

  it('unless it asks for the scenario of the profile', async () => {
    const reminders = { preventiveMinimum: 500, scenarioByProfile: true }
    const dossier = await brunet('2026-09-30', { regime: 'public' }, [INVOICE], { scenarios, reminders })
    expect(await only(dossier)).toMatchObject({ scenario: 'public', step: 'relance-1', template: 'public-service' })
  })
})
