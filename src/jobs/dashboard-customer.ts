// What the page of one customer tells.
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { stepName } from '../domain/step-name.ts'
import type { CustomerPage, SaidRow } from '../reporting/dashboard/customer-page.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Dossier } from './dossier.ts'
import type { SaidOfCustomer } from './said.ts'
import { pictureOf } from './show.ts'
import { statementOn } from './statement.ts'

/** @param ahead see `saidOf` @throws what `statementOn` throws */
export function customerPageOf(dossier: Dossier, day: IsoDay, customer: CustomerCode, ahead: boolean): CustomerPage {
  const { statement: _paper, view } = statementOn(dossier, day, { customer, from: null, language: null })
  const {
    customer: known,
    regime,
    registerUrl,
    payer,
    credit,
    scenario,
    reminder,
    held,
    next,
    history,
    said,
  } = pictureOf(dossier, day, customer, ahead)
  return {
    creditor: dossier.settings.creditor.name,
    statement: view,
    contacts: known.contacts,
    regime,
    registerUrl,
    payer,
    credit,
    scenario,
    reminder,
    held,
    next,
    // True history: what was done after the day is not known on it.
    history: history.filter((event) => event.day <= day),
    said: saidRows(said),
  }
}

function saidRows({ holds, decisions }: SaidOfCustomer): SaidRow[] {
  const rows = [
    ...holds.map(({ from, code, text, author, ref }) => ({
      day: from,
      what: ref === null ? HOLDS[code] : `${HOLDS[code]}, ${ref}`,
      text,
      author,
    })),
    ...decisions.map(({ day, step, ref, reason, author }) => ({
      day,
      what: `${step === null ? 'étape passée' : stepName(step, 'fr')}, ${ref}`,
      text: reason,
      author,
    })),
  ]
  return rows.sort((a, b) => compareText(a.day, b.day))
}
