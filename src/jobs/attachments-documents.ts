// The documents that relance makes itself and encloses: the statement of account, the calculation sheet of the penalties. Each ties with the
// books, or with what the message asks, to the cent; one that does not stays out, and that is told.
import { cents, sumCents, ZERO } from '../domain/cents.ts'
import { unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { type Enclosure, isFrom, type MissingEnclosure } from '../domain/enclosure.ts'
import { groupBy } from '../domain/group.ts'
import { interestBeside } from '../domain/penalty.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { FromStep } from '../domain/settings.ts'
import { slugOf } from '../domain/slug.ts'
import { documentBalances } from '../ledger/documents.ts'
import { bookedBalances } from '../ledger/ledger-balance.ts'
import type { CalculationSheet } from '../reporting/calculation/calculation.ts'
import { buildStatement } from '../reporting/statement/build-statement.ts'
import type { Books } from './books.ts'
import { explainer } from './claims.ts'
import { type Dossier, fontsOf } from './dossier.ts'

/** A document made for a message. */
export interface MadeDocument extends Enclosure {
  /** Made when it is asked for, the same each time. */
  read(): Promise<Buffer>
}

export interface MadeDocuments {
  readonly made: readonly MadeDocument[]
  readonly missing: readonly MissingEnclosure[]
}

const NAMES = {
  fr: { statement: 'releve-de-compte', calculation: 'calcul-des-penalites' },
  en: { statement: 'statement-of-account', calculation: 'penalty-calculation' },
  de: { statement: 'kontoauszug', calculation: 'zinsberechnung' },
  es: { statement: 'extracto-de-cuenta', calculation: 'calculo-de-intereses' },
  it: { statement: 'estratto-conto', calculation: 'calcolo-degli-interessi' },
} as const

/** Makes the documents of reminders of one day. @param books of everybody who gets one, each whole */
export function documentMaker(dossier: Dossier, books: Books, booksAsOf: IsoDay | null): (reminder: Reminder) => Promise<MadeDocuments> {
  const statementsOf = statementMaker(dossier, books, booksAsOf)
  const calculationOf = calculationMaker(dossier, books)
  const { statement, calculation } = dossier.settings.attachments
  return async (reminder) => {
    const statements = reaches(dossier, reminder, statement) ? statementsOf(reminder) : []
    const sheets = reminder.penalties !== 'none' && reaches(dossier, reminder, calculation) ? await calculationOf(reminder) : []
    const all = [...statements, ...sheets]
    return { made: all.flatMap((one) => ('read' in one ? one : [])), missing: all.flatMap((one) => ('read' in one ? [] : one)) }
  }
}

function reaches({ settings }: Dossier, { scenario, stepIndex }: Reminder, from: FromStep): boolean {
  const own = settings.scenarios[scenario]
  return own === undefined ? from.from === 'always' : isFrom(from, own, stepIndex)
}

/** One statement for each company of the message. */
function statementMaker(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
): (reminder: Reminder) => (MadeDocument | MissingEnclosure)[] {
  const { ledger, settings, programVersion } = dossier
  const itemsOf = once(() => groupBy(books.items, ({ customer }) => customer))
  const balances = once(() => ({ booked: bookedBalances(ledger, books.day), listed: documentBalances(ledger, books.day) }))
  return (reminder) => {
    const companies = reminder.companies?.map(({ customer, name }) => ({ customer, name })) ?? [reminder]
    return companies.map(({ customer, name }) => {
      const { booked, listed } = balances()
      const statement = buildStatement(itemsOf().get(customer) ?? [], {
        creditor: settings.creditor,
        customer: books.customers.get(customer) ?? unknownCustomer(customer, name),
        day: books.day,
        booksAsOf,
        ledgerBalanceCents: sumCents([booked.get(customer) ?? ZERO, listed.get(customer) ?? ZERO]),
        language: reminder.language,
        version: programVersion,
      })
      const whose = reminder.companies === undefined ? '' : `-${slugOf(customer)}`
      const about = { kind: 'statement', ref: null, customer } as const
      if (statement === null)
        return {
          ...about,
          code: 'sums-differ',
          text: `Le relevé de compte de ${customer} ne tombe pas juste avec le solde comptable : il n’est pas joint.`,
        }
      return {
        ...about,
        name: `${NAMES[reminder.language].statement}${whose}-${books.day}.pdf`,
        read: async () => await (await import('../reporting/statement/pdf.ts')).writeStatementPdf(statement, fontsOf(dossier)),
      }
    })
  }
}

/**
 * The sheet of what the message claims, or of what its invoices bear where it recalls penalties; nothing where they bear none, or where the
 * step would claim and this message does not. Of a sum that is not the message's, none.
 */
function calculationMaker(dossier: Dossier, books: Books): (reminder: Reminder) => Promise<(MadeDocument | MissingEnclosure)[]> {
  const explain = once(() => explainer(dossier, books))
  const itemOf = once(() => new Map(books.items.map((item) => [item.key, item])))
  return async (reminder) => {
    const { claimsPenalties } = reminder
    if (!claimsPenalties && reminder.penalties === 'claim') return []
    const late = reminder.items.filter((item) => !item.forInformation && item.daysLate > 0 && (item.claimsPenalties || !claimsPenalties))
    const claimed = late
      .flatMap(({ key }) => {
        const item = itemOf().get(key)
        return item === undefined ? [] : [{ item, claim: explain()(item) }]
      })
      .filter(({ claim }) => claim.claimable && claim.interestCents + claim.feeCents > 0)
    const sheet = await sheetOf(
      dossier,
      books,
      claimed.map(({ claim }) => claim),
    )
    const about = { kind: 'calculation', ref: null, customer: reminder.customer } as const
    if (sheet === null && !claimsPenalties) return []
    const interest = sumCents(claimed.map(({ item, claim }) => interestBeside(claim, item.outstandingCents)))
    const fee = sumCents(claimed.map(({ claim }) => claim.feeCents))
    const ties = claimsPenalties
      ? cents(interest + fee) === reminder.interestCents + reminder.feeCents
      : claimed.length === late.length && late.every(({ heldCents }) => heldCents === ZERO)
    if (sheet === null || !ties)
      return [
        {
          ...about,
          code: 'sums-differ',
          text: claimsPenalties
            ? 'La feuille de calcul des pénalités ne donne pas la somme réclamée : elle n’est pas jointe.'
            : 'La feuille de calcul des pénalités ne porterait pas sur tout ce que demande le message : elle n’est pas jointe.',
        },
      ]
    return [
      {
        ...about,
        name: `${NAMES[reminder.language].calculation}-${books.day}.pdf`,
        read: async () => await (await import('../reporting/calculation/debtor-sheet.ts')).writeDebtorSheet(sheet, fontsOf(dossier)),
      },
    ]
  }
}

async function sheetOf(
  { settings, programVersion }: Dossier,
  books: Books,
  claims: Parameters<typeof import('../reporting/calculation/build-calculation.ts').buildCalculation>[0],
): Promise<CalculationSheet | null> {
  if (claims.length === 0) return null
  const { buildCalculation } = await import('../reporting/calculation/build-calculation.ts')
  return buildCalculation(claims, { creditor: settings.creditor, customers: books.customers }, programVersion)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
