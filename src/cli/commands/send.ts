// relance send: what is planned and approved leaves, once. Without a mail server the messages are written to the outbox.
import { SettingsError, UsageError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { ownAddressOf } from '../../jobs/report-made.ts'
import { reportSending, type SentReport } from '../../jobs/report-sending.ts'
import { type SendChoice, type Sending, sendDay } from '../../jobs/send-day.ts'
import type { SendView } from '../../reporting/views.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { refuseOtherDay } from '../mail-server.ts'
import { withDossier } from '../open-dossier.ts'
import { gather, listOption, type Options, textOption } from '../options.ts'
import { refuseEmptyPilot } from '../pilot.ts'
import { present } from '../present.ts'
import { reportFault, reportText } from '../report-text.ts'
import { sendText } from '../send-text.ts'
import { STOPPED_BY, withServers } from '../servers.ts'

const DONE_IN_PART = 6

export const command: CommandModule = {
  configure(command) {
    command
      .option('--dry-run', 'montrer ce qui partirait, sans rien envoyer')
      .option('--pilot', 'seulement les clients de reminders.pilot')
      .option('--only <code>', 'seulement ce client, répétable', gather)
      .option('--limit <n>', 'au plus n messages')
      .option('--to-me', 'tout envoyer à votre propre adresse, marqué [ESSAI], sans rien enregistrer')
  },

  run(context, _args, options) {
    const dryRun = options.dryRun === true
    return withDossier(
      context,
      async (dossier) => {
        const toMe = options.toMe === true ? ownAddress(dossier.settings) : null
        refuseOtherDay(context, dossier.settings, dryRun || toMe !== null)
        if (options.pilot === true) refuseEmptyPilot(dossier.settings)
        const choice = { dryRun, pilot: options.pilot === true, only: listOption(options, 'only'), limit: limitOf(options), toMe }
        const { view, plan, signal, report } = await sending(context, dossier, choice)
        const told = report === null ? view : { ...view, report: { ...report.mail, head: report.report?.head ?? null } }
        await present(context, options, told, {
          text: () => `${sendText(view, plan, context, { toMe: toMe !== null, only: choice.only })}${reportText(report)}`,
          next: nextOf(view, toMe !== null),
        })
        const fault = report === null ? '' : reportFault(report)
        if (fault !== '') context.io.stderr(fault)
        if (signal !== null) return STOPPED_BY[signal]
        return view.totals.failed + view.totals.inDoubt > 0 ||
          [...(view.batch === undefined ? [] : [view.batch]), ...(view.lateBatches ?? [])].some(({ file }) => file === null)
          ? DONE_IN_PART
          : 0
      },
      { writes: !dryRun, knowing: true },
    )
  },
}

/** A trial, a simulation, a doubt and a run that made nothing have said what to do. */
function nextOf({ dryRun, totals, results }: SendView, toMe: boolean): string | null {
  if (dryRun || toMe || results.length === 0 || totals.inDoubt > 0) return null
  if (totals.failed > 0) return 'relance (ce qui reste à faire, et comment)'
  return totals.sent + totals.written > 0 ? 'relance history (ce qui est parti), relance (ce qui reste à faire)' : null
}

async function sending(
  context: Context,
  dossier: Dossier,
  choice: SendChoice,
): Promise<Sending & { signal: keyof typeof STOPPED_BY | null; report: SentReport | null }> {
  const needed = { mail: !choice.dryRun, sms: !choice.dryRun && choice.toMe === null }
  const { answer, signal } = await withServers(context, dossier, needed, async (open) => {
    const deps = open()
    const sent = await sendDay(dossier, context.date, choice, deps)
    // A trial and a simulation are nobody's news; who stops the run wants nothing more to leave.
    const quiet = choice.dryRun || choice.toMe !== null || deps.signal?.aborted === true
    return { ...sent, report: quiet ? null : await reportSending(dossier, context.date, sent.view, deps) }
  })
  return { ...answer, signal }
}

function ownAddress(settings: Settings): string {
  const address = ownAddressOf(settings)
  if (address !== null) return address
  throw new SettingsError('sender-missing', 'Votre propre adresse n’est pas renseignée.', {
    file: 'relance.yaml',
    advice: 'Renseignez creditor.email dans relance.yaml.',
  })
}

function limitOf(options: Options): number | null {
  const text = textOption(options, 'limit')
  if (text === null) return null
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageError('option-invalid', `--limit : « ${text} » n’est pas un nombre de messages.`, {
      advice: 'Écrivez par exemple --limit 10.',
    })
  return Number(text)
}
