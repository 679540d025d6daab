// The draft of a formal notice for what is asked, by the template that would speak for it, marked as a draft. Nothing is planned, recorded or sent.
import { sumCents, ZERO } from '../domain/cents.ts'
import { daysBetween, type IsoDay } from '../domain/day.ts'
import { reminderId } from '../domain/names.ts'
import type { Reminder, ReminderItem } from '../domain/reminder.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import type { Regime } from '../domain/settings.ts'
import { letterPdf } from '../rendering/letter/letter-pdf.ts'
import type { LitigationDebt } from '../reporting/litigation/litigation.ts'
import type { Books } from './books.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { messageWriter } from './messages.ts'

const STEP = 'formal-notice'

export interface NoticeAsked {
  readonly books: Books
  readonly booksAsOf: IsoDay | null
  readonly customer: Reminder['customer']
  readonly regime: Regime
  readonly debt: LitigationDebt
}

/** The letter as a PDF, "PROJET" at the head of each page. @throws SettingsError when the dossier's own template is wrong */
export async function noticeDraft(dossier: Dossier, asked: NoticeAsked): Promise<Buffer> {
  const { books, booksAsOf } = asked
  const reminder = noticeOf(dossier, asked)
  const { message } = messageWriter(dossier, books, booksAsOf, [reminder])(reminder)
  if (message.letter === null) throw new RangeError('a formal notice that is no letter')
  return await letterPdf(message.letter, fontsOf(dossier), 'PROJET – à relire et à compléter ; cette lettre n’a pas été envoyée')
}

function noticeOf({ settings }: Dossier, { books, customer: code, regime, debt }: NoticeAsked): Reminder {
  const customer = books.customers.get(code)
  const scenario = customer?.scenario ?? 'standard'
  // Its place among the steps sets how long it leaves to pay; one outside the scenario leaves as long as any formal notice.
  const { steps = [] } = settings.scenarios[scenario] ?? {}
  const place = steps.findIndex(isFormalNotice)
  const known = new Map(books.items.map((item) => [item.key, item]))
  const items = debt.invoices.map((invoice): ReminderItem => {
    const { key, dueOn, issuedOn, originalCents, principalCents, interestCents, feeCents } = invoice
    const item = known.get(key)
    return {
      key,
      ref: item?.ref ?? invoice.ref,
      ...(invoice.ref === '' ? { unnumbered: true as const } : {}),
      step: STEP,
      round: 1,
      issuedOn,
      dueOn,
      daysLate: daysBetween(dueOn, books.day),
      originalCents,
      outstandingCents: principalCents,
      heldCents: ZERO,
      interestCents,
      feeCents,
      claimsPenalties: interestCents + feeCents > 0,
      forInformation: false,
    }
  })
  const penaltiesCents = sumCents([debt.interestCents, debt.feeCents])
  return {
    id: reminderId('projet'),
    customer: code,
    name: customer?.name ?? code,
    scenario,
    step: STEP,
    stepIndex: place < 0 ? steps.length : place,
    channel: 'registered-letter',
    template: STEP,
    penalties: regime === 'to-confirm' || penaltiesCents === 0 ? 'none' : 'claim',
    tone: 'formal',
    by: 'accounting',
    withCall: false,
    noticeFollows: false,
    to: [],
    language: customer?.language ?? settings.customers.language,
    needsApproval: false,
    items,
    principalCents: debt.principalCents,
    creditsCents: debt.creditsCents,
    interestCents: debt.interestCents,
    feeCents: debt.feeCents,
    claimsPenalties: penaltiesCents > 0,
    totalCents: debt.totalCents,
    reason: '',
  }
}
