import { expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { LUMP_NUMBER } from '../../src/domain/lump.ts'
import { customerCode } from '../../src/domain/names.ts'
import { natureHold } from '../../src/domain/plan-holds.ts'
import { documentItems } from '../../src/ledger/document-items.ts'

it('the balance of an aged balance is an opening without detail: shown, and held from every reminder', () => {
  const [item] = documentItems(
    [
      {
        customer: customerCode('LEGOFF'),
        customerName: 'Menuiserie Le Goff',
        number: LUMP_NUMBER,
        documentRef: '',
        issuedOn: isoDay('2026-03-31'),
        dueOn: null,
        totalCents: cents(150000),
        states: [{ day: isoDay('2026-11-20'), outstandingCents: cents(150000) }],
      },
    ],
    isoDay('2026-11-20'),
  )
  if (item === undefined) throw new Error('no item')
  expect(item).toMatchObject({ kind: 'opening', withoutDetail: true, ref: 'Solde sans détail', outstandingCents: 150000 })
  expect(
    natureHold({ ...item, dueOn: isoDay('2026-03-31'), dueSource: 'assumed' }, { unbalancedLetters: 'hold' }, isoDay('2026-11-20')),
  ).toMatchObject({
    code: 'no-detail',
  })
})
