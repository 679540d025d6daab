// Customers as the terminal shows them: a list, or everything that is set for one.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { CustomersView, CustomerView } from '../reporting/customers-view.ts'
import { groupWords } from '../reporting/group-words.ts'
import { PAYER_CLASSES, REGIMES } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const NAME_WIDTH = 28

const COLUMNS = [
  { header: 'Client' },
  { header: 'Nom' },
  { header: 'Encours', align: 'right' as const },
  { header: 'Échu', align: 'right' as const },
  { header: 'Profil' },
  { header: 'Note', align: 'right' as const },
  { header: 'Scénario' },
  { header: 'Régime' },
  { header: 'Langue' },
  { header: 'E-mail' },
]

/** Only where the settings name groups. */
const GROUP_COLUMN = { header: 'Groupe' }

export function customersText(view: CustomersView, context: Context): string {
  const title = `Clients au ${formatLongDay(view.date)}\n\n`
  if (view.customers.length === 0) return `${title}Aucun client connu. Importez votre comptabilité : relance import FICHIER\n`
  const grouped = view.customers.some(({ group }) => group !== null)
  const rows = view.customers.map((one) => [
    one.customer,
    one.name.length > NAME_WIDTH ? `${one.name.slice(0, NAME_WIDTH - 1).trimEnd()}…` : one.name,
    formatAmount(one.outstandingCents),
    formatAmount(one.overdueCents),
    PAYER_CLASSES[one.class],
    String(one.score),
    one.excluded === null ? one.scenario : 'exclu',
    REGIMES[one.regime],
    one.language,
    one.hasEmail ? 'oui' : one.forgottenOn === null ? 'non' : 'effacé',
    ...(grouped ? [groupCell(one)] : []),
  ])
  const { customers, outstandingCents, overdueCents } = view.totals
  const totals = `${customers} ${plural(customers, 'client', 'clients')} : encours ${owedText({ outstandingCents, overdueCents })}.\n`
  return `${title}${table(grouped ? [...COLUMNS, GROUP_COLUMN] : COLUMNS, rows, context.color)}\n${totals}`
}

/** What is owed, credits deducted, and what of it is overdue: credits that no invoice was settled with may make the whole the smaller one. */
function owedText({ outstandingCents, overdueCents }: Pick<CustomerView, 'outstandingCents' | 'overdueCents'>): string {
  const [whole, overdue] = [formatAmount(outstandingCents), formatAmount(overdueCents)]
  return overdueCents <= Math.max(outstandingCents, 0)
    ? `${whole}, dont ${overdue} de factures échues`
    : `${whole}, avoirs et règlements non affectés déduits ; factures échues : ${overdue}`
}

/** Who pays for him, or for whom he pays. */
function groupCell({ customer, group }: CustomerView): string {
  if (group === null) return ''
  return group.payer.customer === customer
    ? `paie pour ${group.members.map((one) => one.customer).join(', ')}`
    : `payé par ${group.payer.customer}`
}

/** Everything that is set for one customer, and what the dossier decides for the rest. */
export function customerText(one: CustomerView): string {
  const contacts = one.contacts.map(({ name, role, email, phone }) => [name, role, email, phone].filter((part) => part !== null).join(', '))
  const lines: readonly (readonly [label: string, value: string])[] = [
    ['Encours', owedText(one)],
    ['Profil', `${PAYER_CLASSES[one.class]}, ${one.score} sur 100`],
    ['Scénario', `${one.scenario} (${one.scenarioBecause})`],
    ['Régime', REGIMES[one.regime]],
    ...(one.group === null ? [] : [['Groupe', groupWords(one.group, one.customer)] as const]),
    ['Langue', one.language],
    ['Délai de règlement', one.terms ?? 'celui du dossier'],
    ['Plafond d’encours', creditText(one.credit)],
    ['Prélèvement', one.directDebit ? 'oui' : 'non'],
    ['Suivi par', one.accountManager ?? 'personne'],
    ['Référence à rappeler', one.orderReference ?? 'aucune'],
    ['Relances', one.excluded === null ? 'oui' : `jamais : ${one.excluded}`],
    ...(one.forgottenOn === null ? [] : [['Données personnelles', `effacées le ${formatLongDay(one.forgottenOn)}`] as const]),
    ...(contacts.length === 0 ? [['Contacts', 'aucun'] as const] : contacts.map((contact) => ['Contact', contact] as const)),
  ]
  return `${one.customer}  ${one.name}\n${lines.map(([label, value]) => `  ${label} : ${value}`).join('\n')}\n`
}

function creditText(credit: CustomerView['credit']): string {
  if (credit === null) return 'aucun'
  const used = credit.usedPercent === null ? '' : `, utilisé à ${credit.usedPercent}\u00a0%`
  return `${formatAmount(credit.limitCents)}${used}`
}
