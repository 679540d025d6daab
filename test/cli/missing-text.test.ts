// What send says of documents that do not come with their message.
import { describe, expect, it } from 'vitest'
import { missingText } from '../../src/cli/missing-text.ts'
import type { MissingEnclosure } from '../../src/domain/enclosure.ts'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import { plain } from '../support/runs.ts'

const missing = (customer: string, ref: string | null, more: Partial<MissingEnclosure> = {}): MissingEnclosure => ({
  kind: 'invoice',
  ref,
  customer: customerCode(customer),
  code: 'not-found',
  text: `Aucun fichier du dossier invoices ne porte le numéro ${ref}.`,
  ...more,
})

const told = (...missingAttachments: readonly MissingEnclosure[]) =>
  plain(
    missingText({
      results: [
        {
          ...{ id: reminderId('r1'), customer: customerCode('C001'), step: 'relance-1', channel: 'email', to: [], items: [] },
          ...{ status: 'sent', messageId: null, file: null, reason: null, missingAttachments },
        },
      ],
    }),
  )

const LOCKED = { code: 'unreadable', text: 'Le fichier ne peut pas être lu.' } as const

describe('documents that do not come with their message', () => {
  it('are one line when the invoices merely have no file, with their number and the first three', () => {
    const many = Array.from({ length: 33 }, (_, index) => missing(`C${index + 1}`, `F${index + 1}`))
    expect(told(...many)).toBe(
      'Pièces non jointes : 33 factures sans PDF dans invoices/ : F1 (C1), F2 (C2), F3 (C3)… (--json les donne toutes).\n',
    )
    expect(told(missing('C1', 'F1'), missing('C2', 'F2'))).toBe(
      'Pièces non jointes : 2 factures sans PDF dans invoices/ : F1 (C1), F2 (C2).\n',
    )
  })

  it('are told one by one when something is wrong with their file, after those that have none', () => {
    const statement = missing('C4', null, { kind: 'statement', code: 'sums-differ', text: 'Le relevé ne tombe pas juste.' })
    expect(told(missing('C1', 'F1'), missing('C2', 'F2', LOCKED), missing('C3', 'F3'), statement)).toBe(
      [
        'Pièces non jointes :',
        '  2 factures sans PDF dans invoices/ : F1 (C1), F3 (C3).',
        '  C2, F2 : Le fichier ne peut pas être lu.',
        '  C4 : Le relevé ne tombe pas juste.',
        '',
      ].join('\n'),
    )
  })

  it('is told with its reason when it is the only one, and eleven faults are ten and a count', () => {
    expect(told(missing('C1', 'F1'))).toBe('Pièce non jointe :\n  C1, F1 : Aucun fichier du dossier invoices ne porte le numéro F1.\n')
    const faults = Array.from({ length: 11 }, (_, index) => missing('C1', `F${index + 1}`, LOCKED))
    expect(told(...faults)).toContain('  C1, F10 : Le fichier ne peut pas être lu.\n  … et 1 de plus (--json les donne toutes).\n')
    expect(told()).toBe('')
  })
})
