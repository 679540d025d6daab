// A dossier that knows much of one customer, C001, and a little of another, C002: contacts, messages sent and refused, calls, reasons, reminders
// of another tool. What tells how to reach C001 is written so that it can be looked for anywhere.
import { contacts, newDossier, type TempDossier } from './dossier.ts'
import { type FecEntry, fec, receipt, returnedPayment, sale } from './fec.ts'
import { startSmtp } from './smtp.ts'

/** Each of C001's alone; none of them may be left once he is forgotten. */
export const HIS = [
  'jeanne.roussel@zinnia-roussel.example',
  'refusee@zinnia-roussel.example',
  '06 47 58 69 12',
  'Jeanne Roussel',
  '17 venelle des Glycines',
  'son fixe est le 02 97 11 00 77',
  'joindre M. Kerdoncuff',
] as const
/** Of C002: to be left as it is. */
export const OTHERS = ['compta@c002.example', '8 quai du Port-Rhu', '02 98 44 55 66'] as const

const REFUSED = HIS[1]

const SALES: readonly FecEntry[] = [
  sale('C001', 'F1', '2026-09-01', 120_000, { name: 'Zinnia Roussel' }),
  sale('C001', 'F3', '2026-09-10', 30_000, { name: 'Zinnia Roussel' }),
  sale('C002', 'F2', '2026-09-01', 80_000),
]
/** Paid, taken back by the bank: another round begins. */
const BOUNCED = [
  receipt('C001', '2026-10-05', 30_000, { ref: 'F3', name: 'Zinnia Roussel' }),
  returnedPayment('C001', '2026-11-16', 30_000, { ref: 'F3', name: 'Zinnia Roussel' }),
]
const PAID = [
  receipt('C001', '2026-11-24', 120_000, { ref: 'F1', name: 'Zinnia Roussel' }),
  receipt('C001', '2026-11-24', 30_000, { ref: 'F3', name: 'Zinnia Roussel' }),
]

const FEC = '732829320FEC20261231.txt'

/** @param email of C001 */
export function contactFile(email: string = HIS[0]): string {
  const rows = [
    { code: 'C001', name: 'Zinnia Roussel', email, phone: HIS[2], street: HIS[4] },
    { code: 'C002', email: OTHERS[0], street: OTHERS[1], phone: OTHERS[2] },
  ]
  return contacts(rows)
}

async function typed(dossier: TempDossier, ...words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await dossier.run(...words)
  if (code !== 0 && code !== 6) throw new Error(`${words.join(' ')}: ${code}\n${stdout}${stderr}`)
}

/** Everything up to the 23rd of November: both owe, C001 was written to on two days, called, held and released. */
export async function knownCustomers(): Promise<TempDossier> {
  const server = await startSmtp({
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      done(address === REFUSED ? Object.assign(new Error(`5.1.1 ${REFUSED} unknown`), { responseCode: 550 }) : null)
    },
  })
  const smtp = { host: '127.0.0.1', port: server.port, security: 'none' }
  const dossier = newDossier({ smtp, reminders: { approvalAbove: 1000 } }, '2026-11-16')
  await typed(
    dossier,
    'import',
    dossier.write(FEC, fec([...SALES, ...BOUNCED])),
    dossier.write('contacts.csv', contactFile(REFUSED)),
    '--first-year',
  )
  const list = dossier.write(
    'impayes.csv',
    'Code client;N° facture;Date;Échéance;Montant TTC;Reste dû\nC001;F1;01/09/2026;01/10/2026;1200,00;1200,00\n',
  )
  await typed(dossier, 'import', list)
  const past = dossier.write('relances.csv', 'Code client;Client;N° facture;Niveau;Date\nC001;Zinnia Roussel;F1;1;05/10/2026\n')
  await typed(dossier, 'import', past, '--as', 'reminders')
  await typed(dossier, 'plan')
  await typed(dossier, 'approve', '--all')
  await typed(dossier, 'send')
  dossier.day = '2026-11-17'
  await typed(dossier, 'customers', 'C001', '--contact', HIS[3], '--email', HIS[0])
  await typed(dossier, 'pause', 'C001', '--until', '2026-11-18', '--reason', HIS[6])
  await typed(dossier, 'installments', 'C001', '--ref', 'F3', '--schedule', '2026-11-20:100,00 2026-12-15:200,00')
  await typed(dossier, 'plan')
  await typed(dossier, 'release', 'C001')
  await typed(dossier, 'step', 'C001', '--ref', 'F3', '--skip', '--reason', HIS[6])
  await typed(dossier, 'called', 'C001', '--result', 'no-answer', '--note', HIS[5])
  await typed(dossier, 'penalties', 'waive', 'C001', '--ref', 'F1', '--reason', HIS[6])
  dossier.day = '2026-11-23'
  await typed(dossier, 'plan')
  await typed(dossier, 'approve', '--all')
  await typed(dossier, 'send')
  await typed(dossier, 'step', 'C001', '--ref', 'F1', '--replay', '--reason', HIS[6])
  await typed(dossier, 'plan')
  await server.close()
  return dossier
}

/** C001 has paid it all by the 24th. */
export async function settled(dossier: TempDossier): Promise<TempDossier> {
  dossier.day = '2026-11-25'
  await typed(dossier, 'import', dossier.write(FEC, fec([...SALES, ...BOUNCED, ...PAID])))
  return dossier
}

/** C001 owes again. */
export async function owingAgain(dossier: TempDossier): Promise<void> {
  const again = sale('C001', 'F9', '2026-11-25', 55_000, { name: 'Zinnia Roussel' })
  await typed(dossier, 'import', dossier.write(FEC, fec([...SALES, ...BOUNCED, ...PAID, again])))
}
