// relance report --closing DAY: the page of proposals for the closing of a year, its sheets, and the letters that ask customers to confirm.
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import { isTied } from '../jobs/aging.ts'
import { closingOn } from '../jobs/closing.ts'
import type { ClosingView } from '../reporting/closing/closing.ts'
import { closingText } from './closing-text.ts'
import { askedConfirmations, writeConfirmations } from './confirmations.ts'
import type { Context } from './context.ts'
import { withDossier } from './open-dossier.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { pageFile, showPage, writePageFile } from './written-page.ts'

const UNTIED = 7
const IN_PART = 6

/** @returns the exit code. @throws UsageError; what `closingOn` throws; MachineError when a file cannot be written */
export async function runClosing(context: Context, options: Options, day: IsoDay): Promise<number> {
  const asked = askedConfirmations(options)
  return await withDossier(context, async (dossier) => {
    const { closing, books } = closingOn(dossier, day)
    const file = pageFile(context, dossier, options, `cloture_${day}.html`)
    const confirmations = asked === null ? null : await writeConfirmations(context, dossier, books, asked)
    const { writeClosing } = await import('../reporting/closing/page.ts')
    await writePageFile(context, file, writeClosing(closing))
    const view: ClosingView = { ...closing, file: file.path, ...(confirmations === null ? {} : { confirmations: confirmations.view }) }
    await present(context, options, view, {
      text: () => closingText(view, { page: file.shown, letters: confirmations?.shown ?? null }, context),
      sheets: async () => (await import('../reporting/closing/sheets.ts')).closingSheets(closing),
    })
    if (asked !== null && !context.quiet) context.io.stderr(missingLetters(view))
    showPage(context, options, file)
    if (!isTied(dossier, closing, null)) return UNTIED
    return (view.confirmations?.leftOut ?? []).length > 0 ? IN_PART : 0
  })
}

/** Why letters that were asked for are not there; '' where all are. */
function missingLetters({ date, confirmations }: ClosingView): string {
  if (confirmations === undefined) return `Aucune lettre de confirmation : aucun client ne doit rien au ${formatLongDay(date)}.\n`
  return confirmations.leftOut.map(({ customer, reason }) => `Pas de lettre de confirmation à ${customer} : ${reason}\n`).join('')
}
