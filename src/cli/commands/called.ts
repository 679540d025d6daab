// relance called: a call that was made, its outcome, and what follows from it.

import { withoutAccents } from '../../domain/accents.ts'
import { CALL_RESULTS, type CallResult } from '../../domain/call.ts'
import { UsageError } from '../../domain/errors.ts'
import { type CalledRequest, recordCalled } from '../../jobs/called.ts'
import { customerWritten } from '../../jobs/customer-meant.ts'
import { authorOf, authorOption } from '../author.ts'
import { calledText } from '../calls-text.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { choiceOption, dayOption, noteOption, type Options, positiveAmount, textOption } from '../options.ts'
import { present } from '../present.ts'
import { nearest } from '../settings/nearest.ts'

/** What each outcome is called by people who did not read the list, by how the word begins, without accents. */
const MEANT: readonly (readonly [word: RegExp, result: CallResult])[] = [
  [/^prom/, 'promise'],
  [/^(regl|paye|paid|recu|vir)/, 'paid'],
  [/^(litige|contest|desaccord)/, 'dispute'],
  [/^(rappel|call-?back)/, 'callback'],
  [/^(absen|repond|messag|pas-)/, 'no-answer'],
  [/^refus/, 'refused'],
  [/^(faux|mauvais|err|wrong|numero)/, 'wrong-number'],
]

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client appelé')
      .option(
        '--result <issue>',
        'promise (promesse), paid (dit avoir réglé), dispute (contestation), no-answer (pas de réponse), callback (à rappeler), refused (refus de payer), wrong-number (numéro erroné)',
      )
      .option('--until <jour>', 'jour de la promesse, ou du prochain appel')
      .option('--amount <montant>', 'ce qui est promis, réglé ou contesté, si ce n’est pas le tout')
      .option('--ref <numero>', 'une seule pièce')
      .option('--note <texte>', 'ce qui s’est dit')
      .option('--reason <texte>', 'la même chose')
    authorOption(command)
  },

  examples: [
    ['relance called MARTIN --result promise --until 2026-11-30', 'il paiera ce jour-là : les relances attendent, puis reprennent'],
    ['relance called MARTIN --result paid --ref F2026-102', 'il dit l’avoir réglée : elle attend le prochain import'],
    [
      'relance called MARTIN --result dispute --ref F2026-102 --amount "400,00" --note "deux caisses manquent"',
      'il en conteste une part : le reste est demandé',
    ],
    ['relance called MARTIN --result callback --until 2026-11-24', 'à rappeler : l’appel revient dans la liste ce jour-là'],
    [
      'relance called MARTIN --result no-answer --until 2026-11-24',
      'personne : on réessaiera ce jour-là ; sans --until, l’appel quitte la liste',
    ],
    ['relance called MARTIN --result refused --note "dit ne rien devoir"', 'refus de payer : les relances continuent'],
    ['relance called MARTIN --result wrong-number', 'le numéro est à corriger : relance customers MARTIN --phone "NUMÉRO"'],
  ],

  run(context, args, options) {
    const request = requestOf(context, args[0] ?? '', options)
    return withDossier(context, async (dossier) => {
      const view = recordCalled(dossier, context.date, { ...request, customer: customerWritten(dossier, request.customer) })
      await present(context, options, view, { text: () => calledText(view, context), next: 'relance calls (les autres appels)' })
      return 0
    })
  },
}

/** @throws UsageError for a line that says too little, or what its outcome does not take. */
function requestOf(context: Context, customer: string, options: Options): CalledRequest {
  const result = choiceOption(options, 'result', '--result', CALL_RESULTS, meant)
  if (result === null)
    throw new UsageError('usage', 'Qu’a donné cet appel ?', {
      advice: `Ajoutez --result avec l’une de ces issues : ${CALL_RESULTS.join(', ')}.`,
    })
  const until = dayOption(options, 'until')
  const amount = textOption(options, 'amount')
  const [note, reason] = [noteOption(options, 'note'), noteOption(options, 'reason')]
  if (note !== null && reason !== null && note !== reason)
    throw new UsageError('usage', '--note et --reason disent la même chose : un seul des deux.', { advice: 'Ôtez l’un des deux.' })
  if (until === null && (result === 'promise' || result === 'callback'))
    throw new UsageError('usage', result === 'promise' ? 'Une promesse a une date : pour quel jour ?' : 'Rappeler quel jour ?', {
      advice: 'Ajoutez --until AAAA-MM-JJ.',
    })
  if (until !== null && (result === 'refused' || result === 'wrong-number'))
    throw new UsageError('usage', `--until ne va pas avec --result ${result}.`, {
      advice: 'Pour rappeler un autre jour : --result callback --until JOUR.',
    })
  if (amount !== null && !['promise', 'paid', 'dispute'].includes(result))
    throw new UsageError('usage', `--amount ne va pas avec --result ${result}.`, {
      advice: 'Un montant est promis (promise), réglé (paid) ou contesté (dispute).',
    })
  const cents = amount === null ? null : positiveAmount(amount, '--amount')
  return { customer, result, until, cents, ref: textOption(options, 'ref'), note: note ?? reason, author: authorOf(context, options) }
}

/** The outcome that another word names, to be shown; null: nobody knows. */
function meant(word: string): string | null {
  const plain = withoutAccents(word).toLowerCase().trim()
  return MEANT.find(([begins]) => begins.test(plain))?.[1] ?? nearest(plain, CALL_RESULTS)
}
