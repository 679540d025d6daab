// A small ledger of one year whose open items are known: what an import of it must find, in whatever dialect it is written.
// Only what the books say without doubt is in it: no two amounts are equal, letters balance, a receipt names no invoice.

const NAMES = [
  'Menuiserie Le Goff',
  'Crêperie des Hortensias',
  'Garage Béranger',
  'Mairie de Châtel',
  'Boulangerie Noël',
  'Hôtel du Théâtre',
]
const SPENDINGS = [
  ['HA', 'Achats', 607000, 401000, 'Achat de matériel'],
  ['BQ', 'Banque', 627000, 512000, 'Frais bancaires'],
  ['OD', 'Opérations diverses', 641000, 421000, 'Salaires du mois'],
]
/** What happens in the books, and how often. */
const TRADES = { unpaid: 4, paid: 4, paidInTwo: 1, creditNote: 1, paidWithCreditNote: 1, deposit: 1, bill: 1, receipt: 2, spending: 4 }

/**
 * Entries, and what is known of them: `items` still open ({ customer, kind, cents }; kind null where the books leave it open),
 * the balance of each customer in cents, the name of each, and whether the year starts with opening entries.
 */
export function randomLedger(draw) {
  const book = new Book(draw)
  const openings = draw.chance(0.5)
  if (openings) book.restate(draw.between(1, 8))
  book.paid() // lettered books, for certain
  for (let left = draw.between(2, 30); left > 0; left--) book[draw.weighted(TRADES)]()
  book.entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const [index, entry] of book.entries.entries()) entry.number = index + 1
  const names = Object.fromEntries(book.customers.map(({ code, name }) => [code, name]))
  return { entries: book.entries, items: book.items, balances: balancesOf(book.items), names, openings }
}

function balancesOf(items) {
  const balances = {}
  for (const { customer, cents } of items) balances[customer] = (balances[customer] ?? 0) + cents
  return balances
}

class Book {
  entries = []
  items = []
  amounts = new Set()
  letters = 0
  invoices = 0

  constructor(draw) {
    this.draw = draw
    const names = NAMES.slice(0, draw.between(1, NAMES.length))
    this.customers = names.map((name, index) => ({ code: `C${String(index + 1).padStart(3, '0')}`, name }))
  }

  /** The items of the year before, one line each. */
  restate(count) {
    const lines = []
    for (let i = 0; i < count; i++) {
      const ref = `F2024-${100 + i}`
      const told = { ref, pieceDay: `2024-1${this.draw.whole(3)}-${two(this.draw.between(1, 28))}`, label: `Facture ${ref}` }
      lines.push(this.owed(this.draw.of(this.customers), 411000, this.amount(), null, told))
    }
    const total = lines.reduce((sum, { cents }) => sum + cents, 0)
    this.add('AN', 'À nouveaux', '2025-01-01', 'AN', 'À nouveau', [...lines, { account: 101000, cents: -total }])
  }

  unpaid() {
    const customer = this.draw.of(this.customers)
    this.invoice(customer, this.owed(customer, 411000, this.amount(), 'invoice'))
  }

  paid() {
    const { customer, cents, letter } = this.lettered()
    const invoiced = this.invoice(customer, this.line(customer, 411000, cents, { letter }))
    this.receive(this.line(customer, 411000, -cents, { letter }), invoiced.day)
  }

  paidInTwo() {
    const { customer, cents, letter } = this.lettered()
    const invoiced = this.invoice(customer, this.line(customer, 411000, cents, { letter }))
    const part = Math.max(1, Math.floor(cents / 3))
    this.receive(this.line(customer, 411000, -part, { letter }), invoiced.day)
    this.receive(this.line(customer, 411000, part - cents, { letter }), invoiced.day)
  }

  paidWithCreditNote() {
    const { customer, cents, letter } = this.lettered()
    const invoiced = this.invoice(customer, this.line(customer, 411000, cents, { letter }))
    const part = Math.max(1, Math.floor(cents / 4))
    this.credit(this.line(customer, 411000, -part, { letter }), invoiced.day)
    this.receive(this.line(customer, 411000, part - cents, { letter }), invoiced.day)
  }

  creditNote() {
    this.credit(this.owed(this.draw.of(this.customers), 411000, -this.amount(), 'creditNote'), '2025-02-01')
  }

  deposit() {
    const customer = this.draw.of(this.customers)
    const cents = this.amount()
    const ref = this.nextRef('A')
    const lines = [this.owed(customer, 411000, cents, 'deposit'), this.owed(customer, 419100, -cents, 'advance')]
    this.add('VE', 'Ventes', this.day(), ref, `Acompte ${ref}`, lines)
  }

  bill() {
    const { customer, cents, letter } = this.lettered()
    const invoiced = this.invoice(customer, this.line(customer, 411000, cents, { letter }))
    const lines = [this.owed(customer, 413000, cents, 'bill'), this.line(customer, 411000, -cents, { letter })]
    this.add('OD', 'Opérations diverses', this.day(invoiced.day), invoiced.ref, 'Effet accepté', lines)
  }

  receipt() {
    this.receive(this.owed(this.draw.of(this.customers), 411000, -this.amount(), 'payment'), '2025-03-01')
  }

  spending() {
    const [journal, journalName, to, from, label] = this.draw.of(SPENDINGS)
    const cents = this.amount()
    const lines = [to, from].map((account, index) => ({ account, cents: index === 0 ? cents : -cents }))
    this.add(journal, journalName, this.day(), `D${this.entries.length}`, label, lines)
  }

  invoice(customer, line) {
    const ref = this.nextRef('F')
    const vat = Math.floor(line.cents / 6)
    const sale = { account: 706000, cents: vat - line.cents }
    const day = this.day()
    this.add(
      'VE',
      'Ventes',
      day,
      ref,
      `Facture ${ref} ${customer.name}`,
      vat > 0 ? [line, sale, { account: 445710, cents: -vat }] : [line, sale],
    )
    return { ref, day }
  }

  credit(line, after) {
    const ref = this.nextRef('AV')
    this.add('VE', 'Ventes', this.day(after), ref, `Avoir ${ref}`, [{ account: 706000, cents: -line.cents }, line])
  }

  receive(line, after) {
    this.add('BQ', 'Banque', this.day(after), `R${this.entries.length}`, 'Virement reçu', [{ account: 512000, cents: -line.cents }, line])
  }

  /** A line that stays open, and is expected so. */
  owed(customer, account, cents, kind, told = {}) {
    this.items.push({ customer: customer.code, kind, cents })
    return this.line(customer, account, cents, told)
  }

  line(customer, account, cents, told = {}) {
    return { account, customer, cents, ...told }
  }

  lettered() {
    const customer = this.draw.of(this.customers)
    return { customer, cents: this.amount(), letter: letterOf(this.letters++) }
  }

  add(journal, journalName, day, ref, label, lines) {
    this.entries.push({ journal, journalName, day, ref, label, lines })
  }

  nextRef(prefix) {
    return `${prefix}2025-${String(++this.invoices).padStart(3, '0')}`
  }

  /** A day of the year, not before `after`. */
  day(after = '2025-01-02') {
    const from = Number(after.slice(5, 7))
    const month = this.draw.between(from, 12)
    const day = this.draw.between(month === from ? Number(after.slice(8)) : 1, 28)
    return `2025-${two(month)}-${two(Math.max(day, month === from ? Number(after.slice(8)) : 1))}`
  }

  /** Never twice, and seldom round: a match by amount would be a guess. */
  amount() {
    for (;;) {
      const cents = this.draw.chance(0.05) ? this.draw.between(1, 99) : this.draw.between(101, this.draw.of([9_999, 999_999, 99_999_999]))
      if (this.amounts.has(cents)) continue
      this.amounts.add(cents)
      return cents
    }
  }
}

function letterOf(index) {
  return String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))
}

function two(number) {
  return String(number).padStart(2, '0')
}
