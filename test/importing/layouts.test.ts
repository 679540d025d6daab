import { describe, expect, it } from 'vitest'
import type { LedgerReading } from '../../src/domain/reading.ts'
import { readFixture } from './read-fixture.ts'

/** The year of two customers, as each package exports it. What a package writes is told by its row of the table. */
interface Told {
  readonly file: string
  readonly name: string
  readonly encoding: string
  readonly dupont: string
  readonly legoff: string
  /** Names of the two customers, where the file holds them. */
  readonly names?: readonly [dupont: string, legoff: string]
  /** Letters of F26002 and of its payment. */
  readonly letter?: string
  readonly dueDays?: true
}

const SUB_ACCOUNTS = { dupont: '411DUPON', legoff: '411LEGOF' }
const AUXILIARIES = { dupont: 'DUPONT', legoff: 'LEGOFF' }
const NAMES = ['Menuiserie Dupont', 'Éts Le Goff'] as const

const EXPORTS: readonly Told[] = [
  { file: 'sage.pnm', name: 'Sage PNM', encoding: 'iso-8859-15', ...AUXILIARIES, dueDays: true },
  { file: 'sage-100-parametrable.txt', name: 'Sage 100, format paramétrable', encoding: 'windows-1252', ...AUXILIARIES, dueDays: true },
  {
    file: 'ciel-XIMPORT.TXT',
    name: 'Ciel / Sage 50 XIMPORT',
    encoding: 'cp850',
    ...SUB_ACCOUNTS,
    names: NAMES,
    letter: 'A',
    dueDays: true,
  },
  { file: 'ciel-RImport.txt', name: 'Ciel / Sage 50 RImport', encoding: 'windows-1252', ...SUB_ACCOUNTS, names: NAMES },
  { file: 'ebp-v3.txt', name: 'EBP texte (V3)', encoding: 'cp850', ...SUB_ACCOUNTS, dueDays: true },
  { file: 'ebp-v3-sans-echeance.txt', name: 'EBP texte (V3)', encoding: 'utf-8', ...SUB_ACCOUNTS },
  { file: 'ebp.edi', name: 'EBP.EDI', encoding: 'windows-1252', ...SUB_ACCOUNTS, names: NAMES, letter: 'AAB' },
  {
    file: 'quadra-ascii.txt',
    name: 'Quadra ASCII (QuadraCompta)',
    encoding: 'windows-1252',
    dupont: '9DUPONT',
    legoff: '9LEGOFF',
    names: NAMES,
    letter: 'Ab',
    dueDays: true,
  },
  { file: 'cegid.csv', name: 'Cegid CSV', encoding: 'utf-8', ...AUXILIARIES },
  { file: 'cegid.tra', name: 'Cegid TRA', encoding: 'windows-1252', ...AUXILIARIES, names: NAMES, dueDays: true },
  { file: 'ldcompta-10.csv', name: 'LDCompta', encoding: 'utf-8', ...AUXILIARIES, names: NAMES, letter: 'AA', dueDays: true },
  { file: 'isuite-expert.csv', name: 'ACD i-Suite Expert', encoding: 'windows-1252', ...SUB_ACCOUNTS },
  { file: 'agiris.csv', name: 'Agiris CSV', encoding: 'windows-1252', ...SUB_ACCOUNTS, names: NAMES, letter: 'A' },
  { file: 'coala.csv', name: 'Coala', encoding: 'utf-8', ...AUXILIARIES },
  { file: 'coala-sens.csv', name: 'Coala', encoding: 'utf-8', ...SUB_ACCOUNTS },
  { file: 'istea.csv', name: 'Istea, écritures', encoding: 'windows-1252', ...SUB_ACCOUNTS, names: NAMES },
  { file: 'istea-grand-livre.txt', name: 'Istea, grand livre', encoding: 'windows-1252', ...AUXILIARIES },
  { file: 'isacompta-partenaire.csv', name: 'Isacompta CSV', encoding: 'utf-8', ...SUB_ACCOUNTS, letter: 'A', dueDays: true },
  { file: 'cogilog.txt', name: 'Cogilog', encoding: 'utf-8', ...SUB_ACCOUNTS },
  { file: 'gestimum-3.csv', name: 'Gestimum 3', encoding: 'utf-8', ...SUB_ACCOUNTS, letter: 'A', dueDays: true },
  { file: 'gestimum-5.csv', name: 'Gestimum 5', encoding: 'utf-8', ...SUB_ACCOUNTS },
  { file: 'charlemagne.txt', name: 'Charlemagne', encoding: 'utf-8', ...SUB_ACCOUNTS, names: NAMES },
]

function read(file: string): LedgerReading {
  const reading = readFixture(`layouts/${file}`)
  if (reading.as !== 'entries') throw new Error(`${file} was read as ${reading.as}`)
  return reading
}

/** 'DUPONT 2026-01-15 F26001 120000 invoice échéance 2026-02-14 lettre A'. */
function facts(reading: LedgerReading): string[] {
  return [...reading.lines].map((line) =>
    [line.customer, line.day, line.documentRef, line.cents, line.kind, line.dueOn ?? '-', line.letter || '-'].join(' '),
  )
}

describe.each(EXPORTS)('$file', ({ file, name, encoding, dupont, legoff, names, letter = '-', dueDays }) => {
  const reading = read(file)
  const due = (day: string) => (dueDays ? day : '-')

  it('is recognised by its content', () => {
    expect(reading.explanations[0]).toMatch(new RegExp(`^Format reconnu à son contenu, ${name.replace(/[()]/g, '\\$&')} : 15 lignes`))
    expect(reading.encoding).toBe(encoding)
    expect(reading.issueCount).toBe(0)
  })

  it('tells an opening item, an invoice, a lettered one and its payment, a credit note and a part payment', () => {
    expect(facts(reading)).toEqual([
      `${legoff} 2026-01-01 F25090 60000 opening ${due('2025-12-31')} -`,
      `${dupont} 2026-01-15 F26001 120000 invoice ${due('2026-02-14')} -`,
      `${legoff} 2026-01-20 F26002 72050 invoice ${due('2026-02-28')} ${letter}`,
      `${dupont} 2026-02-10 A26001 -12000 creditNote - -`,
      `${dupont} 2026-02-16 V26007 -50000 payment - -`,
      `${legoff} 2026-02-28 V26008 -72050 payment - ${letter}`,
    ])
    expect(reading.openingRegime).toBe('detailed')
    expect(reading.lastBankDay).toBe('2026-02-28')
  })

  it('ties: 580,00 for one customer, 600,00 for the other', () => {
    expect(reading.rawBalances.map(({ customer, cents }) => `${customer} ${cents}`)).toEqual([`${dupont} 58000`, `${legoff} 60000`])
    const [lines] = [[...reading.lines]]
    expect(lines.reduce((sum, line) => sum + line.cents, 0)).toBe(118000)
    const named = new Map(lines.map((line) => [line.customer as string, line.customerName]))
    expect([named.get(dupont), named.get(legoff)]).toEqual(names ?? [dupont, legoff])
  })
})
