// Writes a FEC (art. A47 A-1 LPF) as large as asked, always the same for the same seed: a year of trade with detailed opening
// entries, invoices, receipts, cheque deposits, bills, deposits, doubtful customers, purchases; about 40 % of its lines on 411,
// 85 % of what could be lettered is. Knows nothing of the program that reads it; keeps a few weeks of open invoices in memory.
// Alone: node bench/fec-generator.js FILE LINES [--encoding iso-8859-15] [--changed] [--seed N]
import { closeSync, openSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const HEADER =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'
const JOURNALS = { AN: 'À-nouveaux', VT: 'Ventes', BQ: 'Banque', OD: 'Opérations diverses', CA: 'Caisse', HA: 'Achats' }
const ACCOUNTS = {
  101000: 'Capital social',
  401000: 'Fournisseurs',
  411000: 'Clients',
  413000: 'Clients - effets à recevoir',
  416000: 'Clients douteux',
  419100: 'Clients - acomptes reçus',
  421000: 'Personnel - rémunérations dues',
  431000: 'Sécurité sociale',
  445660: 'TVA déductible',
  445710: 'TVA collectée',
  511200: 'Chèques à encaisser',
  512000: 'Banque',
  530000: 'Caisse',
  606300: "Fournitures d'entretien",
  607000: 'Achats de marchandises',
  627000: 'Services bancaires',
  641000: 'Rémunérations du personnel',
  645000: 'Charges de sécurité sociale',
  706000: 'Prestations de services',
}
const FORMS = ['SARL', 'SAS', 'Établissements', 'Société', 'Ets', 'Maison', 'Ateliers', 'Garage', 'Boulangerie', "Maître d'œuvre"]
const NAMES = ['Lefèvre', 'Béranger', 'Château', 'Noël', 'Hélène', 'Guérin', 'Durand', 'Moreau', 'François', 'Cœur', 'Bénézet', 'Martin']
const WORK = [
  'Entretien périodique',
  'Réparation',
  'Travaux de rénovation',
  'Contrôle qualité',
  'Dépannage',
  'Étude préalable',
  'Livraison',
]

/** A share of customer lines wanted among all lines. */
const CUSTOMER_SHARE = 0.4
const LETTERED = 0.85
/** Pairs lettered only in the changed export: about one line of the file in a hundred. */
const NEWLY_LETTERED = 0.027

/** mulberry32: numbers from 0 inclusive to 1 exclusive, the same for the same seed everywhere. */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Writes `lines` data rows (and some more at the end with `changed`), tabs and CRLF.
 * Returns the rows written, those on customer accounts, those lettered, and debit - credit of the customer accounts in cents.
 */
export function writeFec(path, lines, { encoding = 'utf-8', changed = false, seed = 1 } = {}) {
  const out = openOutput(path, encoding)
  const year = new Year(out, lines, seed, changed)
  out.add(`${HEADER.replaceAll(' ', '\t')}\r\n`)
  year.open()
  const days = workingDays()
  for (const [index, day] of days.entries()) year.work(day, Math.floor((lines * (index + 1)) / days.length), index)
  year.fill(days.at(-1))
  if (changed) year.add(days.at(-1), Math.ceil(lines / 500))
  out.close()
  return { rows: year.rows, customerRows: year.customerRows, letteredRows: year.letteredRows, balanceCents: year.balanceCents }
}

/** The entries of one year as they come; a draw at each choice, in an order that never depends on `changed`. */
class Year {
  rows = 0
  customerRows = 0
  letteredRows = 0
  balanceCents = 0
  entry = 0
  invoice = 0
  purchase = 0

  constructor(out, lines, seed, changed) {
    this.out = out
    this.lines = lines
    this.changed = changed
    this.random = randomFrom(seed)
    this.customers = Math.max(5, Math.min(50_000, Math.floor(lines / 40)))
    this.letters = new Uint32Array(this.customers)
    /** What is paid on the nth working day. */
    this.due = new Map()
  }

  /** One entry restates each item still owed: number, day and amount, as detailed opening entries do. */
  open() {
    const items = Math.floor(this.lines * 0.012)
    const rows = []
    let total = 0
    for (let i = 0; i < items; i++) {
      const customer = this.customer()
      const cents = this.amount()
      const day = `2024${this.random() < 0.5 ? '11' : '12'}${two(1 + this.whole(28))}`
      const ref = `F2024-${String(90_000 + i).padStart(6, '0')}`
      const item = this.settleLater({ customer, cents, ref }, this.whole(45))
      rows.push({ account: 411000, customer, cents, ref, day, label: `À-nouveau facture ${ref}`, ...item })
      total += cents
    }
    rows.push({ account: 401000, cents: -Math.floor(total / 3), label: 'À-nouveau fournisseurs' })
    rows.push({ account: 512000, cents: 4_512_377, label: 'À-nouveau banque' })
    rows.push({ account: 101000, cents: Math.floor(total / 3) - total - 4_512_377, label: 'À-nouveau capital' })
    this.write('AN', '20250101', rows)
  }

  /** What is paid that day, then invoices and the rest until the file has `until` rows. */
  work(day, until, index) {
    this.index = index
    this.collect(day, this.due.get(index) ?? [])
    this.due.delete(index)
    while (this.rows < until && this.rows < this.lines - 12) {
      if (this.customerRows > this.rows * CUSTOMER_SHARE) this.spend(day)
      else this.sell(day)
    }
  }

  collect(day, items) {
    const cheques = []
    for (const item of items) {
      if (this.rows >= this.lines - 12 - cheques.length) break
      if (item.bill) this.cashBill(day, item)
      else if (this.random() < 0.4) cheques.push(item)
      else if (this.random() < 0.03) this.receive('CA', day, 530000, [item], 'Règlement espèces')
      else this.receive('BQ', day, 512000, [item], 'Virement reçu')
      if (cheques.length === 5) this.receive('BQ', day, 512000, cheques.splice(0), 'Remise de chèques')
    }
    if (cheques.length > 0) this.receive('BQ', day, 512000, cheques, 'Remise de chèques')
  }

  receive(journal, day, account, items, label) {
    const total = items.reduce((sum, { cents }) => sum + cents, 0)
    const rows = items.map(({ customer, cents, letter, letterDay, ref }) => {
      return { account: 411000, customer, cents: -cents, letter, letterDay, label: `${label} ${nameOf(customer)} ${ref}` }
    })
    this.write(journal, day, [{ account, cents: total, label: `${label} du ${day.slice(6)}/${day.slice(4, 6)}` }, ...rows])
  }

  cashBill(day, { customer, cents, ref, letter, letterDay }) {
    const label = `Effet échu ${nameOf(customer)}`
    const drawn = { account: 413000, customer, cents: -cents, ref, letter, letterDay, label }
    this.write('BQ', day, [{ account: 512000, cents, ref, label }, drawn])
  }

  sell(day) {
    const kind = this.random()
    const customer = this.customer()
    const cents = this.amount()
    const vat = Math.round(cents / 6)
    this.invoice++
    const ref = `F2025-${String(this.invoice).padStart(6, '0')}`
    const work = WORK[this.whole(WORK.length)]
    if (kind < 0.02) return this.creditNote(day, customer, cents, vat)
    if (kind < 0.03) return this.depositInvoice(day, customer, cents, ref)
    if (kind < 0.04) return this.bill(day, customer, cents, ref)
    if (kind < 0.045) return this.doubtful(day, customer, cents, ref)
    const item = this.settleLater({ customer, cents, ref }, 14 + this.whole(38))
    const label = `Facture ${ref} ${work} ${nameOf(customer)}`
    this.write('VT', day, [
      { account: 411000, customer, cents, ref, label, ...item },
      { account: 706000, cents: vat - cents, ref, label },
      { account: 445710, cents: -vat, ref, label },
    ])
  }

  creditNote(day, customer, cents, vat) {
    const ref = `A2025-${String(this.invoice).padStart(6, '0')}`
    const label = `Avoir ${ref} ${nameOf(customer)}`
    this.write('VT', day, [
      { account: 706000, cents: cents - vat, ref, label },
      { account: 445710, cents: vat, ref, label },
      { account: 411000, customer, cents: -cents, ref, label },
    ])
  }

  depositInvoice(day, customer, cents, ref) {
    const label = `Facture d'acompte ${ref}`
    const item = this.settleLater({ customer, cents, ref }, 5 + this.whole(20))
    this.write('VT', day, [
      { account: 411000, customer, cents, ref, label, ...item },
      { account: 419100, customer, cents: -cents, ref, label },
    ])
  }

  bill(day, customer, cents, ref) {
    const item = this.settleLater({ customer, cents, ref, bill: true }, 30)
    const label = `Acceptation effet ${nameOf(customer)}`
    this.write('OD', day, [
      { account: 413000, customer, cents, ref, label, ...item },
      { account: 411000, customer, cents: -cents, ref, label },
    ])
  }

  doubtful(day, customer, cents, ref) {
    const label = `Créance douteuse ${nameOf(customer)}`
    this.write('OD', day, [
      { account: 416000, customer, cents, ref, label },
      { account: 411000, customer, cents: -cents, ref, label },
    ])
  }

  spend(day) {
    const kind = this.random()
    const cents = this.amount()
    const vat = Math.round(cents / 6)
    const ref = `ACH${String(++this.purchase).padStart(6, '0')}`
    if (kind < 0.55) {
      const label = `Achat ${ref} ${WORK[this.whole(WORK.length)]}`
      this.write('HA', day, [
        { account: 607000, cents: cents - vat, ref, label },
        { account: 445660, cents: vat, ref, label },
        { account: 401000, cents: -cents, ref, label },
      ])
    } else if (kind < 0.85) {
      this.move('BQ', day, 401000, 512000, cents, `Virement émis fournisseur ${ref}`)
    } else if (kind < 0.9) {
      this.move('CA', day, 606300, 530000, (cents % 5000) + 100, 'Petit matériel payé en espèces')
    } else if (kind < 0.95) {
      this.move('BQ', day, 627000, 512000, (cents % 3000) + 50, "Frais bancaires, relevé d'échéances")
    } else {
      this.write('OD', day, [
        { account: 641000, cents, label: 'Salaires du mois, rémunérations' },
        { account: 421000, cents: vat - cents, label: 'Net à payer' },
        { account: 431000, cents: -vat, label: 'Cotisations salariales' },
      ])
    }
  }

  move(journal, day, to, from, cents, label) {
    this.write(journal, day, [
      { account: to, cents, label },
      { account: from, cents: -cents, label },
    ])
  }

  /** Ends on exactly the rows asked for. */
  fill(day) {
    while (this.rows < this.lines) {
      const left = this.lines - this.rows
      const cents = 1000 + this.whole(5000)
      const rows = [{ account: 627000, cents, label: 'Commission de tenue de compte' }]
      if (left === 3) rows.push({ account: 445660, cents: 200, label: 'TVA sur commission' })
      const credit = left === 1 ? [] : [{ account: 512000, cents: -rows.reduce((sum, row) => sum + row.cents, 0), label: 'Commission' }]
      // A file of one line more than can balance ends on a line of nothing.
      this.write('BQ', day, left === 1 ? [{ account: 512000, cents: 0, label: 'Ligne à zéro' }] : [...rows, ...credit])
    }
  }

  /** New invoices at the end of a later export. */
  add(day, rows) {
    const until = this.rows + rows
    this.lines = until + 12
    while (this.rows < until) this.sell(day)
  }

  /** Whether and when an item is paid, and its letter; the letter is numbered even where it is not yet put. */
  settleLater(item, workingDaysLater) {
    const paid = this.random() < 0.94
    const draw = this.random()
    const on = (this.index ?? 0) + workingDaysLater
    if (!paid || on >= WORKING_DAYS.length) return {}
    const code = letterOf(this.letters[item.customer]++)
    const lettered = draw < LETTERED || (this.changed && draw < LETTERED + NEWLY_LETTERED)
    const marks = lettered ? { letter: code, letterDay: WORKING_DAYS[on] } : {}
    const paidThen = this.due.get(on)
    if (paidThen) paidThen.push({ ...item, ...marks })
    else this.due.set(on, [{ ...item, ...marks }])
    return marks
  }

  write(journal, day, rows) {
    const number = String(++this.entry).padStart(7, '0')
    const head = `${journal}\t${JOURNALS[journal]}\t${number}\t${day}\t`
    for (const row of rows) {
      const { account, customer, cents } = row
      const auxiliary = customer === undefined ? '\t' : `${codeOf(customer)}\t${nameOf(customer)}`
      const amounts = cents < 0 ? `0,00\t${euros(-cents)}` : `${euros(cents)}\t0,00`
      this.out.add(
        `${head}${account}\t${ACCOUNTS[account]}\t${auxiliary}\t${row.ref ?? number}\t${row.day ?? day}\t${row.label}\t${amounts}\t` +
          `${row.letter ?? ''}\t${row.letterDay ?? ''}\t${day}\t\t\r\n`,
      )
      this.rows++
      if (customer === undefined) continue
      this.customerRows++
      this.balanceCents += cents
      if (row.letter !== undefined) this.letteredRows++
    }
  }

  /** Some customers buy often, most seldom. */
  customer() {
    const draw = this.random()
    return Math.floor(draw * Math.sqrt(draw) * this.customers)
  }

  amount() {
    const draw = this.random()
    return 1200 + Math.floor(draw * draw * 900_000)
  }

  whole(below) {
    return Math.floor(this.random() * below)
  }
}

function codeOf(customer) {
  return `C${String(customer + 1).padStart(5, '0')}`
}

function nameOf(customer) {
  return `${FORMS[customer % FORMS.length]} ${NAMES[Math.floor(customer / FORMS.length) % NAMES.length]} ${customer + 1}`
}

/** AA, AB ... ZZ, then AAA. */
function letterOf(index) {
  if (index < 676) return String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))
  const rest = index - 676
  return letterOf(Math.floor(rest / 26) % 676) + String.fromCharCode(65 + (rest % 26))
}

function euros(cents) {
  const rest = cents % 100
  return `${(cents - rest) / 100},${rest < 10 ? '0' : ''}${rest}`
}

function two(number) {
  return String(number).padStart(2, '0')
}

/** Monday to Friday of 2025, which began on a Wednesday, as AAAAMMJJ. */
function workingDays() {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const days = []
  let weekday = 2
  for (const [month, length] of lengths.entries()) {
    for (let day = 1; day <= length; day++, weekday = (weekday + 1) % 7) {
      if (weekday < 5) days.push(`2025${two(month + 1)}${two(day)}`)
    }
  }
  return days
}

const WORKING_DAYS = workingDays()

/** Text in, encoded chunks out. */
function openOutput(path, encoding) {
  const file = openSync(path, 'w')
  let pending = ''
  const flush = () => {
    const bytes = encoding === 'utf-8' ? Buffer.from(pending, 'utf8') : latin(pending)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    pending = ''
  }
  return {
    add(text) {
      pending += text
      if (pending.length > 1 << 19) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}

/** ISO-8859-15: latin 1 but for a few characters, of which the labels use two. */
function latin(text) {
  return Buffer.from(text.replace(/œ/g, '\u00bd').replace(/€/g, '\u00a4'), 'latin1')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2)
  const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined)
  const encoding = option('--encoding')
  const seed = Number(option('--seed') ?? 1)
  const changed = args.includes('--changed')
  const [path, lines] = args.filter((arg) => !arg.startsWith('--'))
  if (!path || !(Number(lines) > 0) || !['utf-8', 'iso-8859-15', undefined].includes(encoding)) {
    console.error('node bench/fec-generator.js FILE LINES [--encoding utf-8|iso-8859-15] [--changed] [--seed N]')
    process.exit(2)
  }
  const started = process.hrtime.bigint()
  const made = writeFec(path, Number(lines), { encoding, changed, seed })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  console.log(
    `${path}: ${made.rows} rows, ${made.customerRows} on customer accounts (${((100 * made.customerRows) / made.rows).toFixed(1)} %), ` +
      `${made.letteredRows} lettered, customers owe ${euros(made.balanceCents)}, ${seconds.toFixed(1)} s`,
  )
}
