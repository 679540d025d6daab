// Writes a FEC (art. A47 A-1 LPF) from a few trade events: one balanced entry each, tabs, legal columns.

export interface FecEntry {
  readonly journal: 'VE' | 'BQ' | 'AN' | 'OD'
  readonly day: string
  readonly ref: string
  readonly label: string
  readonly lines: readonly FecLine[]
  /** Day of the document, where it is not that of the entry. */
  readonly document?: string
}

export interface FecLine {
  readonly account: string
  readonly customer?: string
  readonly name?: string
  readonly letter?: string
  /** Debit positive, credit negative. */
  readonly cents: number
}

const HEADER =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'
const JOURNALS = { VE: 'Ventes', BQ: 'Banque', AN: 'A nouveaux', OD: 'Operations diverses' }
const ACCOUNTS: Readonly<Record<string, string>> = { '411000': 'Clients', '512000': 'Banque', '627000': 'Services bancaires' }

/** An invoice; `name` is the customer's in the books. */
export function sale(customer: string, ref: string, day: string, cents: number, told: { name?: string; letter?: string } = {}): FecEntry {
  const debtor = { account: '411000', customer, cents, name: `Client ${customer}`, ...told }
  return { journal: 'VE', day, ref, label: `Facture ${ref}`, lines: [debtor, { account: '706000', cents: -cents }] }
}

/** The same, `vat` of its `cents` booked as VAT collected. */
export function taxedSale(
  customer: string,
  ref: string,
  day: string,
  cents: number,
  vat: number,
  told: { name?: string; letter?: string } = {},
): FecEntry {
  const entry = sale(customer, ref, day, cents, told)
  const income = { account: '706000', cents: vat - cents }
  return { ...entry, lines: [...entry.lines.slice(0, 1), income, { account: '445710', cents: -vat }] }
}

/** A bank transfer from a customer; with `ref` it names the invoice, with `letter` the books letter it. */
export function receipt(
  customer: string,
  day: string,
  cents: number,
  told: { name?: string; ref?: string; letter?: string } = {},
): FecEntry {
  const { ref = '', ...rest } = told
  const payer = { account: '411000', customer, cents: -cents, name: `Client ${customer}`, ...rest }
  return { journal: 'BQ', day, ref, label: `Virement ${ref}`.trim(), lines: [{ account: '512000', cents }, payer] }
}

/** A payment of the customer's that the bank took back; `ref` names the invoice it had paid. */
export function returnedPayment(
  customer: string,
  day: string,
  cents: number,
  told: { ref: string; label?: string; name?: string },
): FecEntry {
  const { ref, label = `Rejet virement ${ref}`, name = `Client ${customer}` } = told
  return {
    journal: 'BQ',
    day,
    ref,
    label,
    lines: [
      { account: '411000', customer, name, cents },
      { account: '512000', cents: -cents },
    ],
  }
}

/** Penalties booked as a debit of the customer: interest (7631) and the fee (7581), what is zero left out. */
export function penaltyEntry(
  customer: string,
  day: string,
  told: { interest?: number; fee?: number; ref: string; label: string; letter?: string },
): FecEntry {
  const { interest = 0, fee = 0, ref, label, letter } = told
  const debtor = {
    account: '411000',
    customer,
    cents: interest + fee,
    name: `Client ${customer}`,
    ...(letter === undefined ? {} : { letter }),
  }
  const income = [
    { account: '763100', cents: -interest },
    { account: '758100', cents: -fee },
  ].filter(({ cents }) => cents !== 0)
  return { journal: 'OD', day, ref, label, lines: [debtor, ...income] }
}

/** A bank charge: shows that the bank is entered up to this day, and concerns no customer. */
export function bankCharge(day: string): FecEntry {
  return {
    journal: 'BQ',
    day,
    ref: '',
    label: 'Frais bancaires',
    lines: [
      { account: '627000', cents: 500 },
      { account: '512000', cents: -500 },
    ],
  }
}

/** The text of the file. */
export function fec(entries: readonly FecEntry[]): string {
  const rows = entries.flatMap((entry, index) => entry.lines.map((line) => rowOf(entry, line, index + 1)))
  return `${[HEADER.replaceAll(' ', '\t'), ...rows].join('\n')}\n`
}

function rowOf(entry: FecEntry, line: FecLine, number: number): string {
  const day = entry.day.replaceAll('-', '')
  const lettered = line.letter ? [line.letter, day] : ['', '']
  return [
    entry.journal,
    JOURNALS[entry.journal],
    String(number).padStart(5, '0'),
    day,
    line.account,
    ACCOUNTS[line.account] ?? 'Prestations',
    line.customer ?? '',
    line.customer ? (line.name ?? '') : '',
    entry.ref,
    (entry.document ?? entry.day).replaceAll('-', ''),
    entry.label,
    amount(Math.max(line.cents, 0)),
    amount(Math.max(-line.cents, 0)),
    ...lettered,
    day,
    '',
    '',
  ].join('\t')
}

function amount(cents: number): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}
