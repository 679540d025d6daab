// The draft of a petition for an order to pay (requête en injonction de payer): what CPC 1407 asks for, from the facts of the dossier.
// Where the law leaves a choice (the court, the costs, later interest) the choice is left open. Texts read on 2026-11-23: CPC 54, 57, 1405 to
// 1411 (décret 2026-96 for the three months), C. com. L721-3, COJ L213-4-5.
import { formatLongDay } from '../../domain/format.ts'
import type { Regime } from '../../domain/settings.ts'
import type { Block } from '../calculation/blocks.ts'
import { blank, type LitigationCase } from './litigation.ts'
import {
  exhibitsBlock,
  formalNoticeText,
  interestBlocks,
  invoicesBlock,
  NO_ADVICE,
  noticesBlock,
  partiesBlock,
  SIGNATURE,
  sumsBlock,
} from './parts.ts'

const COMMERCIAL =
  'tribunal de commerce (ou des activités économiques) du siège du débiteur, s’il est commerçant ou société commerciale (C. com. art. L721-3) ; formulaire Cerfa 12946'
const JUDICIAL =
  'tribunal judiciaire ou chambre de proximité du domicile du débiteur, s’il n’est pas commerçant : profession libérale, exploitant agricole, association, société civile, particulier ; formulaire Cerfa 12948'
const PROTECTION =
  'juge des contentieux de la protection du domicile du débiteur, pour un bail d’habitation ou un crédit à la consommation (COJ art. L213-4-4 et L213-4-5) ; formulaire Cerfa 12948'

/** Courts among which somebody has to choose (CPC art. 1406: by subject, then where the debtor lives). */
const COURTS: Readonly<Record<Regime, readonly string[]>> = {
  business: [COMMERCIAL, JUDICIAL],
  consumer: [JUDICIAL, PROTECTION],
  'to-confirm': [COMMERCIAL, JUDICIAL, PROTECTION],
  public: [],
  abroad: [],
}

const INTEREST = 'pénalités de retard : C. com. art. L441-10 II'
const FEE = 'indemnité forfaitaire de 40 € par facture : C. com. art. L441-10 II et D441-5'
const NOTHING_BESIDE = 'ni intérêts ni indemnité ne sont demandés'

/** The articles that what is asked rests on besides the contract: none is quoted for what is not asked. */
function groundsOf({ regime, debt: { interestCents, feeCents } }: LitigationCase): string {
  if (regime === 'consumer')
    return 'intérêts au taux légal à compter de la mise en demeure : C. civ. art. 1231-6 et 1344-1 ; aucune indemnité forfaitaire n’est demandée à un consommateur'
  if (regime === 'to-confirm')
    return 'intérêts et indemnité : aucun n’est demandé, la qualité de professionnel ou de consommateur du débiteur n’étant pas établie dans le dossier'
  const grounds = [...(interestCents > 0 ? [INTEREST] : []), ...(feeCents > 0 ? [FEE] : [])]
  return grounds.length === 0 ? NOTHING_BESIDE : grounds.join(' ; ')
}

/** @param one of a debtor against whom it may be drawn up */
export function petitionBlocks(one: LitigationCase): Block[] {
  const { day, regime, debt } = one
  return [
    {
      kind: 'title',
      text: 'PROJET – Requête en injonction de payer',
      under: `Code de procédure civile, articles 1405 et suivants – situation au ${formatLongDay(day)}`,
    },
    { kind: 'sentence', text: NO_ADVICE, strong: true },
    { kind: 'heading', level: 2, text: 'Juridiction' },
    { kind: 'sentence', text: `À Madame ou Monsieur le Président du ${blank('juridiction et ville')}.` },
    {
      kind: 'list',
      caption: 'À choisir selon la qualité du débiteur (CPC art. 1406), puis effacer ce qui ne convient pas',
      ordered: false,
      items: COURTS[regime],
    },
    { kind: 'heading', level: 2, text: 'Parties' },
    partiesBlock(one, ['Demandeur, créancier', 'Débiteur']),
    { kind: 'heading', level: 2, text: 'Faits' },
    {
      kind: 'sentence',
      text: `La créance résulte de ${blank('contrat, commande ou conditions générales signées, avec sa date')}. Les factures suivantes étaient échues et impayées au ${formatLongDay(day)}.`,
    },
    invoicesBlock(one),
    noticesBlock(one),
    { kind: 'sentence', text: `Mise en demeure : ${formalNoticeText(one)}.` },
    { kind: 'heading', level: 2, text: 'Somme réclamée' },
    sumsBlock(one),
    ...interestBlocks(one),
    {
      kind: 'facts',
      facts: [
        ['Fondement', `contrat (ci-dessus) ; ${groundsOf(one)}`],
        [
          'Intérêts postérieurs',
          debt.interestCents > 0
            ? `${blank('à demander ou non')}, à compter du lendemain du ${formatLongDay(day)} et jusqu’au paiement, au taux publié pour chaque semestre`
            : blank('à demander ou non, depuis quel jour et à quel taux'),
        ],
        ['Frais et dépens', blank('frais de greffe, de commissaire de justice, justificatifs à joindre')],
      ],
    },
    { kind: 'heading', level: 2, text: 'Documents joints' },
    exhibitsBlock(one),
    SIGNATURE,
    {
      kind: 'sentence',
      text: 'Pour mémoire : l’ordonnance doit être signifiée dans les trois mois de sa date, faute de quoi elle est non avenue (CPC art. 1411 ; trois mois et non plus six pour les ordonnances rendues depuis le 1er septembre 2026, décret n° 2026-96).',
    },
  ]
}
