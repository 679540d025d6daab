// The head of a customer’s page: who he is, what is known of him, how he pays.
import { sumCents } from '../domain/cents.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { START } from '../domain/payer-score.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import { registerAddress } from '../domain/public-register.ts'
import type { CustomerPicture } from '../jobs/show.ts'
import { sirenGroups } from '../rendering/parties-view.ts'
import { groupWords } from '../reporting/group-words.ts'
import { PAYER_CLASSES, REGIMES } from '../reporting/words.ts'

/** His name, contacts, group, scenario, regime and profile, one line each. */
export function identityText(picture: CustomerPicture): string {
  const { customer, date, balanceCents, overdueCents, payer, credit, scenario } = picture
  const contacts = customer.contacts.map((contact) =>
    [contact.name, contact.role, contact.email, contact.phone].filter((part) => part !== null).join(', '),
  )
  const late = payer.lateCount === 0 ? '' : `, ${payer.lateCount} en retard`
  const habits =
    payer.settledCount === 0
      ? 'aucune facture payée connue'
      : `${payer.settledCount} ${plural(payer.settledCount, 'facture payée', 'factures payées')}${late}`
  const lines = [
    `${customer.code}  ${customer.name}`,
    ...(contacts.length > 0 ? contacts.map((contact) => `  ${contact}`) : ['  Aucun contact connu.']),
    ...(picture.forgottenOn === null ? [] : [`  Données personnelles effacées le ${formatLongDay(picture.forgottenOn)}.`]),
    ...knownText(customer),
    ...groupText(picture),
    `  Scénario : ${scenario.name} (${scenario.because}).`,
    ...regimeText(picture),
    `  Au ${formatLongDay(date)} : factures échues ${formatAmount(overdueCents)}, solde ${formatAmount(balanceCents)} (${habits})`,
    ...advanceText(picture),
    ...creditText(credit),
    ...profileText(payer),
  ]
  return `${lines.join('\n')}\n`
}

function creditText(credit: CustomerPicture['credit']): string[] {
  if (credit === null) return []
  const { limitCents, usedPercent } = credit
  const used = usedPercent === null ? '' : `, utilisé à ${usedPercent}\u00a0%`
  return [`  Plafond d’encours : ${formatAmount(limitCents)}${used}.`]
}

/** The class with its reason, the score with all that makes it. */
function profileText(payer: CustomerPicture['payer']): string[] {
  return [
    `  Profil : ${PAYER_CLASSES[payer.class]}, ${payer.score} sur 100 (${payer.because}).`,
    `    Au départ : ${START}`,
    ...payer.facts.map(({ text }) => `    ${text}`),
  ]
}

function groupText({ group, customer }: CustomerPicture): string[] {
  return group === null ? [] : [`  Groupe : ${groupWords(group, customer.code)}.`]
}

/** The regime that applies, and where it comes from; or that nobody has confirmed it. */
function regimeText({ regime, customer }: CustomerPicture): string[] {
  if (regime !== 'to-confirm')
    return [`  Régime : ${REGIMES[regime]} (${customer.regime === null ? 'celui du dossier' : 'réglé pour ce client'}).`]
  const { code, proposedRegime } = customer
  const kind = proposedRegime === null || proposedRegime.regime === 'to-confirm' ? '' : `${REGIMES[proposedRegime.regime]}\u00a0? `
  const because = proposedRegime === null ? '' : ` : ${kind}(${proposedRegime.because})`
  return [
    frenchSpaces(
      `  Régime à confirmer${because}. Confirmez-le par une colonne « Régime » dans un fichier de contacts, ou par relance customers ${code} --regime.`,
    ),
  ]
}

/** Advances lower the balance and no reminder: the balance alone would make one think that nothing is owed. */
function advanceText({ items }: CustomerPicture): string[] {
  const advances = items.filter(({ kind, outstandingCents }) => kind === 'advance' && outstandingCents < 0)
  if (advances.length === 0) return []
  const deposits = items
    .filter(({ kind, ref }) => kind === 'deposit' && advances.some((advance) => advance.ref === ref))
    .map(({ ref }) => ref)
  const why =
    deposits.length === 0
      ? 'une avance ne règle aucune facture'
      : `contrepartie ${plural(deposits.length, 'de la facture d’acompte', 'des factures d’acompte')} ${deposits.join(', ')}, à payer`
  const sum = formatAmount(sumCents(advances.map(({ outstandingCents }) => outstandingCents)))
  return [frenchSpaces(`  Ce solde compte ${sum} au compte 4191 : ${why}. Les relances n’en déduisent rien.`)]
}

/** What contact files say of him besides how to reach him, when they do. */
function knownText({ siren, directDebit, accountManager, orderReference }: CustomerPicture['customer']): string[] {
  return [
    ...(siren === null ? [] : [`  SIREN ${sirenGroups(siren)}, fiche publique à ouvrir : ${registerAddress(siren)}`]),
    ...(directDebit ? ['  Paie par prélèvement automatique.'] : []),
    ...(accountManager === null ? [] : [`  Suivi par ${accountManager}.`]),
    ...(orderReference === null ? [] : [`  Référence à rappeler : ${orderReference}.`]),
  ]
}
