import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import type { PlannedReminderView, PlanView } from '../../src/reporting/plan-views.ts'
import type { Sheet } from '../../src/reporting/sheet.ts'
import { writeCsv } from '../../src/reporting/sheet-files.ts'
import { agedBalanceSheet, claimPeriodsSheet, claimsSheet, historySheet, itemsSheet, planSheet } from '../../src/reporting/sheets.ts'
import type { ItemView, PenaltiesView } from '../../src/reporting/views.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

const date = isoDay('2026-11-20')
const csv = (sheet: Sheet): string[] => writeCsv(sheet).toString('utf-8').slice(1).trimEnd().split('\r\n')

describe('the sheet of the aged balance', () => {
  it('shows a row per customer and the totals', () => {
    const amounts = (values: readonly number[]) => {
      const [notDue = 0, d30 = 0, d60 = 0, d90 = 0, over = 0, free = 0, balance = 0] = values
      const aged = { notDueCents: cents(notDue), d1to30Cents: cents(d30), d31to60Cents: cents(d60), d61to90Cents: cents(d90) }
      return { ...aged, over90Cents: cents(over), unallocatedCents: cents(free), balanceCents: cents(balance) }
    }
    const values = [46_320, 76_800, 110_760, 178_200, 374_400, -30_000, 756_480]
    const sheet = agedBalanceSheet({
      date,
      by: 'due',
      customers: [{ customer: customerCode('CORMORAN'), name: 'Pêcheries du Cormoran', ...amounts(values) }],
      totals: amounts(values),
      control: { ledgerBalanceCents: cents(756_480), itemsCents: cents(756_480), differenceCents: cents(0) },
    })
    expect(csv(sheet)).toEqual([
      'Client;Nom;Non échu;1 à 30 jours;31 à 60 jours;61 à 90 jours;Plus de 90 jours;Non affecté;Solde',
      'CORMORAN;Pêcheries du Cormoran;463,20;768,00;1107,60;1782,00;3744,00;-300,00;7564,80',
      'Total;;463,20;768,00;1107,60;1782,00;3744,00;-300,00;7564,80',
    ])
  })
})

describe('the sheet of items', () => {
  const invoice: ItemView = {
    key: itemKey('HERMINE|F2026073'),
    customer: customerCode('HERMINE'),
    kind: 'invoice',
    ref: 'F2026-073',
    issuedOn: isoDay('2026-08-26'),
    dueOn: isoDay('2026-09-25'),
    dueSource: 'customer-terms',
    originalCents: cents(600_000),
    outstandingCents: cents(350_000),
    settledOn: null,
    state: 'held',
    held: { code: 'promise', until: isoDay('2026-11-30'), text: 'Promesse de règlement au 30/11/2026.' },
    allocations: [
      { day: isoDay('2026-10-02'), cents: cents(200_000), origin: 'letter' },
      { day: isoDay('2026-09-30'), cents: cents(50_000), origin: 'letter' },
    ],
  }

  it('sums up what was allocated, and says why an item is held', () => {
    const credit: ItemView = { ...invoice, kind: 'creditNote', ref: 'A1', dueOn: null, held: null, state: 'open', allocations: [] }
    expect(csv(itemsSheet({ date, items: [invoice, credit] }))).toEqual([
      'Client;Nature;Pièce;Date;Échéance;Origine de l’échéance;Montant d’origine;Imputé;Dernière imputation;Reste;Soldée le;État;Motif de la retenue;Jusqu’au',
      'HERMINE;facture;F2026-073;26/08/2026;25/09/2026;conditions du client;6000,00;2500,00;02/10/2026;3500,00;;suspendue;Promesse de règlement au 30/11/2026.;30/11/2026',
      'HERMINE;avoir;A1;26/08/2026;;;6000,00;0,00;;3500,00;;ouverte;;',
    ])
  })
})

const SETTINGS = { ...PENALTIES, rate: null }

describe('the sheets of late-payment claims', () => {
  const view: PenaltiesView = {
    date: isoDay('2026-07-10'),
    claims: [
      {
        customer: customerCode('C001'),
        ref: 'F1',
        regime: 'business',
        dueOn: isoDay('2026-06-20'),
        principalCents: cents(1_000_000),
        periods: [
          {
            from: isoDay('2026-06-21'),
            to: isoDay('2026-06-30'),
            days: 10,
            baseCents: cents(1_000_000),
            rateBps: 1215,
            interestCents: cents(3329),
          },
          {
            from: isoDay('2026-07-01'),
            to: isoDay('2026-07-10'),
            days: 10,
            baseCents: cents(1_000_000),
            rateBps: 1240,
            interestCents: cents(3397),
          },
        ],
        interestCents: cents(6726),
        feeCents: cents(4000),
        totalCents: cents(1_010_726),
        unknownRateDays: 0,
        limitationOn: isoDay('2031-05-21'),
        claimable: false,
        notes: ['Une note.', 'Une autre.'],
        until: isoDay('2026-07-10'),
        issuedOn: null,
        amountCents: cents(1_000_000),
        payments: [],
        choices: [],
        settings: SETTINGS,
        readings: [],
        rates: [],
        unknownRates: [],
        interest: { state: 'due', day: null, reason: null },
        fee: { state: 'due', day: null, reason: null },
        noticeOn: null,
        insolvencyOn: null,
      },
    ],
    totals: { principalCents: cents(1_000_000), interestCents: cents(6726), feeCents: cents(4000), totalCents: cents(1_010_726) },
  }

  it('show a row per claim and the totals', () => {
    expect(csv(claimsSheet(view))).toEqual([
      'Client;Pièce;Régime;Échéance;Principal;Intérêts;Indemnité;Total;Jours sans taux;Prescription au plus tôt;État des intérêts;État de l’indemnité;Réclamable;Observations',
      'C001;F1;professionnel;20/06/2026;10000,00;67,26;40,00;10107,26;0;21/05/2031;dus;due;non;Une note. Une autre.',
      'Total;;;;10000,00;67,26;40,00;10107,26;;;;;;',
    ])
  })

  it('show every run of days with its base and its rate', () => {
    expect(csv(claimPeriodsSheet(view))).toEqual([
      'Client;Pièce;Du;Au;Jours;Base;Taux (%);Intérêts',
      'C001;F1;21/06/2026;30/06/2026;10;10000,00;12,15;33,29',
      'C001;F1;01/07/2026;10/07/2026;10;10000,00;12,40;33,97',
    ])
  })
})

describe('the sheet of the plan', () => {
  const reminder: PlannedReminderView = {
    id: reminderId('r1'),
    customer: customerCode('LANNIG'),
    name: 'Accastillage Lannig',
    scenario: 'standard',
    step: 'relance-1',
    stepIndex: 1,
    channel: 'email',
    template: 'relance-1',
    penalties: 'none',
    tone: 'courteous',
    by: 'accounting',
    withCall: false,
    noticeFollows: false,
    to: ['magasin@accastillage-lannig.example'],
    language: 'fr',
    needsApproval: true,
    approved: false,
    subject: 'Facture F2026-077',
    items: [
      {
        key: itemKey('k1'),
        ref: 'F2026-077',
        step: 'relance-1',
        round: 1,
        issuedOn: isoDay('2026-08-31'),
        dueOn: isoDay('2026-09-30'),
        daysLate: 51,
        originalCents: cents(174_000),
        outstandingCents: cents(170_000),
        heldCents: cents(4000),
        interestCents: cents(2900),
        feeCents: cents(4000),
        claimsPenalties: false,
        forInformation: false,
      },
    ],
    principalCents: cents(170_000),
    creditsCents: cents(-30_000),
    interestCents: cents(2900),
    feeCents: cents(4000),
    claimsPenalties: false,
    totalCents: cents(140_000),
    reason: 'Première relance.',
  }
  const view: PlanView = {
    date,
    dryRun: true,
    planId: null,
    booksAsOf: isoDay('2026-11-19'),
    toSend: [reminder],
    held: [
      {
        customer: customerCode('LANNIG'),
        key: itemKey('k1'),
        ref: 'F2026-077',
        outstandingCents: cents(4000),
        partial: true,
        reason: { code: 'dispute', until: null, text: 'Litige sur 40,00 €.' },
      },
      {
        customer: customerCode('ABER'),
        key: itemKey('k2'),
        ref: '=F9',
        outstandingCents: cents(5000),
        partial: false,
        reason: { code: 'paused', until: isoDay('2026-12-31'), text: 'En pause.' },
      },
    ],
    heldByReason: { dispute: 1, paused: 1 },
    alerts: [],
    totals: { reminders: 1, customers: 1, principalCents: cents(170_000), heldItems: 2 },
  }
  const header =
    'Décision;Client;Nom;Étape du message;Canal;Destinataires;Pièce;Étape de la pièce;Échéance;Jours de retard;Demandé;Retenu;Pour information;Intérêts;Indemnité;Pénalités demandées;Motif;Jusqu’au'

  it('puts what is asked and what is held in two columns, the deducted credits on their own row', () => {
    const sent = 'à approuver;LANNIG;Accastillage Lannig;première relance;e-mail;magasin@accastillage-lannig.example'
    expect(csv(planSheet(view))).toEqual([
      header,
      `${sent};F2026-077;première relance;30/09/2026;51;1700,00;;;29,00;40,00;non;Première relance.;`,
      `${sent};Crédits;;;;-300,00;;;;;;Règlements et avoirs non affectés, déduits.;`,
      'retenu;LANNIG;Accastillage Lannig;;;;F2026-077;;;;;40,00;;;;;Litige sur 40,00 €.;',
      "retenu;ABER;;;;;'=F9;;;;;50,00;;;;;En pause.;31/12/2026",
    ])
  })

  it('keeps what is told for information out of what is asked', () => {
    const items = reminder.items.map((item) => ({ ...item, forInformation: true }))
    const [, row] = csv(planSheet({ ...view, toSend: [{ ...reminder, items, principalCents: cents(0) }] }))
    expect(row).toContain(';30/09/2026;51;;;1700,00;29,00;40,00;non;')
  })

  it('leaves the held items out of a summary, and no row of credits where there are none', () => {
    const { held: _, ...summary } = { ...view, toSend: [{ ...reminder, needsApproval: false, approved: true, creditsCents: cents(0) }] }
    const rows = csv(planSheet(summary))
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatch(/^à envoyer;LANNIG;/)
  })
})

describe('the sheet of the history', () => {
  it('shows each event with the fingerprints that chain it', () => {
    const event = {
      position: 1,
      id: 'e1',
      at: '2026-11-20T08:00:03+01:00',
      day: date,
      customer: customerCode('LANNIG'),
      items: [itemKey('k1'), itemKey('k2')],
      step: 'formal-notice',
      channel: 'registered-letter' as const,
      status: 'written',
      detail: { totalCents: 310000 },
      sha256: 'ab12',
      previous: '00ff',
    }
    const note = { ...event, id: 'e2', customer: null, items: [], step: null, channel: null, status: 'adopted', detail: null }
    expect(csv(historySheet({ events: [event, note], chain: { ok: true, firstBad: null } }))).toEqual([
      'Jour;Instant;Client;Étape;Canal;Statut;Demandé;Pièces;Relance;Empreinte;Empreinte précédente;Accord;N° de suivi;Postée le;Reçue le',
      '20/11/2026;2026-11-20T08:00:03+01:00;LANNIG;mise en demeure;lettre recommandée;écrite;3100,00;k1, k2;e1;ab12;00ff;;;;',
      '20/11/2026;2026-11-20T08:00:03+01:00;;;;registre repris;;;e2;ab12;00ff;;;;',
    ])
  })
})
