// What can be wrong with a dossier before it shows: each point green, or with what to do. Changes nothing.

import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Mailer } from '../delivery/mailer.ts'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { workingDaysBetween } from '../domain/holidays.ts'
import { halfYearOf } from '../domain/rates.ts'
import { inDoubt } from '../ledger/deliveries.ts'
import { importedYears, lastBankDay } from '../ledger/fiscal-years.ts'
import { verifyChain } from '../ledger/history.ts'
import { checkIntegrity } from '../ledger/open.ts'
import { isOwnLedger } from '../ledger/ownership.ts'
import { controlOf } from '../ledger/store-readings.ts'
import { checkTemplates } from '../rendering/check-templates.ts'
import { loadTemplates } from '../rendering/template-files.ts'
import { booksOn, ratesOf } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface CheckLine {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'error'
  /** What was found and, when not ok, what to do: French sentences. */
  readonly text: string
}

export interface CheckView {
  readonly date: IsoDay
  readonly checks: readonly CheckLine[]
  readonly totals: { readonly ok: number; readonly warning: number; readonly error: number }
}

/** Every check, in the order a user mends them. `mailer` is null without a mail server. */
export async function checkDossier(dossier: Dossier, day: IsoDay, mailer: Mailer | null): Promise<CheckView> {
  const local = [
    settingsLine,
    permissionsLine,
    integrityLine,
    ownerLine,
    importLine,
    controlLine,
    bankLine,
    termsLine,
    rateLine,
    contactsLine,
    templatesLine,
    doubtLine,
    historyLine,
  ]
  const checks = local.map((check) => guarded(() => check(dossier, day)))
  checks.push(await mailLine(dossier, mailer))
  const count = (state: CheckLine['state']) => checks.filter((line) => line.state === state).length
  return { date: day, checks, totals: { ok: count('ok'), warning: count('warning'), error: count('error') } }
}

/** A check that stops is a red line, not the end of the others. */
function guarded(check: () => CheckLine): CheckLine {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return { name: error.code, state: 'error', text: [error.message, error.details.advice].filter((part) => part !== undefined).join(' ') }
  }
}

function settingsLine(dossier: Dossier): CheckLine {
  return ok('settings', `relance.yaml est correct : ${dossier.settings.creditor.name}.`)
}

function permissionsLine({ folder }: Dossier): CheckLine {
  if (process.platform === 'win32') return ok('permissions', 'Les droits des fichiers dépendent de votre compte Windows.')
  const open = ['relance.yaml', 'relance.db'].filter(
    (name) => (lstatSync(join(folder, name), { throwIfNoEntry: false })?.mode ?? 0) & 0o007,
  )
  if (open.length === 0) return ok('permissions', 'Les fichiers du dossier ne sont pas lisibles par tous.')
  return warning(
    'permissions',
    `Lisibles par tous les utilisateurs de la machine : ${open.join(', ')}. Faites : chmod 600 ${open.join(' ')}`,
  )
}

function integrityLine({ ledger }: Dossier): CheckLine {
  checkIntegrity(ledger)
  return ok('ledger', 'Le registre est intact.')
}

function ownerLine({ ledger }: Dossier): CheckLine {
  if (isOwnLedger(ledger)) return ok('owner', 'Le registre est à sa place.')
  return warning(
    'owner',
    'Ce registre est une copie ou a été déplacé : ce qui est parti de l’original depuis n’y figure peut-être pas. Vérifiez « relance history » avant d’envoyer.',
  )
}

function importLine({ ledger }: Dossier): CheckLine {
  const years = importedYears(ledger)
  const last = years.at(-1)
  if (!last) return error('import', 'Aucune comptabilité importée. Faites : relance import FICHIER')
  return ok(
    'import',
    `${years.length} ${plural(years.length, 'exercice importé', 'exercices importés')}, le dernier du ${formatLongDay(last.start)} au ${formatLongDay(last.end)}.`,
  )
}

function controlLine({ ledger }: Dossier): CheckLine {
  const { differenceCents, ledgerBalanceCents } = controlOf(ledger)
  if (differenceCents === 0)
    return ok('control', `Contrôle clients : le détail est égal au solde comptable, ${formatAmount(ledgerBalanceCents)}.`)
  return error('control', `Contrôle clients : écart de ${formatAmount(differenceCents)} avec le solde comptable. Réimportez l’exercice.`)
}

function bankLine({ ledger, settings }: Dossier, day: IsoDay): CheckLine {
  const last = lastBankDay(ledger, day)
  const { staleBooksDays, holidays } = settings.reminders
  if (last === null) return error('bank', 'Aucune écriture de banque : rien ne sera envoyé. Importez une comptabilité à jour.')
  const age = last >= day ? 0 : workingDaysBetween(last, day, holidays)
  const found = `Banque saisie jusqu’au ${formatLongDay(last)}`
  if (staleBooksDays === 0 || age <= staleBooksDays) return ok('bank', `${found}.`)
  return error('bank', `${found}, soit ${age} jours ouvrés : rien ne sera envoyé. Importez une comptabilité à jour.`)
}

function termsLine(dossier: Dossier, day: IsoDay): CheckLine {
  const open = booksOn(dossier, day).items.filter((item) => item.outstandingCents > 0)
  const assumed = open.filter((item) => item.dueSource === 'assumed' && !item.withoutDetail).length
  if (assumed === 0) return ok('due-dates', 'Toutes les échéances sont connues.')
  return warning(
    'due-dates',
    `${assumed} ${plural(assumed, 'échéance supposée', 'échéances supposées')} à 30 jours : seule une première relance courtoise partira. Renseignez customers.terms, ou importez vos conditions par client.`,
  )
}

function rateLine(dossier: Dossier, day: IsoDay): CheckLine {
  const half = halfYearOf(day)
  const row = ratesOf(dossier).get(half)
  if (!row || row.ecbBps === null)
    return error('rates', `Le taux BCE du ${half} n’est pas connu. Ajoutez-le : relance rates add ${half} TAUX --source "Banque de France"`)
  if (dossier.settings.penalties.rate === null)
    return warning(
      'rates',
      'Le taux de pénalités de vos factures n’est pas confirmé (penalties.rate) : les pénalités sont calculées, jamais réclamées.',
    )
  return ok('rates', `Le taux du ${half} est connu.`)
}

function contactsLine(dossier: Dossier, day: IsoDay): CheckLine {
  const books = booksOn(dossier, day)
  const owing = new Set(books.items.filter((item) => item.outstandingCents > 0).map((item) => item.customer))
  const missing = [...owing].filter((code) => !books.customers.get(code)?.contacts.some((contact) => contact.email !== null)).sort()
  if (missing.length === 0) return ok('contacts', 'Chaque client débiteur a une adresse e-mail.')
  return warning(
    'contacts',
    `${missing.length} ${plural(missing.length, 'client débiteur', 'clients débiteurs')} sans adresse e-mail : ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? '…' : ''}. Importez un fichier de contacts.`,
  )
}

function templatesLine(dossier: Dossier): CheckLine {
  const problems = checkTemplates(loadTemplates(dossier.templateFolders))
  const [first] = problems
  if (!first) return ok('templates', 'Tous les modèles de messages sont corrects.')
  return error(
    'templates',
    `${problems.length} ${plural(problems.length, 'erreur', 'erreurs')} dans les modèles. ${first.file ?? ''}${first.line ? `:${first.line}` : ''} : ${first.message}`,
  )
}

function doubtLine({ ledger }: Dossier): CheckLine {
  const count = inDoubt(ledger).length
  if (count === 0) return ok('in-doubt', 'Aucun envoi en doute.')
  return error(
    'in-doubt',
    `${count} ${plural(count, 'envoi en doute', 'envois en doute')} : voyez « relance history », puis « relance history resolve ID sent » ou « not-sent ».`,
  )
}

function historyLine({ ledger }: Dossier): CheckLine {
  const chain = verifyChain(ledger)
  return chain.ok
    ? ok('history', 'La chaîne de l’historique est intacte.')
    : error('history', `La chaîne de l’historique est rompue à partir de ${chain.firstBad}.`)
}

async function mailLine(dossier: Dossier, mailer: Mailer | null): Promise<CheckLine> {
  if (mailer === null) return warning('smtp', 'Aucun serveur de messagerie réglé (smtp) : les e-mails seront écrits dans outbox/.')
  const outcome = await mailer.verify()
  return outcome.ok ? ok('smtp', `Connexion à ${dossier.settings.smtp?.host ?? ''} réussie.`) : error('smtp', outcome.why)
}

function ok(name: string, text: string): CheckLine {
  return { name, state: 'ok', text }
}

function warning(name: string, text: string): CheckLine {
  return { name, state: 'warning', text }
}

function error(name: string, text: string): CheckLine {
  return { name, state: 'error', text }
}
