// What a litigation file lacks, as a text to tick off: what, and where to get it. And the list of its documents, on paper.
import { formatLongDay } from '../../domain/format.ts'
import type { Block } from '../calculation/blocks.ts'
import { plainFile } from './document.ts'
import type { Draft, LitigationCase, Missing } from './litigation.ts'
import { exhibitsBlock, sumsBlock } from './parts.ts'

/** A-COMPLETER.txt. */
export function missingText({ creditor, debtor, day }: LitigationCase, missing: readonly Missing[], drafts: readonly Draft[]): Buffer {
  const left = drafts.filter(({ reason }) => reason !== null)
  const lines = [
    'À COMPLÉTER',
    '',
    `Dossier de ${creditor.name} contre ${debtor.name}, situation au ${formatLongDay(day)}.`,
    'Ce dossier réunit des faits, des sommes et des fichiers. Il n’est pas un conseil juridique : il se relit par un professionnel.',
    '',
    ...missing.flatMap(({ what, where }) => [`[ ] ${what}`, `    ${where}`, '']),
    ...(left.length === 0 ? [] : ['Ce qui n’a pas été rédigé, et pourquoi :', '', ...left.flatMap(({ reason }) => [`  - ${reason}`, ''])]),
  ]
  return plainFile(lines.join('\n'))
}

/** BORDEREAU.pdf: the documents and the sums, on one page or two. */
export function scheduleBlocks(one: LitigationCase): Block[] {
  const { creditor, debtor, day } = one
  return [
    { kind: 'title', text: 'Bordereau des pièces', under: `Situation au ${formatLongDay(day)}` },
    {
      kind: 'parties',
      parties: [
        ['Créancier', creditor],
        ['Débiteur', debtor],
      ],
    },
    exhibitsBlock(one),
    sumsBlock(one),
    {
      kind: 'sentence',
      text: 'Faits et sommes tirés des écritures et des fichiers du dossier ; sans valeur de conseil juridique. Ce qui manque est dans A-COMPLETER.txt.',
    },
  ]
}
