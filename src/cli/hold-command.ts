// The commands that hold reminders differ by their reason alone: one module, told which. Also the one that lifts what they set.

import { withoutAccents } from '../domain/accents.ts'
import { UsageError } from '../domain/errors.ts'
import type { ManualHold } from '../domain/hold.ts'
import { customerWritten } from '../jobs/customer-meant.ts'
import { type HoldRequest, holdReminders } from '../jobs/holds.ts'
import { releaseReminders } from '../jobs/release.ts'
import { releaseHistory } from '../jobs/release-history.ts'
import { HOLDS } from '../reporting/words.ts'
import { authorOf, authorOption } from './author.ts'
import type { CommandModule } from './command.ts'
import type { Context } from './context.ts'
import { lostText } from './former-code-text.ts'
import { holdsText, nextOfHold } from './holds-text.ts'
import { withDossier } from './open-dossier.ts'
import { choiceOption, dayOption, noteOption, type Options, positiveAmount, textOption } from './options.ts'
import { NEXT_PLAN, present } from './present.ts'
import { nearest } from './settings/nearest.ts'

type Code = Exclude<ManualHold['code'], 'insolvency' | 'payment-plan'>

/** What `hold --as` takes; a judgment and a payment plan have their own commands. */
const CODES: readonly Code[] = [
  'dispute',
  'promise',
  'paused',
  'received',
  'handed-over',
  'assigned',
  'excluded',
  'invoice-refused',
  'retention',
  'direct-debit',
  'bill-of-exchange',
]

/** What was promised or seen is so from the day it is said. */
function isSaidOfToday(code: Code): boolean {
  return code === 'promise' || code === 'received'
}

/** The command that holds for this reason; null: for the one given by --as. */
export function holdCommand(code: Code | null): CommandModule {
  const wide = code === 'paused' || code === null
  return {
    configure(command) {
      command.argument(wide ? '[client]' : '<client>', 'code du client')
      if (code === null)
        command
          .option('--as <motif>', `motif : ${CODES.map((one) => `${one} (${HOLDS[one]})`).join(', ')}`)
          .option('--to <nom>', 'avec handed-over : le commissaire de justice, l’assureur ou l’avocat à qui la créance est confiée')
      if (wide) command.option('--all', 'tout le dossier (une fermeture), avec --until')
      command.option('--ref <numero>', 'une seule pièce').option('--amount <montant>', 'seulement cette part de la pièce')
      if (code === null || !isSaidOfToday(code))
        command.option('--from <jour>', 'premier jour de la suspension, si elle commence plus tard')
      command.option('--until <jour>', 'dernier jour de la suspension').option('--reason <texte>', 'pourquoi')
      authorOption(command)
    },

    run(context, args, options) {
      const request = requestOf(context, args[0] ?? null, code ?? codeOf(options), options)
      return withDossier(context, async (dossier) => {
        const customer = customerWritten(dossier, request.customer)
        const view = holdReminders(dossier, context.date, { ...request, customer })
        await present(context, options, view, {
          text: () => holdsText(view, context, customer === null),
          next: nextOfHold(customer),
        })
        return 0
      })
    },
  }
}

/** The command that lifts holds. */
export const releaseCommand: CommandModule = {
  configure(command) {
    command
      .argument('[client]', 'code du client')
      .option('--all', 'ce qui suspend tout le dossier')
      .option('--ref <numero>', 'une seule pièce')
      .option('--history', 'ce que retient une facture déjà relancée, disparue des écritures ou passée à un autre code')
      .option('--reason <texte>', 'avec --history : pourquoi')
    authorOption(command)
  },

  run(context, args, options) {
    const author = authorOf(context, options)
    const request = { ...whoseOf(args[0] ?? null, options), author }
    const reason = noteOption(options, 'reason')
    const { customer } = request
    if (options.history === true) {
      if (customer === null || request.ref !== null)
        throw new UsageError('usage', '--history concerne un client, en entier.', { advice: 'Écrivez : relance release CLIENT --history.' })
      return withDossier(context, async (dossier) => {
        const view = releaseHistory(dossier, context.date, { customer, reason, author })
        await present(context, options, view, { text: () => lostText(view, customer) + holdsText(view, context, false), next: NEXT_PLAN })
        return 0
      })
    }
    if (reason !== null)
      throw new UsageError('usage', '--reason dit pourquoi une facture disparue ne retient plus rien.', {
        advice: 'Cette option ne va qu’avec --history.',
      })
    return withDossier(context, async (dossier) => {
      const view = releaseReminders(dossier, context.date, { ...request, customer: customerWritten(dossier, request.customer) })
      await present(context, options, view, { text: () => holdsText(view, context, request.customer === null), next: NEXT_PLAN })
      return 0
    })
  },
}

/** @throws UsageError for a line that says too little, or two things at once. */
function requestOf(context: Context, client: string | null, code: Code, options: Options): HoldRequest {
  const from = dayOption(options, 'from')
  const until = dayOption(options, 'until')
  const amount = textOption(options, 'amount')
  const whose = whoseOf(client, options)
  const to = textOption(options, 'to')
  if (code === 'promise' && until === null)
    throw new UsageError('usage', 'Une promesse a une date : jusqu’à quel jour attendre le règlement ?', {
      advice: 'Ajoutez --until AAAA-MM-JJ ; les relances reprennent le lendemain.',
    })
  if (to !== null && code !== 'handed-over')
    throw new UsageError('usage', '--to dit à qui la créance est confiée.', { advice: 'Cette option ne va qu’avec --as handed-over.' })
  if (from !== null && isSaidOfToday(code))
    throw new UsageError('usage', `Ce motif vaut du jour où il est noté (${HOLDS[code]}) : il ne commence pas plus tard.`, {
      advice: 'Ôtez --from. Pour suspendre à partir d’un jour à venir : relance pause CLIENT --from JOUR.',
    })
  if (whose.customer === null && (code !== 'paused' || until === null || amount !== null))
    throw new UsageError('usage', 'Tout le dossier se met en pause, en entier et jusqu’à un jour.', {
      advice: 'Écrivez : relance pause --all --until AAAA-MM-JJ --reason "fermeture annuelle".',
    })
  const reason = [to, noteOption(options, 'reason')].filter((part) => part !== null).join(', ')
  return {
    ...whose,
    code,
    cents: amount === null ? null : positiveAmount(amount, '--amount'),
    from,
    until,
    reason: reason === '' ? null : reason,
    author: authorOf(context, options),
  }
}

/** The customer and the invoice meant, or the whole dossier. @throws UsageError for neither, or both. */
function whoseOf(client: string | null, options: Options): Pick<HoldRequest, 'customer' | 'ref'> {
  const ref = textOption(options, 'ref')
  if (options.all !== true && client === null)
    throw new UsageError('usage', 'Quel client ?', { advice: 'Donnez son code, ou --all pour tout le dossier.' })
  if (options.all === true && (client !== null || ref !== null))
    throw new UsageError('usage', '--all concerne tout le dossier : ni client ni pièce avec lui.', {
      advice: 'Ôtez --all, ou le code du client.',
    })
  return { customer: client, ref }
}

function codeOf(options: Options): Code {
  const code = choiceOption(options, 'as', '--as', CODES, reasonMeant)
  if (code !== null) return code
  throw new UsageError('usage', 'Pour quel motif suspendre ?', { advice: `Ajoutez --as avec l’un de ceux-ci : ${CODES.join(', ')}.` })
}

/** French words of the trade, by how they begin, without accents. */
const MEANT: readonly (readonly [word: RegExp, code: Code])[] = [
  [/^(huissier|commissaire|avocat|assur|recouvrement|contentieux|tiers|confi)/, 'handed-over'],
  [/^(litige|contest|reclamation|desaccord)/, 'dispute'],
  [/^(promesse|promis)/, 'promise'],
  [/^(pause|suspen|attente|ferme|conge)/, 'paused'],
  [/^(recu|regle|paye|vir)/, 'received'],
  [/^(affactur|factor|cede|cession)/, 'assigned'],
  [/^(exclu|jamais)/, 'excluded'],
  [/^(refus|rejet)/, 'invoice-refused'],
  [/^(retenue|garantie)/, 'retention'],
  [/^(prelev|sepa)/, 'direct-debit'],
  [/^(effet|lcr|traite|bor)/, 'bill-of-exchange'],
]

/** The reason that a French word names, in words to show; null for none. */
function reasonMeant(word: string): string | null {
  const plain = withoutAccents(word).toLowerCase().trim()
  const code = MEANT.find(([begins]) => begins.test(plain))?.[1] ?? nearest(plain, CODES)
  const found = CODES.find((one) => one === code)
  return found === undefined ? null : `${found} (${HOLDS[found]})`
}
