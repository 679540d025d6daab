// The points of `relance check` about the ledger: whole, in its place, up to date, tying with the books, without doubts.
import { receivingAccounts } from '../domain/bank-account.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import { workingDaysBetween } from '../domain/holidays.ts'
import { unlinkedHold } from '../domain/unlinked.ts'
import { acceptedGap } from '../ledger/accepted-gap.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { inDoubt } from '../ledger/deliveries.ts'
import { verifyEvidence } from '../ledger/evidence.ts'
import { importedYears, lastBankDay } from '../ledger/fiscal-years.ts'
import { unlinkedCustomers } from '../ledger/lost-items.ts'
import { checkIntegrity } from '../ledger/open.ts'
import { isOwnLedger } from '../ledger/ownership.ts'
import { controlOf } from '../ledger/store-readings.ts'
import { erasedDetails, evidenceFault } from '../reporting/evidence-words.ts'
import { booksOf } from './books.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'

/** As many customers as are told one by one. */
const TOLD = 3

type Check = (dossier: Dossier, day: IsoDay) => CheckLine | null

/** In the order a user mends them. @throws StopError where the ledger cannot even be read. */
export const LEDGER_CHECKS: readonly Check[] = [
  integrityLine,
  ownerLine,
  importLine,
  controlLine,
  bankLine,
  doubtLine,
  unlinkedLine,
  historyLine,
]

function integrityLine({ ledger }: Dossier): CheckLine {
  checkIntegrity(ledger)
  return ok('ledger', 'Le registre est intact.')
}

function ownerLine({ ledger }: Dossier): CheckLine {
  if (isOwnLedger(ledger)) return ok('owner', 'Le registre est à sa place.')
  return warning(
    'owner',
    'Ce registre est une copie, une sauvegarde restaurée, ou a été déplacé : rien ne partira avant que vous l’ayez repris. Vérifiez « relance history », puis : relance history adopt --since JOUR',
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
  const { differenceCents, ledgerBalanceCents, rejectedCents } = controlOf(ledger)
  if (differenceCents === 0)
    return ok('control', `Contrôle clients : le détail est égal au solde comptable, ${formatAmount(ledgerBalanceCents)}.`)
  if (differenceCents - rejectedCents === acceptedGap(ledger))
    return warning(
      'control',
      `Contrôle clients : écart de ${formatAmount(differenceCents)}, accepté à l’import. Réimportez l’exercice corrigé.`,
    )
  return error('control', `Contrôle clients : écart de ${formatAmount(differenceCents)} avec le solde comptable. Réimportez l’exercice.`)
}

function bankLine({ ledger, settings }: Dossier, day: IsoDay): CheckLine {
  const [oldest, ...others] = receivingAccounts(bankAccounts(ledger, day))
  const last = oldest?.lastEntryOn ?? lastBankDay(ledger, day)
  const { staleBooksDays, holidays } = settings.reminders
  if (last === null) return error('bank', 'Aucune écriture de banque : rien ne sera envoyé. Importez une comptabilité à jour.')
  const age = last >= day ? 0 : workingDaysBetween(last, day, holidays)
  const named = oldest === undefined || others.length === 0 ? '' : ` ${oldest.account}`
  const found = `Banque${named} saisie jusqu’au ${formatLongDay(last)}`
  if (staleBooksDays === 0) return ok('bank', `${found} (son âge n’est pas contrôlé : staleBooksDays est à 0).`)
  if (age <= staleBooksDays) return ok('bank', `${found}.`)
  return error('bank', `${found}, soit ${age} jours ouvrés : rien ne sera envoyé. Importez une comptabilité à jour.`)
}

function doubtLine({ ledger }: Dossier): CheckLine {
  const count = inDoubt(ledger).length
  if (count === 0) return ok('in-doubt', 'Aucun envoi en doute.')
  return error(
    'in-doubt',
    `${count} ${plural(count, 'envoi en doute', 'envois en doute')} : voyez « relance history », puis « relance history resolve ID sent » ou « not-sent ».`,
  )
}

/** Customers who owe something and to whom nothing leaves before a person decides; null: none. */
function unlinkedLine(dossier: Dossier, day: IsoDay): CheckLine | null {
  const unlinked = unlinkedCustomers(dossier.ledger)
  if (unlinked.size === 0) return null
  const owed = groupBy(
    booksOf(dossier, day, [...unlinked.keys()]).items.filter(({ outstandingCents }) => outstandingCents > 0),
    ({ customer }) => customer,
  )
  const told = [...unlinked].flatMap(([customer, why]) => {
    const [first] = owed.get(customer) ?? []
    return first === undefined ? [] : [`${customer} : ${unlinkedHold(customer, first, why).text}`]
  })
  if (told.length === 0) return null
  const shown = told.slice(0, TOLD).join(' ') + (told.length > TOLD ? ` Et ${told.length - TOLD} autres : relance plan --dry-run.` : '')
  return warning('history-unlinked', `${told.length} ${plural(told.length, 'client attend', 'clients attendent')} votre décision. ${shown}`)
}

function historyLine({ ledger }: Dossier): CheckLine {
  const evidence = verifyEvidence(ledger)
  const fault = evidenceFault(evidence)
  if (fault !== null) return error('history', `${fault} Toutes les fautes : relance history --verify`)
  const erased = erasedDetails(evidence)
  return ok('history', `La chaîne de l’historique est intacte.${erased === null ? '' : ` ${erased}`}`)
}
