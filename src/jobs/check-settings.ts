// The points of `relance check` about what people set: files, terms, rates, contacts, templates.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { plural } from '../domain/format.ts'
import { LANGUAGES } from '../domain/language.ts'
import { isInCharge } from '../domain/plan-contact.ts'
import { type HalfYear, halfYearOf } from '../domain/rates.ts'
import { customers } from '../ledger/customers.ts'
import { checkOwnTemplates } from '../rendering/check-templates.ts'
import { booksOn, ratesOf } from './books.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import { attachmentsLine, logoLine, mentionsLine, writerLine } from './check-messages.ts'
import type { Dossier } from './dossier.ts'
import { missingTemplates } from './missing-templates.ts'
import { templatesOf } from './templates.ts'
import { unusedExceptions } from './unused-exceptions.ts'

/** As many customers as are named. */
const NAMED = 10

type Check = (dossier: Dossier, day: IsoDay) => CheckLine | null

export const SETTINGS_CHECKS: readonly Check[] = [
  settingsLine,
  senderLine,
  writerLine,
  logoLine,
  attachmentsLine,
  letterheadLine,
  mentionsLine,
  permissionsLine,
  rateLine,
  exceptionLine,
  scenarioLine,
  termsLine,
  regimeLine,
  contactsLine,
  templatesLine,
]

function settingsLine(dossier: Dossier): CheckLine {
  return ok('settings', `relance.yaml est correct : ${dossier.settings.creditor.name}.`)
}

function senderLine({ settings }: Dossier): CheckLine {
  const address = settings.sender.from ?? settings.creditor.email
  if (address !== null) return ok('sender', `Les e-mails partent de ${address}.`)
  return error('sender', 'Aucune adresse d’expéditeur : aucun e-mail ne peut partir. Renseignez sender.from ou creditor.email.')
}

function letterheadLine({ settings }: Dossier): CheckLine {
  const { address, iban } = settings.creditor
  const missing = [...(address.length === 0 ? ['l’adresse (creditor.address)'] : []), ...(iban === null ? ['l’IBAN (creditor.iban)'] : [])]
  if (missing.length === 0) return ok('letterhead', 'Vos lettres portent votre adresse et votre IBAN.')
  return warning('letterhead', `Il manque à vos messages et lettres ${missing.join(' et ')} : complétez relance.yaml.`)
}

function permissionsLine({ folder }: Dossier): CheckLine {
  if (process.platform === 'win32') return ok('permissions', 'Les droits des fichiers dépendent de votre compte Windows.')
  const open = ['relance.yaml', 'relance.db'].filter(
    (name) => (lstatSync(join(folder, name), { throwIfNoEntry: false })?.mode ?? 0) & 0o007,
  )
  if (open.length === 0) return ok('permissions', 'Les fichiers du dossier sont fermés aux autres utilisateurs de la machine.')
  return warning(
    'permissions',
    `Les autres utilisateurs de la machine peuvent lire ${open.join(' et ')}. Faites : chmod 600 ${open.join(' ')}`,
  )
}

function scenarioLine(dossier: Dossier): CheckLine {
  const told = missingRoles(dossier)
  return told.length === 0 ? ok('scenarios', 'Chaque étape a quelqu’un à qui s’adresser.') : warning('scenarios', told.join(' '))
}

/** Functions that steps are addressed to and no contact has, one sentence each. */
function missingRoles({ settings, ledger }: Dossier): string[] {
  const asked = Object.values(settings.scenarios).flatMap((scenario) =>
    scenario.steps.flatMap((step, index) =>
      step.role === null ? [] : [{ role: step.role, where: `${scenario.name}, étape ${index + 1}` }],
    ),
  )
  if (asked.length === 0) return []
  const contacts = [...customers(ledger).values()].flatMap((customer) => customer.contacts)
  return asked
    .filter(({ role }) => !contacts.some((contact) => isInCharge(contact, role)))
    .map(
      ({ role, where }) =>
        `Aucun contact n’a la fonction « ${role} » (scénario ${where}, role) : cette étape ira au contact habituel. Donnez-la par la colonne « Fonction » des contacts, ou par relance customers CODE --role.`,
    )
}

function termsLine(dossier: Dossier, day: IsoDay): CheckLine {
  const open = booksOn(dossier, day).items.filter((item) => item.outstandingCents > 0)
  const assumed = open.filter((item) => item.dueSource === 'assumed' && !item.withoutDetail && item.kind !== 'retention')
  const count = assumed.length
  if (count === 0) return ok('due-dates', 'L’échéance de chaque facture ouverte est connue.')
  return warning(
    'due-dates',
    `${count} ${plural(count, 'échéance supposée', 'échéances supposées')} à 30 jours (${named(assumed.map(({ customer }) => customer))}) : seule une première relance courtoise partira. Renseignez customers.terms, ou importez vos conditions par client.`,
  )
}

function rateLine(dossier: Dossier, day: IsoDay): CheckLine {
  const half = halfYearOf(day)
  const row = ratesOf(dossier).get(half)
  if (!row || row.ecbBps === null)
    return error(
      'rates',
      `Le taux BCE du ${halfYearWords(half)} n’est pas connu. Ajoutez-le : relance rates add ${half} TAUX --source "Banque de France"`,
    )
  if (dossier.settings.penalties.rate === null)
    return warning(
      'rates',
      'Le taux de pénalités de vos factures n’est pas confirmé (penalties.rate) : les pénalités sont calculées, jamais réclamées. Écrivez-y celui de vos factures ou conditions générales.',
    )
  return ok('rates', `Le taux de pénalités est réglé, et le taux BCE du ${halfYearWords(half)} est connu.`)
}

/** '2026-S2' -> 'second semestre 2026'. */
function halfYearWords(half: HalfYear): string {
  const [year, number] = half.split('-')
  return `${number === 'S1' ? 'premier' : 'second'} semestre ${year}`
}

function exceptionLine(dossier: Dossier, day: IsoDay): CheckLine {
  const count = dossier.settings.penaltyExceptions.length
  if (count === 0) return ok('exceptions', 'Les mêmes choix de pénalités valent pour tous les clients.')
  const unused = unusedExceptions(dossier, booksOn(dossier, day))
  return unused.length === 0
    ? ok(
        'exceptions',
        `${count} ${plural(count, 'exception', 'exceptions')} aux choix de pénalités, chacune pour un client ou une facture connus.`,
      )
    : warning('exceptions', unused.join(' '))
}

function regimeLine(dossier: Dossier, day: IsoDay): CheckLine {
  const books = booksOn(dossier, day)
  const owing = new Set(books.items.filter((item) => item.outstandingCents > 0).map((item) => item.customer))
  const fallback = dossier.settings.customers.regime
  const unknown = [...owing].filter((code) => regimeOf(books.customers.get(code), fallback) === 'to-confirm')
  const count = unknown.length
  if (count === 0) return ok('regimes', 'Le régime de chaque client débiteur est connu.')
  return warning(
    'regimes',
    `${count} ${plural(count, 'client débiteur', 'clients débiteurs')} au régime à confirmer (${named(unknown)}) : ni pénalité, ni mise en demeure. Renseignez customers.regime, ou importez un fichier de contacts avec leur régime.`,
  )
}

function contactsLine(dossier: Dossier, day: IsoDay): CheckLine {
  const books = booksOn(dossier, day)
  const owing = new Set(books.items.filter((item) => item.outstandingCents > 0).map((item) => item.customer))
  const missing = [...owing].filter((code) => !books.customers.get(code)?.contacts.some((contact) => contact.email !== null)).sort()
  if (missing.length === 0) return ok('contacts', 'Chaque client débiteur a une adresse e-mail.')
  return warning(
    'contacts',
    `${missing.length} ${plural(missing.length, 'client débiteur', 'clients débiteurs')} sans adresse e-mail : ${named(missing)}. Importez un fichier de contacts, ou : relance customers CODE --email ADRESSE`,
  )
}

/** The first ones by code, each once. */
function named(codes: readonly string[]): string {
  const distinct = [...new Set(codes)].sort()
  return `${distinct.slice(0, NAMED).join(', ')}${distinct.length > NAMED ? '…' : ''}`
}

function templatesLine(dossier: Dossier): CheckLine {
  const templates = templatesOf(dossier)
  const problems = [...missingTemplates(dossier), ...checkOwnTemplates(templates)]
  const [first] = problems
  if (!first) return otherLanguagesLine(dossier)
  return error(
    'templates',
    `${problems.length} ${plural(problems.length, 'erreur', 'erreurs')} dans les modèles. ${first.file ?? ''}${first.line ? `, ligne ${first.line}` : ''} – ${first.message}`,
  )
}

/** A customer written to in another language needs a template of his own for a step with a template of the dossier's. */
function otherLanguagesLine(dossier: Dossier): CheckLine {
  const all = [...customers(dossier.ledger).values()]
  const languages = LANGUAGES.filter((language) => all.some((customer) => customer.language === language))
  const [first] = languages.length === 0 ? [] : missingTemplates(dossier, languages)
  if (!first) return ok('templates', 'Tous les modèles de messages sont corrects.')
  return warning(
    'templates',
    `${first.message} Un client qui s’écrit dans cette langue et suit ce scénario arrêterait le plan : ajoutez ce modèle, ou réservez l’étape à vos langues (languages).`,
  )
}
