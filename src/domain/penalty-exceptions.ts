// Which choices a claim is computed with: the dossier's, then the customer's, then the invoice's. Knows no rule of law.
import type { ClaimChoice } from './claim.ts'
import type { IsoDay } from './day.ts'
import type { CustomerCode } from './names.ts'
import type { PenaltyException, PenaltySettings, Settings } from './settings.ts'

export interface PenaltyChoices {
  readonly settings: PenaltySettings
  /** Who made each choice that is not the dossier's. */
  readonly chosenBy: Partial<Record<keyof PenaltySettings, ClaimChoice['by']>>
  /** Day of a formal notice that the settings tell. */
  readonly noticeOn: IsoDay | null
  /** French sentences: why the dossier's choices were left. */
  readonly because: readonly string[]
}

type Dossier = Pick<Settings, 'penalties' | 'penaltyExceptions'>

/** The choices for one invoice of a customer; `ref` as printed. An exception of the invoice wins over one of the customer, a later one over an earlier. */
export function penaltyChoices({ penalties, penaltyExceptions }: Dossier, customer: CustomerCode, ref: string): PenaltyChoices {
  const ofCustomer = penaltyExceptions.filter((one) => one.customer === customer && one.ref === null)
  const ofInvoice = penaltyExceptions.filter((one) => one.customer === customer && one.ref === ref)
  const applied = [...ofCustomer, ...ofInvoice]
  return {
    settings: Object.assign({}, penalties, ...applied.map(({ changes }) => changes)) as PenaltySettings,
    chosenBy: Object.fromEntries(
      applied.flatMap((one) => Object.keys(one.changes).map((key) => [key, one.ref === null ? 'customer' : 'invoice'])),
    ),
    noticeOn: applied.findLast(({ noticeOn }) => noticeOn !== null)?.noticeOn ?? null,
    because: applied.flatMap((one) => reasonOf(one)),
  }
}

function reasonOf({ ref, because }: PenaltyException): string[] {
  return because === null ? [] : [`Choix propres à ${ref === null ? 'ce client' : 'cette facture'}\u00a0: ${because}.`]
}
