// What a settings file gives: defaults, every key, amounts to the cent, plain data.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsDigest } from '../../src/cli/settings/digest.ts'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { cents } from '../../src/domain/cents.ts'
import { plainStep } from '../../src/domain/plain-step.ts'
import { shippedScenarios } from '../../src/domain/scenario-shipped.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import type { Settings } from '../../src/domain/settings.ts'

const DEFAULT_SETTINGS = {
  creditor: {
    name: 'Atelier Brunet',
    siren: null,
    legalForm: null,
    capital: null,
    rcs: null,
    address: [],
    email: null,
    phone: null,
    iban: null,
    bic: null,
    logo: null,
  },
  sender: { from: null, replyTo: null, signature: null, firm: null, mandate: null, bcc: [], engagement: null },
  smtp: null,
  sms: null,
  customers: { terms: null, regime: 'to-confirm', language: 'fr' },
  penalties: {
    rate: null,
    halfYear: 'split',
    basis: '365',
    imputation: 'principal',
    belowFloor: 'warn',
    instalmentFee: 'invoice',
    creditNotes: 'start',
  },
  penaltyExceptions: [],
  penaltyAccounts: { interest: '763100', fee: '758100', journal: 'OD' },
  reminders: {
    minimumCents: 1500,
    minimumGapDays: 7,
    staleBooksDays: 5,
    approval: ['relance-3', 'formal-notice'],
    approvalAboveCents: 500000,
    firstPlansToApprove: 3,
    preventiveMinimumCents: 50000,
    holidays: 'metropole',
    pilot: [],
    shadow: false,
    maxPerRun: null,
    maxPerCustomer: null,
    catchUp: 'once',
    listNotDue: false,
    copyAccountManager: false,
    scenarioByProfile: true,
    brokenPromiseRaises: false,
    validatedBy: null,
  },
  scenarios: shippedScenarios(),
  groups: [],
  assignees: [],
  payment: { qrCode: true, link: null },
  attachments: { invoices: true, maxMegabytes: 8, statement: { from: 'none' }, calculation: { from: 'claim' } },
  letters: { duplex: false },
  daily: { inbox: 'inbox', imported: 'move', settledSeconds: 30, dashboard: true, logDays: 90 },
  backup: { everyDays: 7, keepDays: 30 },
  report: { to: 'own' },
  import: {
    customerAccounts: ['411', '413', '416', '419'],
    unbalancedLetters: 'hold',
    documentDay: 'piece',
    opening: 'auto',
    pseudoCustomers: [],
    profiles: {},
  },
}

const EVERYTHING = `
creditor:
  name: Atelier Brunet
  siren: 732 829 320
  legalForm: SARL
  capital: 10 000 €
  rcs: Rennes
  address: ["12 rue des Lilas", "35000 Rennes"]
  email: compta@atelier-brunet.example
  phone: 0299000000
  iban: fr76 3000 6000 0112 3456 7890 189
  bic: agrifrpp
  logo: images/logo.png
sender:
  from: relances@cabinet-petit.example
  replyTo: compta@atelier-brunet.example
  signature: Jeanne Petit
  firm: { name: Cabinet Petit, siren: "552100554", legalForm: SAS, capital: 20 000 €, rcs: Nantes, address: ["3 quai des Mouettes", "44000 Nantes"], email: contact@cabinet-petit.example, phone: "02 40 00 00 00" }
  mandate: { reference: LM-2026-04, date: 2026-03-01 }
  bcc: [archives@cabinet-petit.example]
smtp:
  { host: smtp.exemple.fr, port: 2525, security: none, allowPlaintext: true, user: relances, passwordFile: smtp.password, provider: gmail,
    tokenFile: jeton.txt, connections: 2, perMinute: 12, perConnection: 20,
    oauth: { tokenUrl: "https://jetons.exemple.fr/token", clientId: appli, clientSecretFile: secret.txt, refreshTokenFile: actu.txt, scope: mail },
    dkim: { domain: Cabinet-Petit.example, selector: relance, keyFile: dkim.pem } }
sms:
  url: https://api.exemple.fr/{{id}}
  method: PUT
  headers: { Authorization: "Bearer {{secret}}" }
  format: form
  body: "to={{to}}&text={{text}}"
  from: BRUNET
  success: queued
  secretFile: sms.secret
  maxParts: 3
  timeoutSeconds: 10
customers: { terms: 45 jours fin de mois, regime: business, language: en }
penalties:
  rate: 12.40
  halfYear: frozen
  basis: actual
  imputation: interest
  belowFloor: floor
  instalmentFee: instalment
  creditNotes: own-day
  accounts: { interest: 763, fee: '771100', journal: PEN }
  exceptions:
    - { customer: C001, rate: legal x3, because: contrat du 1er mars 2026 }
    - { customer: C002, ref: F2026-017, basis: 365, notice: 2026-05-04 }
reminders:
  minimum: "1 234,56"
  minimumGapDays: 0
  staleBooksDays: 0
  approval: []
  approvalAbove: none
  firstPlansToApprove: 0
  preventiveMinimum: 0
  holidays: alsace-moselle
  pilot: [C001, C002]
  shadow: true
  maxPerRun: 50
  maxPerCustomer: 4
  catchUp: skip
  listNotDue: true
  copyAccountManager: true
  scenarioByProfile: false
  brokenPromiseRaises: true
  validatedBy: client@brunet.example
groups:
  - { payer: C001, members: [C002, C003] }
assignees:
  - { name: Affacturage du Ponant, iban: DE89 3704 0044 0532 0130 00, customers: [C004] }
payment: { qrCode: false, link: "https://payer.exemple.fr/?ref={reference}&montant={amount}" }
attachments: { invoices: false, maxMegabytes: 20, statement: always, calculation: relance-2 }
scenarios:
  premium:
    - { step: courtoisie, at: 7, channel: email }
    - { step: relance-2, at: 20, channel: letter, template: lettre-douce, penalties: none, minimum: 50.00 }
    - { step: formal-notice, at: 60, channel: registered-letter }
import:
  customerAccounts: [411, "4110"]
  unbalancedLetters: remind
  documentDay: entry
  opening: RAN
  pseudoCustomers: [COMPTOIR]
  profiles:
    ventes 2026: { as: invoices, map: { invoiceNumber: N° facture } }
`

describe('settings of a dossier', () => {
  it('need nothing but the name of the creditor', () => {
    expect(loadSettings('relance.yaml', 'creditor: { name: Atelier Brunet }')).toEqual(DEFAULT_SETTINGS)
  })

  it('take empty sections and empty keys as left out', () => {
    const text =
      'creditor:\n  name: Atelier Brunet\n  iban:\nsender:\nsmtp:\ncustomers:\npenalties:\n  rate:\nreminders:\n  approvalAbove:\nscenarios:\nimport:\n'
    expect(loadSettings('relance.yaml', text)).toEqual(DEFAULT_SETTINGS)
  })

  it('hold every key that a file may write', () => {
    const {
      creditor,
      sender,
      smtp,
      sms,
      customers,
      penalties,
      penaltyExceptions,
      penaltyAccounts,
      reminders,
      groups,
      assignees,
      payment,
      attachments,
      scenarios,
      import: imports,
    } = loadSettings('relance.yaml', EVERYTHING)
    expect(creditor).toEqual({
      name: 'Atelier Brunet',
      siren: '732829320',
      legalForm: 'SARL',
      capital: '10 000 €',
      rcs: 'Rennes',
      address: ['12 rue des Lilas', '35000 Rennes'],
      email: 'compta@atelier-brunet.example',
      phone: '0299000000',
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPP',
      logo: 'images/logo.png',
    })
    expect(assignees).toEqual([{ name: 'Affacturage du Ponant', iban: 'DE89370400440532013000', bic: null, customers: ['C004'] }])
    expect(payment).toEqual({ qrCode: false, link: 'https://payer.exemple.fr/?ref={reference}&montant={amount}' })
    expect(attachments).toEqual({
      invoices: false,
      maxMegabytes: 20,
      statement: { from: 'always' },
      calculation: { from: 'step', step: 'relance-2' },
    })
    expect(sender).toEqual({
      from: 'relances@cabinet-petit.example',
      replyTo: 'compta@atelier-brunet.example',
      signature: 'Jeanne Petit',
      firm: {
        name: 'Cabinet Petit',
        siren: '552100554',
        legalForm: 'SAS',
        capital: '20 000 €',
        rcs: 'Nantes',
        address: ['3 quai des Mouettes', '44000 Nantes'],
        email: 'contact@cabinet-petit.example',
        phone: '02 40 00 00 00',
      },
      mandate: { reference: 'LM-2026-04', date: '2026-03-01' },
      bcc: ['archives@cabinet-petit.example'],
      engagement: null,
    })
    expect(smtp).toEqual({
      provider: 'gmail',
      host: 'smtp.exemple.fr',
      port: 2525,
      security: 'none',
      allowPlaintext: true,
      user: 'relances',
      passwordFile: 'smtp.password',
      tokenFile: 'jeton.txt',
      oauth: {
        tokenUrl: 'https://jetons.exemple.fr/token',
        clientId: 'appli',
        clientSecretFile: 'secret.txt',
        refreshTokenFile: 'actu.txt',
        scope: 'mail',
      },
      connections: 2,
      perMinute: 12,
      perConnection: 20,
      dkim: { domain: 'cabinet-petit.example', selector: 'relance', keyFile: 'dkim.pem' },
    })
    expect(sms).toEqual({
      url: 'https://api.exemple.fr/{{id}}',
      method: 'PUT',
      headers: { Authorization: 'Bearer {{secret}}' },
      format: 'form',
      body: 'to={{to}}&text={{text}}',
      from: 'BRUNET',
      success: 'queued',
      secretFile: 'sms.secret',
      maxParts: 3,
      timeoutSeconds: 10,
    })
    expect(customers).toEqual({ terms: '45 jours fin de mois', regime: 'business', language: 'en' })
    expect(penalties).toEqual({
      rate: { kind: 'contract', rateBps: 1240 },
      halfYear: 'frozen',
      basis: 'actual',
      imputation: 'interest',
      belowFloor: 'floor',
      instalmentFee: 'instalment',
      creditNotes: 'own-day',
    })
    expect(penaltyAccounts).toEqual({ interest: '763', fee: '771100', journal: 'PEN' })
    expect(penaltyExceptions).toEqual([
      { customer: 'C001', ref: null, changes: { rate: { kind: 'legal x3' } }, noticeOn: null, because: 'contrat du 1er mars 2026' },
      { customer: 'C002', ref: 'F2026-017', changes: { basis: '365' }, noticeOn: '2026-05-04', because: null },
    ])
    expect(reminders).toEqual({
      minimumCents: 123456,
      minimumGapDays: 0,
      staleBooksDays: 0,
      approval: [],
      approvalAboveCents: null,
      firstPlansToApprove: 0,
      preventiveMinimumCents: 0,
      holidays: 'alsace-moselle',
      pilot: ['C001', 'C002'],
      shadow: true,
      maxPerRun: 50,
      maxPerCustomer: 4,
      catchUp: 'skip',
      listNotDue: true,
      copyAccountManager: true,
      scenarioByProfile: false,
      brokenPromiseRaises: true,
      validatedBy: 'client@brunet.example',
    })
    expect(groups).toEqual([{ payer: 'C001', members: ['C002', 'C003'] }])
    expect(scenarios['premium']).toEqual({
      name: 'premium',
      steps: [
        plainStep('courtoisie', 7, 'email'),
        plainStep('relance-2', 20, 'letter', { template: 'lettre-douce', minimumCents: cents(5000) }),
        plainStep('formal-notice', 60, 'registered-letter', { penalties: 'claim' }),
      ],
    })
    expect(imports).toEqual({
      customerAccounts: ['411', '4110'],
      unbalancedLetters: 'remind',
      documentDay: 'entry',
      opening: 'RAN',
      pseudoCustomers: ['COMPTOIR'],
      profiles: { 'ventes 2026': { as: 'invoices', map: { invoiceNumber: 'N° facture' }, fingerprint: null } },
    })
  })

  it('add the shipped standard scenario to a dossier that writes only others', () => {
    expect(loadSettings('relance.yaml', EVERYTHING).scenarios['standard']).toEqual(standardScenario())
  })

  it('let a dossier replace the standard scenario', () => {
    const text =
      'creditor: { name: X }\nscenarios:\n  standard: [ { step: preventive, at: -5, channel: email }, { step: relance-1, at: 5, channel: email, penalties: none } ]'
    const steps = loadSettings('relance.yaml', text).scenarios['standard']?.steps
    expect(steps?.map(({ step, at, penalties }) => [step, at, penalties])).toEqual([
      ['preventive', -5, 'none'],
      ['relance-1', 5, 'none'],
    ])
  })

  it('give a mail server its usual port by its security', () => {
    const smtp = (lines: string) => loadSettings('relance.yaml', `creditor: { name: X }\nsmtp: { host: localhost${lines} }`).smtp
    expect([smtp('')?.port, smtp('')?.security]).toEqual([587, 'starttls'])
    expect(smtp(', security: tls')?.port).toBe(465)
    expect(smtp(', security: none')?.port).toBe(25)
  })

  it('allow a server in clear on the machine itself alone', () => {
    const security = (host: string) =>
      loadSettings('relance.yaml', `creditor: { name: X }\nsmtp: { host: "${host}", security: none }`).smtp?.security
    for (const host of ['127.0.0.1', '127.3.2.1', 'localhost', '::1']) expect(security(host)).toBe('none')
    for (const host of ['127.0.0.1.exemple.fr', 'localhost.exemple.fr', '10.0.0.1', 'smtp.exemple.fr'])
      expect(() => security(host)).toThrow(/en clair/)
  })

  it('survive JSON unchanged, so that they can be kept', () => {
    for (const text of ['creditor: { name: Atelier Brunet }', EVERYTHING]) {
      const settings = loadSettings('relance.yaml', text)
      expect(JSON.parse(JSON.stringify(settings)) as Settings).toStrictEqual(settings)
    }
  })

  it('read any amount to the cent, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('.', ','),
        (euros, hundredths, mark) => {
          const text = `creditor: { name: X }\nreminders:\n  minimum: ${euros}${mark}${String(hundredths).padStart(2, '0')}`
          expect(loadSettings('relance.yaml', text).reminders.minimumCents).toBe(euros * 100 + hundredths)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('read files with a byte order mark and Windows line ends', () => {
    const settings = loadSettings('relance.yaml', '\ufeffcreditor:\r\n  name: Atelier Brunet\r\ncustomers:\r\n  language: en\r\n')
    expect([settings.creditor.name, settings.customers.language]).toEqual(['Atelier Brunet', 'en'])
  })

  it('follow an anchor that is used with measure', () => {
    const text = 'creditor: { name: X, email: &box compta@exemple.fr }\nsender: { from: *box }'
    expect(loadSettings('relance.yaml', text).sender.from).toBe('compta@exemple.fr')
  })

  it('are known by the SHA-256 of their text', () => {
    expect(settingsDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(settingsDigest('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })
})
