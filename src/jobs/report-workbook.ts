// The workbook of a dossier on a day: aged balance, open items, penalties, plan and history, each made from what its own command answers,
// after a sheet that controls them. One sheet at a time, so that no more than one of these answers is held.
import { ZERO } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import { onOneState } from '../ledger/ledger.ts'
import { outlineOf, type SheetOutline, summarySheet, type WorkbookView } from '../reporting/dossier-workbook.ts'
import { type Sheet, withSums } from '../reporting/sheet.ts'
import { agedBalanceSheet, claimPeriodsSheet, claimsSheet, historySheet, itemsSheet, planSheet } from '../reporting/sheets.ts'
import type { ControlAmounts } from '../reporting/views.ts'
import { writeXlsx } from '../reporting/workbook/write-workbook.ts'
import { agingOn } from './aging.ts'
import { penaltiesOn } from './claims.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'
import { itemsOn } from './items.ts'
import { planDay } from './plan-day.ts'

export interface DossierWorkbook {
  readonly bytes: Buffer
  readonly view: Omit<WorkbookView, 'file'>
}

/**
 * The workbook of `day`, of one state of the ledger: what `aging`, `items`, `penalties`, `plan --dry-run` and `history` answer on that day, and
 * of the history what was recorded for that day or before. The same bytes for the same state.
 * @param present the present day: the plan of a later one takes the books as kept up to date
 * @throws what these commands throw: InputError for a day before the books, ControlError 'control-gap', SettingsError for a wrong template;
 * InputError 'sheet-too-long'
 */
export function reportWorkbook(dossier: Dossier, day: IsoDay, present: IsoDay): DossierWorkbook {
  return onOneState(dossier.ledger, () => {
    const found: Found = { outlines: [], remarks: [], control: null, chain: null }
    const bytes = writeXlsx(sheetsOf(dossier, day, present, found), {
      day,
      front: () => ({ ...summaryOf(dossier, day, found), heading: headingOf(dossier, day) }),
    })
    const { outlines, control, chain } = found
    if (control === null || chain === null) throw new RangeError('the sheets were not all asked for')
    const sheets = outlines.map(({ title, rows }) => ({ title, rows }))
    return { bytes, view: { date: day, sheets, control, chain } }
  })
}

/** What is kept of the sheets once they are written. */
interface Found {
  readonly outlines: SheetOutline[]
  readonly remarks: string[]
  control: ControlAmounts | null
  chain: { readonly ok: boolean } | null
}

function* sheetsOf(dossier: Dossier, day: IsoDay, present: IsoDay, found: Found): Generator<Sheet> {
  const sheets = [agedSheets, openSheets, penaltySheets, planSheets, historySheets]
  for (const made of sheets) {
    for (const sheet of made(dossier, day, found, present)) {
      found.outlines.push(outlineOf(sheet))
      yield { ...sheet, heading: headingOf(dossier, day) }
    }
  }
}

function headingOf({ settings }: Dossier, day: IsoDay): string {
  return `${settings.creditor.name}, situation au ${formatLongDay(day)}`
}

function agedSheets(dossier: Dossier, day: IsoDay, found: Found): Sheet[] {
  const view = agingOn(dossier, day, { by: 'due', customer: null })
  found.control = view.control
  return [agedBalanceSheet(view)]
}

function openSheets(dossier: Dossier, day: IsoDay): Sheet[] {
  return [withSums(itemsSheet(itemsOn(dossier, day, { customer: null, all: false })), TOTAL, ['Reste'])]
}

function penaltySheets(dossier: Dossier, day: IsoDay, found: Found): Sheet[] {
  const view = penaltiesOn(dossier, day, { customer: null, ref: null, settled: false })
  found.remarks.push(...(view.warnings ?? []))
  return [claimsSheet(view), withSums(claimPeriodsSheet(view), TOTAL, ['Intérêts'])]
}

function planSheets(dossier: Dossier, day: IsoDay, found: Found, present: IsoDay): Sheet[] {
  const view = planDay(dossier, day, { dryRun: true, customer: null, ahead: day > present })
  if (view.staleBooks !== undefined) found.remarks.push(view.staleBooks)
  return [withSums(planSheet(view), TOTAL, ['Demandé', 'Retenu', 'Pour information'])]
}

/** What was recorded for a later day had not happened yet. */
function historySheets(dossier: Dossier, day: IsoDay, found: Found): Sheet[] {
  const { events, chain } = historyOf(dossier, null)
  found.chain = { ok: chain.ok }
  return [historySheet({ events: events.filter((event) => event.day <= day), chain })]
}

function summaryOf({ settings }: Dossier, day: IsoDay, { outlines, remarks, control, chain }: Found): Sheet {
  return summarySheet(outlines, {
    ledgerBalanceCents: control?.ledgerBalanceCents ?? ZERO,
    notes: [
      ['Dossier', settings.creditor.name],
      ['Situation au', formatLongDay(day)],
      [
        'Historique',
        chain?.ok === false
          ? 'Chaîne d’empreintes ROMPUE : relance history --verify dit où.'
          : 'Chaîne d’empreintes intacte : rien n’a été changé depuis.',
      ],
      ...remarks.map((text) => ['Remarque', text] as const),
    ],
  })
}

const TOTAL = 'Total'
