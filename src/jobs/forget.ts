// Erasing the personal data of a customer at his request: whether he may be erased, what that takes away and leaves, and doing it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sumCents } from '../domain/cents.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { InputError, type Problem } from '../domain/errors.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import { groupOf } from '../domain/plan-receiver.ts'
import { customers } from '../ledger/customers.ts'
import { type ErasedCounts, eraseCustomer } from '../ledger/erase-customer.ts'
import { formerCodes } from '../ledger/former-codes.ts'
import { bookItems } from '../ledger/items.ts'
import { atomically, type Ledger, withoutWriting } from '../ledger/ledger.ts'
import { unlinkedCustomers } from '../ledger/lost-items.ts'
import { messagesUnderway } from '../ledger/messages-underway.ts'
import { dropMeta, meta, setMeta } from '../ledger/meta.ts'
import { erasing } from '../ledger/wipe.ts'
import { HOLDS } from '../reporting/words.ts'
import { booksOn, knownCustomer } from './books.ts'
import { claimHistories } from './claim-states.ts'
import type { Dossier } from './dossier.ts'
import { holdsSet } from './hold-view.ts'
import { deliveredFiles, filesHolding, type HoldingFile, type OwnFile, removeFiles } from './personal-files.ts'

export interface ForgetView {
  readonly date: IsoDay
  readonly customer: CustomerCode
  readonly name: string
  /** Codes he had before: erased with him. */
  readonly formerCodes: readonly CustomerCode[]
  /** False: this is what would be done. */
  readonly erased: boolean
  readonly counts: ErasedCounts
  /** What stays, because accounting law keeps it. */
  readonly kept: { readonly items: number; readonly reminders: number }
  readonly files: {
    /** Letters, e-mails and call sheets of the outbox that bear the very bytes recorded: removed, or to be. */
    readonly removed: readonly OwnFile[]
    /** Those that tell of him and stay. */
    readonly remaining: readonly HoldingFile[]
  }
  /** Day on which the last copy of the ledger that holds him goes by itself; null: there is none. */
  readonly backupsUntil: IsoDay | null
  readonly totals: { readonly erased: number; readonly filesRemoved: number; readonly filesRemaining: number }
}

const LAST_DAY = '9999-12-31' as IsoDay
const NAMED = 3

/**
 * What would be erased; with `apply`, erases it. Nothing is written otherwise. To be done again at any time: what came back meanwhile goes too.
 * @throws InputError 'customer-unknown', 'customer-superseded', 'customer-unsettled'; what `erasing` throws
 */
export function forgetCustomer(
  dossier: Dossier,
  day: IsoDay,
  asked: { readonly customer: string; readonly author: string | null; readonly apply: boolean },
): ForgetView {
  const { ledger, clock } = dossier
  const known = customers(ledger)
  const customer = knownCustomer(known, asked.customer)
  const codes = formerCodes(ledger)
  refuseSuperseded(customer, codes.successorsOf(customer))
  const formers = codes.formersOf(customer)
  const all = [customer, ...formers]
  refuseUnsettled(dossier, day, customer, all)
  const request = { customer, formers, day, at: clock.now(), by: asked.author }
  const delivered = deliveredFiles(dossier, all)
  // What he can be reached by is looked for in files before it is gone.
  const would = withoutWriting(ledger, () => eraseCustomer(ledger, request))
  const holding = [...delivered.changed, ...filesHolding(dossier, all, would.marks), ...filesToTell(ledger, customer, dossier.folder)]
  // What an interrupted run could not tell any more, once what he is known by is gone, the next one tells.
  if (asked.apply) rememberFiles(ledger, customer, holding)
  const done = asked.apply ? erasing(ledger, () => eraseCustomer(ledger, request)) : would
  const removed = asked.apply ? removeFiles(dossier, delivered.own) : delivered.own
  const remaining = holding.filter(
    ({ file }, index, list) => !removed.some((one) => one.file === file) && list.findIndex((one) => one.file === file) === index,
  )
  if (asked.apply) rememberFiles(ledger, customer, [])
  const total = Object.values(done.counts).reduce((sum, count) => sum + count, 0)
  const last = remaining.some(({ kind }) => kind === 'backup')
  return {
    date: day,
    customer,
    name: known.get(customer)?.name ?? customer,
    formerCodes: formers,
    erased: asked.apply,
    counts: done.counts,
    kept: { items: bookItems(ledger, LAST_DAY, all).length, reminders: delivered.reminders },
    files: { removed, remaining },
    backupsUntil: last ? addDays(day, dossier.settings.backup.keepDays) : null,
    totals: { erased: total, filesRemoved: removed.length, filesRemaining: remaining.length },
  }
}

const TO_TELL = 'forgetting:'

function rememberFiles(ledger: Ledger, customer: CustomerCode, files: readonly HoldingFile[]): void {
  atomically(ledger, () =>
    files.length === 0 ? dropMeta(ledger, TO_TELL + customer) : setMeta(ledger, TO_TELL + customer, JSON.stringify(files)),
  )
}

/** Those that are still there. */
function filesToTell(ledger: Ledger, customer: CustomerCode, folder: string): HoldingFile[] {
  const files = JSON.parse(meta(ledger, TO_TELL + customer) ?? '[]') as HoldingFile[]
  return files.filter(({ file }) => existsSync(join(folder, file)))
}

function refuseSuperseded(customer: CustomerCode, successors: readonly CustomerCode[]): void {
  if (successors.length === 0) return
  throw new InputError('customer-superseded', `${customer} est un ancien code : ce client a maintenant le code ${successors.join(', ')}.`, {
    advice: `Tapez : relance forget ${successors[0]}. Ce qui est sous l’ancien code est effacé avec.`,
  })
}

/** @throws InputError 'customer-unsettled' with everything that is still under way */
function refuseUnsettled(dossier: Dossier, day: IsoDay, customer: CustomerCode, codes: readonly CustomerCode[]): void {
  const problems = [
    ...owed(dossier, codes),
    ...held(dossier, day, codes),
    ...claimed(dossier, day, customer),
    ...underway(dossier, day, codes),
    ...paidFor(dossier, codes),
  ]
  if (problems.length === 0) return
  // A stop tells its problems where there are several.
  const why = problems.length === 1 ? ` ${problems[0]?.message}` : ''
  throw new InputError('customer-unsettled', `${customer} n’est pas soldé, rien n’a été effacé.${why}`, {
    problems,
    problemCount: problems.length,
    advice: `Ses données servent encore à recouvrer ou à rendre ce qui est dû (RGPD art. 17(3)). Réglez ces points, puis recommencez : relance show ${customer}`,
  })
}

function owed({ ledger }: Dossier, codes: readonly CustomerCode[]): Problem[] {
  const open = bookItems(ledger, LAST_DAY, codes).filter(({ outstandingCents }) => outstandingCents !== 0)
  const [debits, credits] = [open.filter((one) => one.outstandingCents > 0), open.filter((one) => one.outstandingCents < 0)]
  const told = (items: typeof open) => formatAmount(Math.abs(sumCents(items.map((one) => one.outstandingCents))))
  return [
    ...(debits.length === 0
      ? []
      : [{ message: `Il doit ${told(debits)} (${debits.length} ${plural(debits.length, 'pièce ouverte', 'pièces ouvertes')}).` }]),
    ...(credits.length === 0
      ? []
      : [{ message: `Il a ${told(credits)} d’avoirs ou de règlements non affectés : à rembourser ou à lettrer.` }]),
  ]
}

function held(dossier: Dossier, day: IsoDay, codes: readonly CustomerCode[]): Problem[] {
  const books = booksOn(dossier, day)
  const running = codes
    .flatMap((code) => holdsSet(dossier, books, code))
    .filter(({ state }) => state === 'running' || state === 'coming' || state === 'broken')
  return running.map(({ code, ref, from }) => ({
    message: `${capitalised(HOLDS[code])} depuis le ${formatDay(from)}${ref === null ? '' : `, pièce ${ref}`} : à lever par « relance release ».`,
  }))
}

/** Penalties asked of him that nobody said were paid or given up. */
function claimed(dossier: Dossier, day: IsoDay, customer: CustomerCode): Problem[] {
  const books = booksOn(dossier, day, customer)
  const histories = claimHistories(dossier, books)
  const refs = books.items.flatMap(({ key, ref }) => {
    const history = histories.get(key)
    return history?.interest.state === 'claimed' || history?.fee.state === 'claimed' ? [ref] : []
  })
  if (refs.length === 0) return []
  const named = `${refs.slice(0, NAMED).join(', ')}${refs.length > NAMED ? ` et ${refs.length - NAMED} de plus` : ''}`
  return [{ message: `Des pénalités lui ont été réclamées (${named}) : dites-les payées ou abandonnées par « relance penalties ».` }]
}

function underway({ ledger }: Dossier, day: IsoDay, codes: readonly CustomerCode[]): Problem[] {
  const { doubts, letters, today } = messagesUnderway(ledger, codes, day)
  const lost = unlinkedCustomers(ledger)
  return [
    ...doubts.map((id) => ({ message: `L’envoi ${id} est en doute : à trancher par « relance history resolve ».` })),
    ...letters.map((id) => ({ message: `La lettre ${id} attend d’être imprimée ou écartée : « relance send » s’en charge.` })),
    ...(today.length === 0
      ? []
      : [
          {
            message:
              'Un message lui est parti aujourd’hui : à effacer demain, car un autre client de la même adresse pourrait en recevoir un second ce jour.',
          },
        ]),
    ...(codes.some((code) => lost.has(code))
      ? [{ message: 'Une facture relancée a disparu de la comptabilité : à trancher par « relance release --history ».' }]
      : []),
  ]
}

/** Companies whose messages go to him. */
function paidFor({ ledger, settings }: Dossier, codes: readonly CustomerCode[]): Problem[] {
  const members = codes.flatMap((code) => {
    const group = groupOf(settings.groups, code)
    return group?.payer === code ? group.members : []
  })
  const owing = members.filter((member) => bookItems(ledger, LAST_DAY, [member]).some(({ outstandingCents }) => outstandingCents > 0))
  return owing.length === 0 ? [] : [{ message: `Il paie pour ${owing.join(', ')}, qui doit encore : les messages partent à son adresse.` }]
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
