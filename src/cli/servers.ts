// The mail server and the gateway of a run that sends, opened when they are needed; and what a Ctrl-C does meanwhile.
import { join } from 'node:path'
import type { Dossier } from '../jobs/dossier.ts'
import type { SendDeps } from '../jobs/send-day.ts'
import type { Context } from './context.ts'
import { mailerOf } from './mail-server.ts'
import { gatewayOf } from './sms-gateway.ts'

/** Exit codes of a run that somebody stopped. */
export const STOPPED_BY = { SIGINT: 130, SIGTERM: 143 } as const
type StopSignal = keyof typeof STOPPED_BY

export interface Needed {
  readonly mail: boolean
  readonly sms: boolean
}

/**
 * A first Ctrl-C lets what is on its way end and be recorded; nothing more leaves.
 * @param work is given what opens them, once. @throws SettingsError for secrets, when they are opened; what `work` throws
 */
export async function withServers<T>(
  context: Context,
  dossier: Dossier,
  needed: Needed,
  work: (open: () => SendDeps) => Promise<T>,
): Promise<{ readonly answer: T; readonly signal: StopSignal | null }> {
  const stop = new AbortController()
  let received: StopSignal | null = null
  const onSignal = (signal: StopSignal) => {
    received = signal
    stop.abort()
  }
  const mailers: NonNullable<ReturnType<typeof mailerOf>>[] = []
  let opened: SendDeps | null = null
  const open = () => {
    if (opened !== null) return opened
    const mailer = needed.mail ? mailerOf(context, dossier, stop.signal) : null
    if (mailer !== null) mailers.push(mailer)
    opened = {
      mailer,
      gateway: needed.sms ? gatewayOf(context, dossier) : null,
      transport: dossier.settings.smtp === null ? 'outbox' : 'smtp',
      outboxFolder: join(dossier.folder, 'outbox'),
      signal: stop.signal,
    }
    return opened
  }
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    return { answer: await work(open), signal: received }
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    for (const mailer of mailers) mailer.close()
  }
}
