// relance history: what was sent, to whom, when, of all or of one document; what its actions do stands in history-actions.ts.

import { normaliseRef } from '../../domain/document-ref.ts'
import { UsageError } from '../../domain/errors.ts'
import { customerMeant } from '../../jobs/customer-meant.ts'
import { historyOf, historyOfDocument } from '../../jobs/history.ts'
import { saidOf } from '../../jobs/said.ts'
import { historySheet } from '../../reporting/sheets.ts'
import { adoptionText, nextOfAdoption } from '../adoption-text.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { evidenceFile, writeEvidence } from '../evidence-file.ts'
import { type ActionView, historyAction } from '../history-actions.ts'
import { historyText } from '../history-text.ts'
import { withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { present, sheetOptions } from '../present.ts'
import { resolvedText } from '../resolve-text.ts'
import { saidText } from '../said-text.ts'
import { shownFile } from '../shown-file.ts'
import { trackedText } from '../tracking-text.ts'

const BROKEN_CHAIN = 9

export const command: CommandModule = {
  configure(command) {
    command
      .argument(
        '[pièce ou action]',
        'numéro d’une pièce ; « resolve » pour trancher un envoi en doute, « set » pour noter le suivi d’une lettre, « print » pour refaire un fichier perdu, « adopt » pour reprendre un registre copié',
      )
      .argument('[id]', 'numéro de la relance, ou son début ; avec print, un jour aussi')
      .argument('[verdict]', 'sent (partie) ou not-sent (pas partie)')
      .option('--since <jour>', 'avec adopt : premier jour où l’autre exemplaire a pu envoyer')
      .option('--tracking <numéro>', 'avec set : numéro de suivi de la lettre ; none : elle n’en a pas')
      .option('--posted <jour>', 'avec set : jour de dépôt à la poste ; none : inconnu')
      .option('--received <jour>', 'avec set : jour de l’avis de réception ; none : inconnu')
      .option('--customer <code>', 'un seul client')
      .option('--verify', 'vérifier la chaîne, les messages conservés et l’état des envois : chaque faute est située, code 9')
      .option('--head <empreinte>', 'vérifier aussi que cette empreinte, citée dans un ancien rapport, est dans la chaîne')
      .option('--export <fichier>', 'avec --customer ou une pièce : les preuves réunies dans une archive .zip, pour un avocat')
    sheetOptions(command)
  },

  examples: [
    ['relance history --customer MARTIN', 'tout ce qui a été envoyé à ce client, et ce qui a été décidé'],
    ['relance history F2026-102', 'ce qui concerne une pièce'],
    ['relance history resolve 1a2b3c4d not-sent', 'un envoi en doute n’était pas parti : il repartira (sent : il était parti)'],
    ['relance history set 1a2b3c4d --tracking "1A 234 567 8901 2" --posted 2026-11-21', 'le numéro d’un recommandé et son jour de dépôt'],
    ['relance history print 1a2b3c4d', 'refait la lettre effacée par mégarde ; avec un jour : le fichier à imprimer de ce jour'],
    ['relance history adopt --since 2026-11-18', 'reprend un registre copié : ce que l’autre a pu envoyer depuis est mis en doute'],
  ],

  run(context, args, options) {
    const ref = documentNamed(args)
    const work = historyAction(context, ref === null ? args : [], options)
    const adopting = ref === null && args[0] === 'adopt'
    const head = quotedHead(options)
    const exported = work === null ? evidenceFile(options, ref) : null
    const verifying = { whole: options.verify === true || head !== null, head }
    return withDossier(
      context,
      async (dossier) => {
        const typed = textOption(options, 'customer')
        const customer = exported === null && work === null ? customerMeant(dossier, typed) : typed
        const asked = () =>
          ref === null ? historyOf(dossier, customer, verifying) : historyOfDocument(dossier, context.date, ref, verifying)
        const view: ActionView = work ? await work(dossier) : asked()
        const said =
          work === null && ref === null && customer !== null
            ? saidOf(dossier, context.date, customer, context.date >= context.present)
            : null
        if (exported !== null) await writeEvidence(context, dossier, exported)
        // As with --csv, what goes to a file is not printed too.
        const printed = exported === null || context.json || options.csv !== undefined || options.xlsx !== undefined
        if (printed)
          await present(
            context,
            options,
            { ...view, ...said },
            {
              text: () => {
                return `${doneText(view, context)}${adopting ? adoptionText(view) : ''}${historyText(view, context, verifying.whole)}${said === null ? '' : saidText(said, context)}`
              },
              sheets: () => [historySheet(view)],
              next: verifying.whole
                ? null
                : adopting
                  ? nextOfAdoption(view)
                  : `relance show ${customer ?? 'CODE'} (tout d’un client, ou un message par son numéro), relance history --verify (rien n’a été réécrit ?)`,
            },
          )
        return view.chain.ok && view.chain.head?.found !== false ? 0 : BROKEN_CHAIN
      },
      { writes: work !== null },
    )
  },
}

/** What an action did; '' without one. */
function doneText({ resolved, tracked, printed }: ActionView, context: Context): string {
  if (printed !== undefined) return `${printed.map((path) => `À imprimer : ${shownFile(path)}, tel qu’il était.\n`).join('')}\n`
  if (resolved !== undefined) return `${resolvedText(resolved, context)}\n`
  return tracked === undefined ? '' : `${trackedText(tracked)}\n`
}

/** A SHA-256 as a report quotes it, spaces of a copy apart. @throws UsageError for anything else. */
function quotedHead(options: Options): string | null {
  const typed = textOption(options, 'head')
  if (typed === null) return null
  const head = typed.replace(/\s/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(head)) return head
  throw new UsageError('option-invalid', `--head : « ${typed} » n’est pas une empreinte SHA-256.`, {
    advice: 'Recopiez en entier les 64 caractères (chiffres et lettres de a à f) que donne le rapport.',
  })
}

/** A document has figures in its number, an action has none. */
function documentNamed([word = '', ...others]: readonly string[]): string | null {
  return others.length === 0 && normaliseRef(word) !== '' ? word : null
}
