// Every point at which a mail server can fail a sending, and how. Plain data: what is done there stands in faulty-smtp.ts.
import type { Act, Fault, Stage } from './faulty-smtp.ts'

export interface Point {
  /** As the table names it. */
  readonly name: string
  /** One after another, each with a sending of its own. */
  readonly faults: readonly Fault[]
  readonly pipelining?: boolean
  readonly auth?: boolean
  readonly tls?: 'localhost' | 'wrong-name' | 'expired' | 'unknown'
  /** How the settings say the connection is. Default `none`. */
  readonly security?: 'none' | 'starttls' | 'tls'
  /** Nobody listens at all while the fault lasts. */
  readonly closed?: true
}

const REPLIES: Partial<Record<Stage, readonly string[]>> = {
  greeting: ['421 4.3.2 Too many connections', '554 5.7.1 No service'],
  ehlo: ['421 4.7.0 Later', '502 5.5.1 Not implemented'],
  auth: ['454 4.7.0 Temporary failure', '535 5.7.8 Bad credentials'],
  mail: ['451 4.7.1 Greylisted', '421 4.7.0 Rate limited', '553 5.1.8 Not yours'],
  rcpt: ['450 4.2.1 Busy', '421 4.7.0 Bye', '550 5.1.1 Unknown'],
  data: ['452 4.3.1 Full', '421 4.3.2 Closing', '554 5.5.1 No'],
  final: ['451 4.3.0 Later', '421 4.3.2 Closing', '550 5.7.1 Spam', '354 Go on'],
  rset: ['421 4.4.2 Idle', '500 5.5.1 What'],
}
const BREAKS: readonly Act[] = ['drop', 'reset', 'hang', 'garbage']
const ODDITIES: readonly Act[] = ['byte by byte', 'in two packets', 'on several lines', 'twice', 'reply and drop']
const LOST_REPLIES: readonly Act[] = ['take and drop', 'take and cut the reply', 'reply and drop']
const EARLY: readonly Act[] = ['early, and taken', 'early, and dropped', 'early refusal, and taken']

const STAGES: readonly Stage[] = ['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'final', 'rset']
const OF_MESSAGES: readonly Stage[] = ['mail', 'rcpt', 'data', 'content', 'final', 'rset']

/** Everywhere; on the first of the connections alone; and, of what concerns messages, at the second one of each connection. */
function everywhere(stage: Stage, act: Act): Fault[] {
  const fault = { stage, act }
  const second = OF_MESSAGES.includes(stage) && stage !== 'rset' ? [{ ...fault, message: 2 }] : []
  return [fault, { ...fault, connection: 1 }, ...second]
}

/** The same against a server that takes the commands of an envelope together, where that makes a difference. */
function bothWays(name: string, faults: readonly Fault[], more: Partial<Point> = {}): Point[] {
  const plain = { name, faults, ...more }
  return faults.some(({ stage }) => OF_MESSAGES.includes(stage)) ? [plain, { ...plain, pipelining: true }] : [plain]
}

function actsAt(stage: Stage): Act[] {
  const replies = (REPLIES[stage] ?? []).map((reply) => ({ reply }))
  const lost = stage === 'final' ? LOST_REPLIES : []
  const early = stage === 'data' ? EARLY : []
  return [...replies, ...BREAKS, ...ODDITIES.filter((act) => !lost.includes(act)), ...lost, ...early]
}

function nameOf(stage: Stage, act: Act): string {
  return `${stage}: ${typeof act === 'object' ? act.reply.slice(0, 3) : act}`
}

const EVERYWHERE = STAGES.flatMap((stage) =>
  actsAt(stage).flatMap((act) => bothWays(nameOf(stage, act), everywhere(stage, act), stage === 'auth' ? { auth: true } : {})),
)

/** The points, those of one name (with and without PIPELINING) beside each other. */
export const POINTS: readonly Point[] = [
  { name: 'nobody listens', faults: [{ stage: 'greeting', act: 'drop' }], closed: true },
  ...EVERYWHERE,
  ...bothWays('rcpt: 550 for one of two', [{ stage: 'rcpt', act: { reply: '550 5.1.1 Unknown' }, recipient: 2 }]),
  ...bothWays('rcpt: 450 for the customer, the copy taken', [{ stage: 'rcpt', act: { reply: '450 4.2.1 Busy' }, recipient: 1 }]),
  ...bothWays('content: drop', everywhere('content', 'drop')),
  {
    name: 'TLS: certificate of another name',
    tls: 'wrong-name',
    security: 'tls',
    faults: [{ stage: 'content', act: 'hang', message: 99 }],
  },
  { name: 'TLS: certificate expired', tls: 'expired', security: 'tls', faults: [{ stage: 'content', act: 'hang', message: 99 }] },
  { name: 'TLS: authority unknown', tls: 'unknown', security: 'tls', faults: [{ stage: 'content', act: 'hang', message: 99 }] },
  {
    name: 'STARTTLS: certificate of another name',
    tls: 'wrong-name',
    security: 'starttls',
    faults: [{ stage: 'content', act: 'hang', message: 99 }],
  },
  { name: 'STARTTLS: not offered', security: 'starttls', faults: [{ stage: 'content', act: 'hang', message: 99 }] },
  {
    name: 'STARTTLS: refused, dropped or hanging',
    tls: 'localhost',
    security: 'starttls',
    faults: [{ reply: '454 4.7.0 Later' } as const, 'drop' as const, 'hang' as const].flatMap((act) => everywhere('starttls', act)),
  },
  {
    name: 'over TLS: dropped after the content, taken or not',
    tls: 'localhost',
    security: 'tls',
    pipelining: true,
    faults: (['drop', 'take and drop', 'take and cut the reply'] as const).flatMap((act) => everywhere('final', act)),
  },
]
