// The report to the accountant becomes a mail: `report.*.hbs`, which a dossier may write its own way like any other template.
// What a template can tell of it is `ReportFields`: texts, and lists of texts.
import { SettingsError } from '../domain/errors.ts'
import { subjectLine } from './plain-text.ts'
import { tidy } from './render-reminder.ts'
import { fillTemplate } from './template-engine.ts'
import { type Part, REPORT, type TemplateFile, type Templates, templateFile } from './template-files.ts'

/** A list is empty, and a text '', where there is nothing to tell. */
export interface ReportFields {
  readonly creditor: string
  /** "20 novembre 2026" */
  readonly date: string
  /** "12 parties, 4 lettres à poster, 3 décisions": neither names nor amounts, for the subject. */
  readonly summary: string
  readonly staleBooks: string
  /** Why nothing could leave at all; '': it could. */
  readonly stopped: string
  readonly imported: readonly { readonly text: string }[]
  readonly left: readonly MessageFields[]
  readonly failed: readonly MessageFields[]
  readonly letters: readonly MessageFields[]
  /** "outbox/lettres_2026-11-20.pdf (3 lettres, 4 pages)"; '': no file was made. */
  readonly letterBatch: string
  /** Letters written on `day` ("20/11/2026") that are not to be posted any more. */
  readonly lettersLeftOut: readonly { readonly customer: string; readonly name: string; readonly day: string; readonly why: string }[]
  readonly calls: readonly MessageFields[]
  /** The page of all the calls that wait, "outbox/appels_2026-11-20.html (7 appels)"; '' for none. */
  readonly callsPage: string
  readonly broken: readonly { readonly customer: string; readonly name: string; readonly text: string }[]
  readonly approvals: readonly MessageFields[]
  /** The command that approves them all, or asks the client for it. */
  readonly approveAll: string
  readonly doubts: readonly MessageFields[]
  /** Registered letters whose number is to be noted: written on `day`, "20/11/2026". */
  readonly untracked: readonly { readonly customer: string; readonly name: string; readonly day: string; readonly command: string }[]
  readonly paymentsSeen: readonly {
    readonly customer: string
    readonly name: string
    readonly ref: string
    readonly amount: string
    readonly why: string
  }[]
  /** Short messages that leave at another hour; `why` tells which. */
  readonly waitingSms: readonly MessageFields[]
  readonly held: readonly { readonly reason: string; readonly items: string; readonly change: string }[]
  /** SHA-256, 64 hexadecimal digits. */
  readonly head: string
  readonly verify: string
}

interface MessageFields {
  readonly customer: string
  readonly name: string
  /** "première relance, e-mail à compta@client.fr": `step`, `channel` and `to` as one. */
  readonly what: string
  readonly step: string
  readonly channel: string
  readonly to: string
  readonly total: string
  readonly why: string
  /** "(étape, montant)": why it waits for a yes. */
  readonly needs: string
  readonly file: string
  readonly callSheet: string
  /** What to type to approve it, or to settle the doubt; the second one where it is the other verdict. */
  readonly command: string
  readonly otherCommand: string
}

export interface RenderedReport {
  readonly subject: string
  readonly text: string
  /** Null where the dossier wrote its own text and no HTML: both must say the same. */
  readonly html: string | null
}

/** @throws SettingsError 'template-missing' or 'template-invalid'. */
export function renderReport(fields: ReportFields, templates: Templates): RenderedReport {
  const text = needed(templates, 'text')
  const html = templateFile(templates, 'fr', REPORT, 'html')
  const fits = html !== null && html.rank >= text.rank
  return {
    subject: subjectLine(fillTemplate(needed(templates, 'subject'), fields, templates)),
    text: tidy(fillTemplate(text, fields, templates)),
    html: fits ? tidy(fillTemplate(html, fields, templates)) : null,
  }
}

function needed(templates: Templates, part: Part): TemplateFile {
  const file = templateFile(templates, 'fr', REPORT, part)
  if (file !== null) return file
  throw new SettingsError('template-missing', `Le modèle fr/${REPORT}.${part}.hbs n’existe pas.`, {
    advice: 'Il est livré avec relance : réinstallez le programme.',
  })
}
