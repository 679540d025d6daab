// Reads a small file of fixtures/import and shows ledger lines as short sentences that a test can state by hand.
import { join } from 'node:path'
import { isoDay } from '../../src/domain/day.ts'
import { StopError } from '../../src/domain/errors.ts'
import type { ContactReading, InvoiceReading, LedgerReading, Reading } from '../../src/domain/reading.ts'
import { type ReadOptions, readExport, readExportFile } from '../../src/importing/read-file.ts'

export const OPTIONS: ReadOptions = {
  customerAccounts: ['411', '413', '416', '419'],
  pseudoCustomers: [],
  acceptRejects: false,
  date: isoDay('2026-11-20'),
}

const FOLDER = join(import.meta.dirname, '../../fixtures/import')

export function readFixture(name: string, options: Partial<ReadOptions> = {}): Reading {
  return readExportFile(join(FOLDER, name), { ...OPTIONS, ...options }, name)
}

export function readLedgerFixture(name: string, options: Partial<ReadOptions> = {}): LedgerReading {
  const reading = readFixture(name, options)
  if (reading.as !== 'fec' && reading.as !== 'entries') throw new Error(`${name} was read as ${reading.as}`)
  return reading
}

export function readInvoiceFixture(name: string, options: Partial<ReadOptions> = {}): InvoiceReading {
  const reading = readFixture(name, options)
  if (reading.as !== 'invoices') throw new Error(`${name} was read as ${reading.as}`)
  return reading
}

export function readContactFixture(name: string, options: Partial<ReadOptions> = {}): ContactReading {
  const reading = readFixture(name, options)
  if (reading.as !== 'contacts') throw new Error(`${name} was read as ${reading.as}`)
  return reading
}

/** Reads text written in a test. */
export function readText(text: string, options: Partial<ReadOptions> = {}, name = 'export.txt'): Reading {
  return readExport({ name, bytes: Buffer.from(text) }, { ...OPTIONS, ...options })
}

/** '2 411000 LEGOFF 2025-01-10 F2025001 120000 invoice A': row, account, customer, day, reference, cents, kind, letter. */
export function lineFacts(reading: LedgerReading): string[] {
  return [...reading.lines].map((line) =>
    [line.row, line.account, line.customer, line.day, line.documentRef || '-', line.cents, line.kind, line.letter].join(' ').trim(),
  )
}

/** '5 CompteNum account-missing': line, column, code of each issue. */
export function issueFacts(reading: Reading): string[] {
  return reading.issues.map((issue) => `${issue.line} ${issue.column ?? '-'} ${issue.severity} ${issue.code}`)
}

/** The stop that an action ends with: its code and its message. */
export function stopOf(action: () => unknown): StopError {
  try {
    action()
  } catch (error) {
    if (error instanceof StopError) return error
    throw error
  }
  throw new Error('nothing stopped it')
}
