// relance report --xlsx: the workbook of the dossier, where it was written and what it controls.
import { formatLongDay, plural } from '../domain/format.ts'
import { reportWorkbook } from '../jobs/report-workbook.ts'
import type { WorkbookView } from '../reporting/dossier-workbook.ts'
import type { Context } from './context.ts'
import { controlLine } from './control-line.ts'
import { withDossier } from './open-dossier.ts'
import type { Options } from './options.ts'
import { fileOption, present } from './present.ts'
import { pageFile, writePageFile } from './written-page.ts'

const BROKEN_CHAIN = 9

/** Writes it in the dossier's folder of pages, or where --xlsx says. Answers 9 where the chain of history is broken. */
export function runWorkbook(context: Context, options: Options): Promise<number> {
  const out = fileOption(options, 'xlsx')
  return withDossier(context, async (dossier) => {
    const { bytes, view: told } = reportWorkbook(dossier, context.date, context.present)
    const file = pageFile(context, dossier, out === null ? {} : { out }, `rapport_${context.date}.xlsx`)
    await writePageFile(context, file, bytes)
    const view: WorkbookView = { ...told, file: file.path }
    await present(context, {}, view, { text: () => workbookText(view, file.shown) })
    return view.chain.ok ? 0 : BROKEN_CHAIN
  })
}

function workbookText({ date, sheets, control, chain }: WorkbookView, file: string): string {
  const listed = sheets.map(({ title, rows }) => `  ${title}\u00a0: ${rows} ${plural(rows, 'ligne', 'lignes')}\n`).join('')
  const broken = chain.ok ? '' : 'La chaîne de l’historique est ROMPUE : relance history --verify dit où.\n'
  return `Classeur au ${formatLongDay(date)} : ${file}\n${listed}${controlLine(control)}${broken}`
}
