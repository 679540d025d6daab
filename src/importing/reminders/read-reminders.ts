// Reads the reminders that a previous tool sent: customer, invoice, step, day, channel. What a step means in the dossier's
// scenarios, and which item the invoice is, are not known here.
import type { IsoDay } from '../../domain/day.ts'
import { normaliseRef } from '../../domain/document-ref.ts'
import { formatDay } from '../../domain/format.ts'
import { customerCode } from '../../domain/names.ts'
import type { ColumnUse, PastReminder, PastReminderReading } from '../../domain/reading.ts'
import type { Channel } from '../../domain/settings.ts'
import { isDay } from '../cells/dates.ts'
import { type DayReader, tableDays } from '../columns/column-formats.ts'
import { squeezed } from '../columns/columns.ts'
import { unguarded } from '../contacts/contact-cells.ts'
import { fileHead } from '../file-head.ts'
import { type Finding, type IssueLog, issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { type CsvTable, readCsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import type { TextFile } from '../text-file.ts'
import { quoted, separatorName } from '../wording.ts'
import { chosenPlaces, type ReminderPlaces, reminderEvidence, reminderMap } from './reminder-columns.ts'

interface Reader {
  readonly places: ReminderPlaces
  readonly headers: readonly string[]
  readonly readDay: DayReader
  readonly today: IsoDay
  readonly issues: IssueLog
}

/**
 * Reads a history of reminders, in the order of the file. A row without customer, invoice, step or day is an error, and so is a
 * reminder dated after the day of the command.
 * @throws InputError for columns that are missing, days whose order cannot be told.
 */
export function readReminders(text: TextFile, options: ReadOptions): PastReminderReading {
  const map = options.map ?? {}
  const table = readCsvTable(text, reminderMap(text, map))
  const places = chosenPlaces(table.file, table.headers, map)
  const issues = issueLog()
  const days = places.dated.length > 0 ? places.dated : [places.roles.reminder_date]
  const reader = { places, headers: table.headers, readDay: tableDays(table, days), today: options.date, issues }
  const counts = { skipped: 0, rejected: 0 }
  const reminders = table.rows.flatMap((row) => {
    if (row.fields.length === 0) counts.skipped += 1
    const found = row.fields.length === 0 ? [] : places.dated.length > 0 ? datedReminders(row, reader) : oneReminder(row, reader)
    if (found === null) counts.rejected += 1
    else if (found.length === 0 && row.fields.length > 0) counts.skipped += 1
    return found ?? []
  })
  return {
    ...fileHead(text.source, text.encoding),
    as: 'reminders',
    separator: table.separator,
    rows: table.rows.length,
    ...counts,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: [
      `Encodage ${text.encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
      reminderEvidence(table.headers, places),
    ],
    columns: uses(table, places),
    reminders,
  }
}

/** Null: the row is refused. */
function oneReminder(row: Row, reader: Reader): PastReminder[] | null {
  const { roles } = reader.places
  const about = invoiceOf(row, reader)
  const step = text(row, roles.step)
  const day = dayOf(row, roles.reminder_date, reader)
  if (about === null || day === null) return null
  if (step === '') return refuse(row, reader, { line: row.line, code: 'step-missing', message: 'L’étape de la relance manque.' })
  return [{ ...about, step, day, channel: channelOf(row, reader) }]
}

/** A reminder for each column of days that is filled. */
function datedReminders(row: Row, reader: Reader): PastReminder[] | null {
  const filled = reader.places.dated.filter((index) => text(row, index) !== '')
  if (filled.length === 0) return []
  const about = invoiceOf(row, reader)
  const days = filled.map((index) => dayOf(row, index, reader))
  if (about === null || days.includes(null)) return null
  const channel = channelOf(row, reader)
  return filled.flatMap((index, at) => {
    const day = days[at]
    return day ? [{ ...about, step: reader.headers[index] ?? '', day, channel }] : []
  })
}

function invoiceOf(row: Row, reader: Reader) {
  const { roles } = reader.places
  const name = text(row, roles.customer_name)
  const code = text(row, roles.customer_code) || name
  const number = text(row, roles.invoice_number)
  if (code === '') return refuse(row, reader, { line: row.line, code: 'customer-missing', message: 'Le client manque.' })
  if (number === '') return refuse(row, reader, { line: row.line, code: 'number-missing', message: 'Le numéro de facture manque.' })
  const customerName = name !== '' && name !== code ? name : null
  return { row: row.line, customer: customerCode(code), customerName, number, documentRef: normaliseRef(number) }
}

function dayOf(row: Row, index: number | undefined, reader: Reader): IsoDay | null {
  const told = text(row, index)
  const day = reader.readDay(index, told)
  const at = { line: row.line, column: reader.headers[index ?? -1] ?? null }
  if (!isDay(day)) {
    const message = day === 'empty' ? 'Le jour de la relance manque.' : `La date ${quoted(told)} n’existe pas ou ne peut pas être lue.`
    return refuse(row, reader, { ...at, code: day === 'empty' ? 'date-missing' : 'date-invalid', message })
  }
  if (day <= reader.today) return day
  return refuse(row, reader, { ...at, code: 'reminder-in-future', message: `La relance est datée du ${formatDay(day)}, dans l’avenir.` })
}

function channelOf(row: Row, { places, headers, issues }: Reader): Channel | null {
  const told = text(row, places.roles.channel)
  if (told === '') return null
  const channel = channelNamed(told)
  if (channel === null) {
    const message = `Le canal ${quoted(told)} n’est pas connu ; celui de l’étape est retenu.`
    issues.warning({
      line: row.line,
      column: headers[places.roles.channel ?? -1] ?? null,
      code: 'channel-unknown',
      message,
      excerpt: row.text,
    })
  }
  return channel
}

function channelNamed(told: string): Channel | null {
  const word = squeezed(told)
  if (/recommande|registered|lrar|^(ar|lre)$/.test(word)) return 'registered-letter'
  if (/courrier|lettre|letter|postal|^poste$/.test(word)) return 'letter'
  if (/mail|courriel/.test(word)) return 'email'
  if (/sms|texto/.test(word)) return 'sms'
  return /appel|tel|phone|call/.test(word) ? 'call' : null
}

function refuse(row: Row, { issues }: Reader, finding: Finding): null {
  issues.error({ ...finding, excerpt: row.text })
  return null
}

function text(row: Row, index: number | undefined): string {
  return unguarded(cell(row.fields, index)).replace(/\s+/g, ' ')
}

function uses(table: CsvTable, { roles, dated }: ReminderPlaces): ColumnUse[] {
  const known = new Map<number, string>([
    ...Object.entries(roles).map(([role, index]) => [index, role] as const),
    ...dated.map((index) => [index, 'reminder_date'] as const),
  ])
  return table.headers.map((header, index) => {
    const samples = [...new Set(table.rows.map((row) => cell(row.fields, index)).filter((value) => value !== ''))].slice(0, 3)
    return { header, role: known.get(index) ?? null, evidence: known.has(index) ? 'nom reconnu' : 'ignorée', samples }
  })
}
