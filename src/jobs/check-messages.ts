// The points of `relance check` about the messages themselves: in whose name they are written, the creditor's picture, the invoices to enclose.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { plural } from '../domain/format.ts'
import { INVOICE_FOLDER } from './attachments-folder.ts'
import { invoiceCoverage } from './attachments-invoices.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'
import { senderFault, senderSentence } from './sender-rules.ts'

/** As many files as are named. */
const NAMED = 5

export function writerLine({ settings }: Dossier): CheckLine {
  const fault = senderFault(settings)
  if (fault !== null) return error(fault.code, `${fault.message} ${fault.details.advice ?? ''}`.trim())
  return ok('writer', senderSentence(settings))
}

/** @throws SettingsError when the picture cannot be used */
export function logoLine(dossier: Dossier): CheckLine {
  const logo = logoOf(dossier)
  if (logo === null) return ok('logo', 'Vos messages n’ont pas d’image (creditor.logo).')
  return ok('logo', `Image de vos messages : ${dossier.settings.creditor.logo}, ${logo.width} × ${logo.height} points.`)
}

export function attachmentsLine(dossier: Dossier): CheckLine {
  if (!dossier.settings.attachments.invoices) return ok('attachments', 'Aucune facture n’est jointe (attachments.invoices).')
  const found = lstatSync(join(dossier.folder, INVOICE_FOLDER), { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory())
    return warning('attachments', `${INVOICE_FOLDER} est un lien ou un fichier : aucune facture n’est jointe. Mettez-y un vrai dossier.`)
  const coverage = invoiceCoverage(dossier)
  if (coverage === null)
    return ok(
      'attachments',
      `Aucune facture n’est jointe : pour en joindre, mettez leurs PDF, nommés par leur numéro, dans le dossier ${INVOICE_FOLDER}.`,
    )
  const { files, unknown } = coverage
  const counted = `${files} PDF dans ${INVOICE_FOLDER}`
  if (unknown.length === 0) return ok('attachments', `${counted}, chacun nommé par le numéro d’une pièce d’un seul client.`)
  const shown = `${unknown.slice(0, NAMED).join(', ')}${unknown.length > NAMED ? '…' : ''}`
  return warning(
    'attachments',
    `${counted}, dont ${unknown.length} ${plural(unknown.length, 'ne sera jamais joint', 'ne seront jamais joints')}, faute d’un nom qui soit le numéro d’une pièce d’un seul client : ${shown}`,
  )
}
