// Every named error of the program: a small input that brings it, and the exact answer to people and to programs.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOOKS } from './catalogue/books.ts'
import { CLAIMS } from './catalogue/claims.ts'
import { FILES } from './catalogue/files.ts'
import { LAYOUTS } from './catalogue/layouts.ts'
import { LISTS } from './catalogue/lists.ts'
import { MACHINE } from './catalogue/machine.ts'
import type { Provocation } from './catalogue/provocation.ts'
import { ROWS } from './catalogue/rows.ts'
import { SETTINGS } from './catalogue/settings.ts'
import { SOURCES } from './catalogue/sources.ts'
import { USAGE } from './catalogue/usage.ts'
import { codesOfSources, unknownCodes } from './codes.ts'
import { type Answer, runAll, type Workbench, words, workbench } from './workbench.ts'

const CATALOGUE = { USAGE, SETTINGS, SOURCES, FILES, LAYOUTS, ROWS, BOOKS, MACHINE, LISTS, CLAIMS }

/** Errors that a command line alone cannot bring: the test that does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'access-denied': 'test/errors/machine.test.ts',
  'disk-full': 'test/errors/machine-stops.test.ts',
  'dossier-busy': 'test/errors/machine.test.ts',
  'file-changing': 'test/importing/sources.test.ts',
  // A folder is read as one, unless it takes the place of a file meanwhile.
  'file-directory': 'test/importing/refusals.test.ts',
  'file-unreadable': 'test/errors/machine.test.ts',
  'layout-ambiguous': 'test/importing/layouts-records.test.ts',
  'ledger-unwritable': 'test/errors/machine.test.ts',
  // These need reminders that were sent, or everything paid.
  'hold-nothing': 'test/stories/holds-in-days.test.ts',
  'step-in-doubt': 'test/stories/steps-by-hand.test.ts',
  'step-last': 'test/stories/steps-by-hand.test.ts',
  'step-sent': 'test/stories/steps-by-hand.test.ts',
  // Takes a customer of two codes, and somebody who reads the ledger meanwhile.
  'customer-superseded': 'test/privacy/forget.test.ts',
  'ledger-not-compacted': 'test/privacy/forget.test.ts',
  // The daily work: a folder of another disk, one that may not be written, a scheduler.
  'inbox-missing': 'test/stories/daily.test.ts',
  'export-goes-back': 'test/stories/daily-hostile.test.ts',
  'folder-as-file': 'test/stories/daily-hostile.test.ts',
  'link-broken': 'test/stories/daily-hostile.test.ts',
  'name-unreadable': 'test/stories/daily-hostile.test.ts',
  'inbox-not-moved': 'test/stories/daily.test.ts',
  'scheduler-missing': 'test/cli/schedule.test.ts',
  'scheduler-refused': 'test/cli/schedule.test.ts',
  'backup-damaged': 'test/jobs/backups.test.ts',
  'backup-itself': 'test/jobs/backups.test.ts',
  'backup-unsound': 'test/jobs/backups.test.ts',
  'password-missing': 'test/jobs/init-mail.test.ts',
  'keyring-missing': 'test/jobs/keyring.test.ts',
  // Takes a list imported before.
  'list-older': 'test/ledger/list-turns.test.ts',
  'list-part': 'test/ledger/list-editions.test.ts',
  'list-unclear': 'test/ledger/list-editions.test.ts',
  'backup-missing': 'test/jobs/backups.test.ts',
  'backup-other': 'test/jobs/backups.test.ts',
  // Takes a letter that was written.
  'tracking-refused': 'test/jobs/tracking.test.ts',
  'module-unusable': 'test/errors/machine.test.ts',
  'settings-unreadable': 'test/errors/machine.test.ts',
  'too-many-files': 'test/errors/machine.test.ts',
  'machine-refused': 'test/errors/machine-stops.test.ts',
  'memory-short': 'test/errors/machine-stops.test.ts',
  // Takes a customer of several contacts.
  'contact-unnamed': 'test/jobs/customers.test.ts',
  // Told as the reason of one message that did not leave, not as the end of the command.
  'outbox-write-failed': 'test/errors/sending.test.ts',
  'outbox-file-differs': 'test/errors/sending.test.ts',
  'attachment-changed': 'test/jobs/attachments.test.ts',
  'letter-character-missing': 'test/rendering/letter/letter-pdf.test.ts',
  // Takes a million rows.
  'sheet-too-long': 'test/reporting/sheet-files.test.ts',
  'sms-number': 'test/jobs/send-sms.test.ts',
  'sms-too-long': 'test/jobs/send-sms.test.ts',
  'sms-link': 'test/jobs/send-sms.test.ts',
  'sms-secret-missing': 'test/jobs/send-sms.test.ts',
  // Second doors: the settings or the importer have refused before.
  'email-address-invalid': 'test/errors/second-doors.test.ts',
  'email-domain-invalid': 'test/errors/second-doors.test.ts',
  'email-without-recipient': 'test/errors/second-doors.test.ts',
  'ledger-exists': 'test/errors/second-doors.test.ts',
  'smtp-plaintext': 'test/errors/second-doors.test.ts',
  'validation-early': 'test/stories/approval-in-days.test.ts',
  'validation-not-sent': 'test/stories/approval-in-days.test.ts',
}

/** Remarks on a file, which never stop an import. */
const REMARKS = [
  'amount-aberrant',
  'amount-absent',
  'balance-exceeds-total',
  'books-missing',
  'both-sides',
  'channel-unknown',
  'compensation-possible',
  'contacts-joined',
  'counterparts-missing',
  'customer-recoded',
  'customer-unnamed',
  'customers-changed',
  'customers-missing',
  'due-before-issue',
  'due-date-invalid',
  'entry-unbalanced',
  'fiscal-year-name',
  'history-followed',
  'history-unlinked',
  'lettering-date-invalid',
  'list-aside',
  'list-beside',
  'list-settled',
  'names-damaged',
  'opening-gap',
  'opening-journal-absent',
  'other-currency',
  'piece-date-invalid',
  'pseudo-customer',
  'quote-unbalanced',
  'receipts-at-month-end',
  'reminders-linked',
  'separator-in-label',
  'setting-replaced',
  'status-contradiction',
  'terms-assumed',
  'terms-over-cap',
  'three-decimals',
]

const provocations = Object.values(CATALOGUE).flat()
let bench: Workbench
const answers = new Map<Provocation, { text: Answer; json: Answer | null }>()

beforeAll(() => {
  bench = workbench()
  const runs = provocations.flatMap((one) => {
    const argv = words(one.command)
    const run = { cwd: bench.folder(one.dossier ?? 'books'), argv, env: one.env, tty: one.tty }
    return one.tty ? [run] : [run, { ...run, argv: ['--json', ...argv] }]
  })
  const told = runAll(runs, bench.root)
  for (const one of provocations) answers.set(one, { text: told.shift() as Answer, json: one.tty ? null : (told.shift() as Answer) })
}, 120_000)
afterAll(() => bench.remove())

describe.each(Object.entries(CATALOGUE))('%s', (_, entries) => {
  it.each(entries.map((one) => [one.code, one.command, one] as const))('%s: relance %s', (_code, _command, one) => {
    const { text, json } = answers.get(one) as { text: Answer; json: Answer | null }
    expect(`\n${bench.legible(text.stderr)}`).toBe(one.says)
    expect([text.code, text.stdout, text.changed]).toEqual([one.exit, '', []])
    if (json === null) return
    expect(bench.legible(json.stdout)).toBe(`${JSON.stringify(documentOf(one))}\n`)
    expect([json.code, json.changed]).toEqual([one.exit, []])
    expect(`\n${bench.legible(json.stderr)}`).toBe(one.says)
  })
})

/** What a program reads: the first line of what a person reads, without its place. */
function documentOf({ code, at, says }: Provocation) {
  const [file, line, column] = at ?? []
  const where = `${line === undefined ? '' : `, ligne ${line}`}${column === undefined ? '' : `, colonne ${column}`}`
  const place = file === undefined ? '' : `${file === '-' ? 'entrée standard' : file}${where} – `
  const first = says.split('\n').find((each) => each.startsWith('relance: ')) ?? ''
  expect(first.startsWith(`relance: ${place}`)).toBe(true)
  return { error: { code, message: first.slice(`relance: ${place}`.length), file: file ?? null, line: line ?? null } }
}

describe('the catalogue', () => {
  it('knows every code that the sources write', () => {
    const known = new Set([...provocations.map((one) => one.code), ...Object.keys(ELSEWHERE), ...REMARKS])
    const missing = [...codesOfSources()].filter(([code]) => !known.has(code)).map(([code, file]) => `${file}: ${code}`)
    expect(missing).toEqual([])
    expect(unknownCodes()).toEqual([])
  })

  it('knows no code that the sources do not write', () => {
    const written = codesOfSources()
    expect([...provocations.map((one) => one.code), ...Object.keys(ELSEWHERE), ...REMARKS].filter((code) => !written.has(code))).toEqual([])
  })

  it.each(Object.entries(ELSEWHERE))('%s is provoked in %s', (code, file) => {
    expect(readFileSync(file, 'utf8')).toContain(`'${code}'`)
  })

  it('writes French with its own apostrophes and quotes, and shows neither traces nor English', () => {
    const faults = provocations.filter(({ says }) => /[a-zé]'[a-zé]|\n\s+at |\b(error|undefined|null|NaN)\b|\[object/i.test(says))
    expect(faults.map((one) => one.says)).toEqual([])
  })

  it('says what to do', () => {
    const silent = provocations.filter(({ says }) => !says.includes('\n  → '))
    expect(silent.map((one) => one.code)).toEqual([])
  })
})
