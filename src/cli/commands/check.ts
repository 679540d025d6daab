// relance check: what could go wrong, and what to do about it.
import { realpathSync } from 'node:fs'
import { formatLongDay, plural } from '../../domain/format.ts'
import { type CheckView, checkDossier } from '../../jobs/check.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { mailerOf } from '../mail-server.ts'
import { withDossier } from '../open-dossier.ts'
import { palette } from '../palette.ts'
import { NEXT_PLAN, present } from '../present.ts'
import { scheduledSecretsLine } from '../schedule/scheduled-secrets.ts'
import { gatewayOf } from '../sms-gateway.ts'
import { VERSION } from '../version.ts'

const DONE_IN_PART = 6

export const command: CommandModule = {
  configure(command) {
    command
      .option('--smtp', 'essayer la messagerie pas à pas : connexion, chiffrement, identifiant, ce que le serveur annonce')
      .option('--no-smtp', 'sans essayer la messagerie')
      .option('--sms', 'vérifier la passerelle SMS et les numéros de mobile, sans rien envoyer')
  },

  run(context, _args, options) {
    return withDossier(context, async (dossier) => {
      const view = await checkDossier(dossier, context.date, {
        steps: options.smtp === true,
        sms: options.sms === true,
        openMailer: () => (options.smtp === false ? null : mailerOf(context, dossier)),
        openGateway: () => gatewayOf(context, dossier),
        scheduled: () => scheduledSecretsLine(context, realpathSync(dossier.folder), dossier.settings),
      })
      await present(context, options, view, {
        text: () => checkText(view, context),
        next: view.totals.error > 0 ? 'corrigez ce qui est marqué ERREUR, puis relance check' : NEXT_PLAN,
      })
      return view.totals.error > 0 ? DONE_IN_PART : 0
    })
  },
}

function checkText(view: CheckView, context: Context): string {
  const paint = palette(context.color)
  const marks = { ok: paint.green('ok     '), warning: paint.yellow('à voir '), error: paint.red('ERREUR ') }
  const lines = view.checks.map((line) => `${marks[line.state]} ${line.text}`)
  return `relance ${VERSION}, vérification du ${formatLongDay(view.date)}\n\n${lines.join('\n')}\n\n${verdictText(view)}\n`
}

function verdictText({ totals }: CheckView): string {
  const { error, warning } = totals
  if (error + warning === 0) return 'Tout est en ordre.'
  const parts = [
    ...(error > 0 ? [`${error} ${plural(error, 'erreur', 'erreurs')} à corriger`] : []),
    ...(warning > 0 ? [`${warning} ${plural(warning, 'point', 'points')} à voir`] : []),
  ]
  return `${parts.join(', ')}.`
}
