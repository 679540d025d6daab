// The reports of several dossiers of a firm as one mail: a line for each, then each as its own templates wrote it.
import { escapeHtml } from './html-text.ts'
import { subjectLine } from './plain-text.ts'
import { tidy } from './render-reminder.ts'
import type { RenderedReport } from './render-report.ts'

export interface FirmReportFields {
  /** "20 novembre 2026" */
  readonly date: string
  /** "12 parties, 3 décisions", of all dossiers together. */
  readonly summary: string
  /** "12 dossiers" */
  readonly count: string
  /** At least one. */
  readonly dossiers: readonly DossierReport[]
  readonly stopped: readonly StoppedDossier[]
}

export interface DossierReport {
  readonly creditor: string
  /** The folder, as the firm names it. */
  readonly dossier: string
  readonly summary: string
  readonly words: RenderedReport
}

/** A dossier whose work could not even begin. */
export interface StoppedDossier {
  readonly dossier: string
  /** French sentences. */
  readonly why: string
}

const WHERE = 'Les commandes qui suivent se tapent chacune dans le répertoire de son dossier, ou avec --dossier.'
const STOPPED = 'Dossiers arrêtés'

export function renderFirmReport(fields: FirmReportFields): RenderedReport & { readonly html: string } {
  const { date, summary, count } = fields
  const title = `Relances du ${date} – ${count}`
  return { subject: subjectLine(`relance : ${summary} – ${count}`), text: textOf(fields, title), html: htmlOf(fields, title) }
}

function textOf({ summary, dossiers, stopped }: FirmReportFields, title: string): string {
  const list = dossiers.map((one) => `- ${named(one)} : ${one.summary}`)
  const ended = stopped.map(({ dossier, why }) => `- ${dossier} : ${why}`)
  const head = [title, `${summary}.`, '', ...list, ...(ended.length === 0 ? [] : ['', STOPPED.toUpperCase(), ...ended]), '', WHERE]
  const own = dossiers.map((one) => `\n${'='.repeat(72)}\n${named(one)}\n\n${one.words.text}`)
  return tidy([...head, ...own].join('\n'))
}

function htmlOf({ summary, dossiers, stopped }: FirmReportFields, title: string): string {
  const list = dossiers.map((one, index) => `<li><a href="#d${index}">${escapeHtml(named(one))}</a> : ${escapeHtml(one.summary)}</li>`)
  const ended = stopped.map(({ dossier, why }) => `<li><strong>${escapeHtml(dossier)}</strong> : ${escapeHtml(why)}</li>`)
  const own = dossiers.map(
    (one, index) =>
      `<div id="d${index}" style="margin:32px 0 0;padding-top:16px;border-top:3px solid #222">
<p style="margin:0 0 8px;color:#555">${escapeHtml(named(one))}</p>
${bodyOf(one.words)}
</div>`,
  )
  return tidy(`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:24px;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5;color:#222;background:#fff">
<h1 style="font-size:18px;margin:0">${escapeHtml(title)}</h1>
<p style="font-size:16px;margin:4px 0 16px">${escapeHtml(summary)}.</p>
${listOf(list)}
${ended.length === 0 ? '' : `<h2 style="font-size:15px;margin:20px 0 4px;color:#b00020">${STOPPED}</h2>\n${listOf(ended)}`}
<p style="margin:16px 0 0">${WHERE}</p>
${own.join('\n')}
</body>
</html>
`)
}

function listOf(entries: readonly string[]): string {
  return `<ul style="margin:0;padding-left:20px">${entries.join('\n')}</ul>`
}

function named({ creditor, dossier }: DossierReport): string {
  return `${creditor} (${dossier})`
}

/** What stands between the tags of the page of a dossier; its text where it has no page. */
function bodyOf({ text, html }: RenderedReport): string {
  if (html === null) return `<pre style="white-space:pre-wrap">${escapeHtml(text)}</pre>`
  return /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1]?.trim() ?? html
}
