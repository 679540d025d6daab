// The fields of templates for a terminal, by what they are about.
import type { FieldGroup, FieldKind, FieldRow } from '../rendering/fields/list.ts'
import { table } from './table.ts'

const KINDS: Readonly<Record<FieldKind, string>> = { text: 'texte', yesNo: 'oui/non', texts: 'liste', rows: 'liste', group: 'groupe' }
/** Letters of an example: more would part the columns. */
const WIDEST = 34

/** @param name of the template that was asked about; null: none */
export function fieldsText(groups: readonly FieldGroup[], name: string | null, color: boolean): string {
  const shown = groups.map(({ title, fields }) => {
    const rows = fields.map((field) => [
      ...(name === null ? [] : [field.used === true ? '•' : '']),
      field.name,
      KINDS[field.kind],
      shortened(field.example),
      field.description,
    ])
    const columns = [...(name === null ? [] : ['']), 'Champ', 'Genre', 'Exemple', 'Ce que c’est']
    const drawn = table(
      columns.map((header) => ({ header })),
      rows,
      color,
    )
    return `${title}\n\n${drawn}`
  })
  const marked = name === null ? '' : `• : employé par ${name}, ou par un fragment qu’il appelle.\n`
  return `${shown.join('\n')}
${marked}Un texte s’écrit {{iban}}. Un oui/non, ou un texte qui peut être vide : {{#if several}}vos factures{{else}}votre facture{{/if}}.
Une liste : {{#each invoices}}{{ref}}, {{remaining}}{{/each}} ; une liste de textes : {{#each customerAddress}}{{this}}{{/each}}.
Dans une liste, un champ du message s’écrit {{../iban}}. Aucun calcul, aucun fichier : un modèle ne contient que des mots et des champs.
`
}

function shortened(example: FieldRow['example']): string {
  const text = example.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`
}
