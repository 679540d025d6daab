// The letters that ask customers to confirm their balance on the day of a closing, as one file to print. Nothing is sent, nothing recorded.
import { agedBalance } from '../domain/aged-balance.ts'
import { compareText } from '../domain/compare.ts'
import { unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import { oneLine } from '../rendering/plain-text.ts'
import type { ClosingView, ConfirmationView } from '../reporting/closing/closing.ts'
import { confirmationLetter } from '../reporting/closing/confirmation.ts'
import { type Books, knownCustomer } from './books.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { statementOn } from './statement.ts'

export interface ConfirmationsAsked {
  /** Codes as typed. */
  readonly customers: readonly string[]
  /** The customers who owe most; 0: none but those named. */
  readonly largest: number
  /** Name and address of the auditor, line by line; empty: to be completed by hand. */
  readonly auditor: readonly string[]
  /** Day the letters bear. */
  readonly writtenOn: IsoDay
  /** The day of the closing is still to come: the letters are drafts, and say so. */
  readonly draft: boolean
}

export interface Confirmations {
  /** Null: none could be written. */
  readonly print: { readonly bytes: Buffer; readonly pages: number } | null
  /** By customer. */
  readonly letters: readonly ConfirmationView[]
  /** By customer: one name that the fonts cannot write never stops the others. */
  readonly leftOut: NonNullable<ClosingView['confirmations']>['leftOut']
}

const DRAFT = 'PROJET – ces comptes ne sont pas encore arrêtés ; à ne pas envoyer'

/**
 * Null where nobody is chosen (nobody owes anything).
 * @throws InputError 'customer-unknown'; ControlError 'statement-gap' where a balance is not that of the books
 */
export async function confirmationLetters(dossier: Dossier, books: Books, asked: ConfirmationsAsked): Promise<Confirmations | null> {
  const chosen = chosenCustomers(dossier, books, asked)
  if (chosen.length === 0) return null
  const { letterPdf } = await import('../rendering/letter/letter-pdf.ts')
  const files: Buffer[] = []
  const letters: ConfirmationView[] = []
  const leftOut: { customer: CustomerCode; name: string; reason: string }[] = []
  for (const code of chosen) {
    const { statement } = statementOn(dossier, books.day, { customer: code, from: null, language: 'fr' })
    const { name, address } = books.customers.get(code) ?? unknownCustomer(code, '')
    const letter = confirmationLetter(statement, {
      settings: dossier.settings,
      code,
      address: [statement.customer.name, ...address.map(oneLine)],
      writtenOn: asked.writtenOn,
      auditor: asked.auditor,
    })
    try {
      files.push(await letterPdf(letter, fontsOf(dossier), asked.draft ? DRAFT : null))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      leftOut.push({ customer: code, name, reason: error.message })
      continue
    }
    const items = statement.debits.length + statement.credits.length
    letters.push({ customer: code, name, balanceCents: statement.balanceCents, items, hasAddress: address.length > 0 })
  }
  const print = files.length === 0 ? null : await merged(dossier, books.day, asked.writtenOn, files)
  return { print, letters, leftOut }
}

async function merged({ settings }: Dossier, day: IsoDay, writtenOn: IsoDay, files: readonly Buffer[]) {
  const { mergePdfs } = await import('../rendering/pdf/merge.ts')
  const title = `Demandes de confirmation au ${formatLongDay(day)}`
  const moment = `${writtenOn}T12:00:00Z`
  const about = { title, subject: title, author: settings.creditor.name, creator: 'relance', producer: 'relance', moment }
  return mergePdfs(files, about, settings.letters.duplex)
}

/** By code, each once. Till takings and the like are nobody to write to, unless they are named. */
function chosenCustomers({ settings }: Dossier, books: Books, { customers, largest }: ConfirmationsAsked): CustomerCode[] {
  const named = customers.map((typed) => knownCustomer(books.customers, typed))
  const nobody = new Set(settings.import.pseudoCustomers)
  const owing = agedBalance(books.items, books.day, 'due').customers.filter(
    ({ customer, balanceCents }) => balanceCents > 0 && !nobody.has(customer),
  )
  const top = owing.toSorted((a, b) => b.balanceCents - a.balanceCents || compareText(a.customer, b.customer)).slice(0, largest)
  return [...new Set([...named, ...top.map(({ customer }) => customer)])].sort(compareText)
}
