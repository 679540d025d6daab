// The draft of a declaration of claim in collective proceedings: the sums on the day of the judgment, and what C. com. L622-25 and R622-23 ask for
// (read on 2026-11-23). Whether proceedings are open, and of which sort, is what people said.

import { type Cents, cents } from '../../domain/cents.ts'
import type { ExplainedClaim } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import type { Block } from '../calculation/blocks.ts'
import type { Sums } from '../calculation/calculation.ts'
import { blank, type LitigationCase } from './litigation.ts'
import { exhibitsBlock, NO_ADVICE, partiesBlock, SIGNATURE } from './parts.ts'

/** What was owed on the day of the judgment, as `relance insolvency` tells it. */
export interface DeclaredDebt {
  readonly judgmentOn: IsoDay
  /** Last day to declare, for a creditor of mainland France; null until the publication is known. */
  readonly declareBy: IsoDay | null
  readonly claims: readonly ExplainedClaim[]
  readonly totals: Sums
  /** Zero or negative. */
  readonly creditsCents: Cents
}

export function declarationBlocks(one: LitigationCase, debt: DeclaredDebt): Block[] {
  const { judgmentOn, declareBy, claims, totals, creditsCents } = debt
  const left = cents(totals.totalCents + creditsCents)
  const credits =
    creditsCents < 0
      ? [
          ['Règlements et avoirs non affectés, à déduire', '', '', '', '', formatAmount(creditsCents)],
          ['Reste', '', '', '', '', formatAmount(left)],
        ]
      : []
  return [
    {
      kind: 'title',
      text: 'PROJET – Déclaration de créance',
      under: `Code de commerce, articles L622-24, L622-25 et R622-23 – jugement du ${formatLongDay(judgmentOn)}`,
    },
    { kind: 'sentence', text: NO_ADVICE, strong: true },
    { kind: 'sentence', text: `À ${blank('mandataire judiciaire ou liquidateur désigné, son adresse')}.` },
    partiesBlock(one, ['Créancier', 'Débiteur']),
    {
      kind: 'facts',
      facts: [
        ['Jugement d’ouverture', `${formatLongDay(judgmentOn)}, ${blank('tribunal, numéro du dossier, sorte de procédure')}`],
        [
          'Dernier jour pour déclarer',
          declareBy === null
            ? blank('deux mois après la publication au BODACC, date non notée')
            : `${formatLongDay(declareBy)} (créancier de France métropolitaine, C. com. art. R622-24)`,
        ],
        ['Nature de la créance', blank('chirographaire, ou privilège et sûreté avec leurs preuves')],
        ['Litige en cours', blank('juridiction saisie, ou « aucun »')],
        ['Intérêts', 'arrêtés la veille du jugement (C. com. art. L622-28)'],
      ],
    },
    {
      kind: 'table',
      caption: `Créances nées avant le ${formatLongDay(judgmentOn)}, échues ou non`,
      columns: [
        { header: 'Facture', align: 'left', width: 30 },
        { header: 'Échéance', align: 'left', width: 15 },
        { header: 'Principal', align: 'right', width: 18 },
        { header: 'Intérêts', align: 'right', width: 18 },
        { header: 'Indemnité', align: 'right', width: 16 },
        { header: 'Total', align: 'right', width: 18 },
      ],
      rows: claims.map((claim) => [
        claim.ref ?? '',
        `${formatDay(claim.dueOn)}${claim.dueOn >= judgmentOn ? ' (à échoir)' : ''}`,
        ...[claim.principalCents, claim.interestCents, claim.feeCents, claim.totalCents].map((value) => formatAmount(value)),
      ]),
      foot: [
        [
          'Total',
          '',
          ...[totals.principalCents, totals.interestCents, totals.feeCents, totals.totalCents].map((value) => formatAmount(value)),
        ],
        ...credits,
      ],
    },
    { kind: 'heading', level: 2, text: 'Documents joints sous bordereau' },
    exhibitsBlock(one),
    SIGNATURE,
  ]
}
