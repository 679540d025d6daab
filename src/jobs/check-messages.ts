// The points of `relance check` about the messages themselves: in whose name they are written, what they must tell of him, the picture, the invoices to enclose.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { missingMentions } from '../domain/company-mentions.ts'
import type { IsoDay } from '../domain/day.ts'
import { plural } from '../domain/format.ts'
import { INVOICE_FOLDER } from './attachments-folder.ts'
import { invoiceCoverage } from './attachments-invoices.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { reachedBy } from './followers.ts'
import { logoOf } from './logo.ts'
import { senderFault, senderSentence } from './sender-rules.ts'

/** As many files as are named. */
const NAMED = 5

export function writerLine({ settings }: Dossier): CheckLine {
  const fault = senderFault(settings)
  if (fault !== null) return error(fault.code, `${fault.message} ${fault.details.advice ?? ''}`.trim())
  return ok('writer', senderSentence(settings))
}

const MENTIONS = { legalForm: 'la forme juridique', rcs: 'la ville du RCS' } as const

/** What the letters lack of who signs them; null where no letter is due to anybody. */
export function mentionsLine(dossier: Dossier, day: IsoDay): CheckLine | null {
  const { sender, creditor } = dossier.settings
  const count = reachedBy(dossier, day, ['letter', 'registered-letter']).length
  if (count === 0) return null
  const missing = missingMentions(sender.firm ?? creditor)
  if (missing.length === 0)
    return ok('mentions', 'Vos lettres portent les mentions de qui les signe (code de commerce, R123-237 et R123-238).')
  const owner = sender.firm === null ? 'creditor' : 'sender.firm'
  const told = missing.map((key) => `${MENTIONS[key]} (${owner}.${key})`).join(' et ')
  return warning(
    'mentions',
    `Des lettres sont prévues dans les scénarios de ${count} ${plural(count, 'client', 'clients')}, et il y manque ${told}, que le code de commerce (R123-237 et R123-238) demande à une société immatriculée : complétez relance.yaml.`,
  )
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
