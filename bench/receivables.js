// Writes the books of a company that reminds its customers every day: a FEC with settled and open invoices, a contact file, and the
// reminders really sent up to the day before, each on the first working day of its step. Always the same for the same seed.
// Alone: node bench/receivables.js FOLDER [--invoices 100000] [--customers 45000]
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { randomFrom } from './fec-generator.js'

const HEADER =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'
/** The day the plan is asked for, a Thursday; the books end the day before, when everything due was sent. */
export const DAY = '2026-11-19'
export const EVE = '2026-11-18'
const TERM_DAYS = 30
const STEPS = [
  ['preventive', -5],
  ['relance-1', 5],
  ['relance-2', 15],
  ['call', 18],
  ['relance-3', 30],
  ['formal-notice', 45],
]
/** Of the open invoices: not due yet, late by up to 60 days, older. */
const NOT_DUE = 0.7
const LATE = 0.2
const SETTLED_PER_CUSTOMER = 4

/** Writes fec, contacts and reminders into `folder`; returns their paths and how much they hold. */
export function writeReceivables(folder, { invoices = 100_000, customers = 45_000, seed = 1 } = {}) {
  const random = randomFrom(seed)
  const files = {
    fec: join(folder, '732829320FEC20261231.txt'),
    contacts: join(folder, 'contacts.csv'),
    reminders: join(folder, 'relances.csv'),
  }
  const fec = output(files.fec, `${HEADER.replaceAll(' ', '\t')}\n`)
  const reminders = output(files.reminders, 'Client;Facture;Étape;Date\n')
  writeContacts(files.contacts, customers)
  let number = 0
  let entry = 0
  const code = (index) => `C${String(index + 1).padStart(6, '0')}`
  const post = (journal, day, ref, label, rows) => {
    entry++
    const short = day.replaceAll('-', '')
    for (const [account, customer, debit, credit, letter] of rows) {
      const name = customer === '' ? '' : `Client ${customer}`
      const lettered = letter === '' ? '\t' : `${letter}\t${short}`
      fec.add(
        `${journal}\t${journal}\t${entry}\t${short}\t${account}\t${account}\t${customer}\t${name}\t${ref}\t${short}\t${label}\t${euros(debit)}\t${euros(credit)}\t${lettered}\t${short}\t\t\n`,
      )
    }
  }
  const sell = (customer, day, cents, letter) => {
    number++
    const ref = `F26-${String(number).padStart(6, '0')}`
    post('VT', day, ref, `Facture ${ref}`, [
      ['411000', customer, cents, 0, letter],
      ['706000', '', 0, cents, ''],
    ])
    return ref
  }
  let letters = 0
  for (let index = 0; index < customers; index++) {
    const customer = code(index)
    const habit = random() * 20 - 5
    for (let one = 0; one < SETTLED_PER_CUSTOMER; one++) {
      const issued = plus('2026-01-05', Math.floor(random() * 180))
      const letter = letterOf(letters++)
      const cents = amountOf(random)
      const ref = sell(customer, issued, cents, letter)
      const paid = plus(issued, Math.max(1, Math.round(TERM_DAYS + habit + random() * 10)))
      post('BQ', paid, ref, `Virement ${ref}`, [
        ['512000', '', cents, 0, ''],
        ['411000', customer, 0, cents, letter],
      ])
    }
  }
  let reminded = 0
  for (let one = 0; one < invoices; one++) {
    const customer = code(one < customers ? one : Math.floor(random() * customers))
    const age = ageOf(random)
    const due = plus(DAY, -age)
    const ref = sell(customer, plus(due, -TERM_DAYS), amountOf(random), '')
    for (const [step, at] of STEPS) {
      const day = workingDay(plus(due, at))
      if (day >= DAY) break
      reminders.add(`${customer};${ref};${step};${french(day)}\n`)
      reminded++
    }
  }
  post('BQ', plus(DAY, -1), '', 'Frais bancaires', [
    ['627000', '', 500, 0, ''],
    ['512000', '', 0, 500, ''],
  ])
  fec.close()
  reminders.close()
  return { files, invoices, customers, reminders: reminded }
}

/** Days since the due date on DAY, negative before it. */
function ageOf(random) {
  const sort = random()
  if (sort < NOT_DUE) return -Math.floor(random() * TERM_DAYS)
  if (sort < NOT_DUE + LATE) return 1 + Math.floor(60 * random() ** 2)
  return 61 + Math.floor(random() * 180)
}

function amountOf(random) {
  return 2_000 + Math.floor(random() ** 3 * 200_000)
}

function writeContacts(path, customers) {
  const out = output(path, 'Code client;Nom du client;Adresse;Code postal;Ville;E-mail;Téléphone\n')
  for (let index = 0; index < customers; index++) {
    const code = `C${String(index + 1).padStart(6, '0')}`
    out.add(`${code};Client ${code};${1 + (index % 90)} rue du Port;35000;Rennes;compta@${code.toLowerCase()}.example;02 99 00 00 00\n`)
  }
  out.close()
}

function output(path, header) {
  const file = openSync(path, 'w')
  let held = header
  return {
    add(text) {
      held += text
      if (held.length > 1 << 20) this.flush()
    },
    flush() {
      writeSync(file, held)
      held = ''
    },
    close() {
      this.flush()
      closeSync(file)
    },
  }
}

const cache = new Map()

function plus(day, count) {
  const key = `${day}${count}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const found = new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
  cache.set(key, found)
  return found
}

/** Monday to Friday: the few holidays of the year only move some reminders by a day. */
function workingDay(day) {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday === 6 ? plus(day, 2) : weekday === 0 ? plus(day, 1) : day
}

function french(day) {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

function letterOf(number) {
  let left = number
  let text = ''
  for (let place = 0; place < 5; place++) {
    text = String.fromCharCode(65 + (left % 26)) + text
    left = Math.floor(left / 26)
  }
  return text
}

function euros(cents) {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const told = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1] ?? otherwise) || otherwise
  const { files, ...held } = writeReceivables(process.argv[2] ?? '.', {
    invoices: process.argv.includes('--invoices') ? told('--invoices', 100_000) : 100_000,
    customers: process.argv.includes('--customers') ? told('--customers', 45_000) : 45_000,
  })
  console.log(JSON.stringify({ ...held, ...files }))
}
