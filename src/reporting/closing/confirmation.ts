// The letter that asks a customer to confirm the balance of his account to the auditor of the company, with its reply (a closed request: NEP 505,
// demandes de confirmation des tiers). In French, in the company's own name whoever prepares it. It asks for no payment.
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import { frenchSpaces } from '../../domain/plan-text.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Letter, LetterBlock, LetterRow, Words } from '../../rendering/letter/letter.ts'
import { companyMentions } from '../../rendering/parties-view.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import type { Statement, StatementRow } from '../statement/statement.ts'

/** What stands on a letter beside the account itself. */
export interface ConfirmationChoice {
  readonly settings: Pick<Settings, 'creditor' | 'sender'>
  readonly code: string
  /** Lines of the customer's address, his name first. */
  readonly address: readonly string[]
  /** Day the letter bears. */
  readonly writtenOn: IsoDay
  /** Name and address of the auditor, line by line; empty: to be completed by hand. */
  readonly auditor: readonly string[]
}

const TO_COMPLETE = '…'.repeat(20)
/** A box to tick. */
const BOX = '[\u00a0\u00a0\u00a0]'

/** @param statement of the customer on the day of the closing */
export function confirmationLetter(statement: Statement, choice: ConfirmationChoice): Letter {
  const { day, creditor, customer } = statement
  const { settings, code, address, writtenOn } = choice
  const subject = `Confirmation de votre compte au ${formatLongDay(day)}`
  const { signature } = settings.sender
  return {
    subject,
    sender: creditor.name,
    date: writtenOn,
    language: 'fr',
    following: [creditor.name, `${customer.name}, ${subject}`],
    paymentCode: null,
    from: [bold(creditor.name), ...lines(settings.creditor.address, [settings.creditor.phone, settings.creditor.email])],
    to: [text(address.join('\n'))],
    references: [text(frenchSpaces(`Votre compte : ${oneLine(code)}`))],
    day: [text(`Le ${formatLongDay(writtenOn)}`)],
    mentions: [text(companyMentions(settings.creditor, 'fr'))],
    blocks: [
      { kind: 'heading', level: 1, words: [bold(subject)] },
      ...request(statement, choice),
      ...account(statement),
      {
        kind: 'paragraph',
        note: true,
        words: [
          text(
            `Cette lettre n’est pas une demande de règlement et ne tient pas compte de ce qui a été payé après le ${formatLongDay(day)}.`,
          ),
        ],
      },
      paragraph('Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.'),
      { kind: 'sign', words: [text(settings.sender.firm === null && signature !== null ? oneLine(signature) : creditor.name)] },
      { kind: 'heading', level: 2, words: [bold('Réponse, à retourner à notre commissaire aux comptes')] },
      reply(statement, choice),
    ],
  }
}

function request({ day, creditor }: Statement, { auditor }: ConfirmationChoice): LetterBlock[] {
  const to = auditor.length === 0 ? [TO_COMPLETE, TO_COMPLETE] : auditor
  return [
    paragraph('Madame, Monsieur,'),
    paragraph(
      `Nos comptes arrêtés au ${formatLongDay(day)} sont en cours de contrôle. Nous vous prions de comparer le solde ci-dessous avec celui de vos livres, et d’adresser directement la réponse ci-après à notre commissaire aux comptes :`,
    ),
    { kind: 'paragraph', note: false, words: [bold(to.join('\n'))] },
    paragraph(`Votre compte dans les livres de ${creditor.name} :`),
  ]
}

function account({ balanceCents, debits, credits, day }: Statement): LetterBlock[] {
  const title = (words: string, right = false) => ({ text: words, ...(right ? { align: 'right' as const } : {}) })
  const head: LetterRow = {
    isHead: true,
    isTotal: false,
    cells: [title('Pièce'), title('Nature'), title('Date'), title('Échéance'), title('Reste', true)],
  }
  const sum: LetterRow = {
    isHead: false,
    isTotal: true,
    cells: [
      { text: `Solde au ${formatLongDay(day)}, ${favour(balanceCents)}`, span: 4 },
      title(formatAmount(Math.abs(balanceCents)), true),
    ],
  }
  return [{ kind: 'table', rows: [head, ...[...debits, ...credits].map(itemRow), sum] }]
}

function itemRow({ ref, what, issuedOn, dueOn, outstandingCents }: StatementRow): LetterRow {
  const cells = [
    { text: ref },
    { text: what },
    { text: formatDay(issuedOn) },
    { text: dueOn === null ? '' : formatDay(dueOn) },
    { text: formatAmount(outstandingCents), align: 'right' as const },
  ]
  return { isHead: false, isTotal: false, cells }
}

function favour(balanceCents: number): string {
  if (balanceCents === 0) return 'rien n’étant dû de part ni d’autre'
  return balanceCents > 0 ? 'en notre faveur' : 'en votre faveur'
}

function reply({ balanceCents, customer, creditor, day }: Statement, { code }: ConfirmationChoice): LetterBlock {
  const balance =
    balanceCents === 0 ? 'nul' : `de ${formatAmount(Math.abs(balanceCents))} ${balanceCents > 0 ? 'dû à' : 'dû par'} ${creditor.name}`
  return {
    kind: 'payment',
    code: false,
    words: [
      text(
        frenchSpaces(
          [
            `${customer.name} (compte ${oneLine(code)}), au ${formatLongDay(day)}, solde ${balance} :`,
            `${BOX} Nous sommes d’accord avec ce solde.`,
            `${BOX} Nous ne sommes pas d’accord, notre solde est de : ${TO_COMPLETE} €`,
            `Motif de l’écart : ${TO_COMPLETE}${TO_COMPLETE}`,
            `Nom et qualité : ${TO_COMPLETE}, le ${'…'.repeat(10)}`,
            'Cachet et signature :',
            '',
            '',
          ].join('\n'),
        ),
      ),
    ],
  }
}

function lines(address: readonly string[], others: readonly (string | null)[]): Words {
  const all = [...address, ...others.filter((other) => other !== null)]
  return all.map((line) => text(`\n${oneLine(line)}`))
}

function paragraph(words: string): LetterBlock {
  return { kind: 'paragraph', note: false, words: [text(frenchSpaces(words))] }
}

function text(words: string): Words[number] {
  return { text: words, font: 'regular' }
}

function bold(words: string): Words[number] {
  return { text: words, font: 'bold' }
}
