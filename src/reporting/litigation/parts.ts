// What the drafts of a litigation file share: who, which invoices, which reminders, which sums, which documents. Facts and sums, finished French.
import { addDays } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay, formatRate } from '../../domain/format.ts'
import type { Block } from '../calculation/blocks.ts'
import type { Party } from '../calculation/calculation.ts'
import { type AskedInvoice, blank, type LitigationCase } from './litigation.ts'

export const NO_ADVICE =
  'Projet établi par un programme d’après les écritures et les fichiers du dossier. Il expose des faits et des sommes, ne qualifie aucun droit et n’est pas un conseil juridique : à relire et à compléter par un professionnel avant tout usage. Ce que le dossier ne dit pas est marqué [à compléter : …].'

/** The parties with what the dossier does not know of them. */
export function partiesBlock({ creditor, debtor, blanks }: LitigationCase, roles: readonly [creditor: string, debtor: string]): Block {
  const whole = (party: Party, left: readonly string[]): Party => ({ ...party, lines: [...party.lines, ...left.map(blank)] })
  return {
    kind: 'parties',
    parties: [
      [roles[0], whole(creditor, blanks.creditor)],
      [roles[1], whole(debtor, blanks.debtor)],
    ],
  }
}

/** The invoices asked for, with the number of each one's exhibit. */
export function invoicesBlock({ debt, invoiceExhibits }: LitigationCase): Block {
  const { invoices, principalCents } = debt
  return {
    kind: 'table',
    caption: 'Factures échues et impayées',
    columns: [
      { header: 'Facture', align: 'left', width: 22 },
      { header: 'Date', align: 'left', width: 15 },
      { header: 'Échéance', align: 'left', width: 15 },
      { header: 'Montant TTC', align: 'right', width: 18 },
      { header: 'Déjà réglé', align: 'right', width: 18 },
      { header: 'Reste dû', align: 'right', width: 18 },
      { header: 'Pièce', align: 'right', width: 10 },
    ],
    rows: invoices.map(({ key, ref, issuedOn, dueOn, originalCents, principalCents: left, claim }) => [
      ref === '' ? 'sans numéro' : ref,
      formatDay(issuedOn),
      // Nobody confirmed it: no court is told it as a fact.
      claim.dueSource === 'assumed' ? blank('échéance') : formatDay(dueOn),
      formatAmount(originalCents),
      formatAmount(originalCents - left),
      formatAmount(left),
      invoiceExhibits.has(key) ? `n° ${invoiceExhibits.get(key)}` : 'manque',
    ]),
    foot: [['Principal', '', '', '', '', formatAmount(principalCents), '']],
  }
}

/** Since when each invoice bears interest and at which rates; empty where none is asked. */
export function interestBlocks({ debt, day }: LitigationCase): Block[] {
  const bearing = debt.invoices.filter(({ interestCents }) => interestCents > 0)
  if (bearing.length === 0) return []
  return [
    {
      kind: 'table',
      caption: `Intérêts arrêtés au ${formatLongDay(day)}, ce jour compris`,
      columns: [
        { header: 'Facture', align: 'left', width: 22 },
        { header: 'Depuis le', align: 'left', width: 15 },
        { header: 'Taux annuel', align: 'left', width: 36 },
        { header: 'Intérêts', align: 'right', width: 18 },
      ],
      rows: bearing.map((invoice) => [invoice.ref, startOf(invoice), ratesOf(invoice), formatAmount(invoice.interestCents)]),
      foot: [['Intérêts', '', '', formatAmount(debt.interestCents)]],
    },
  ]
}

/** Principal, credits, interest, fee, total, and what is asked for besides. */
export function sumsBlock({ debt, day, regime }: LitigationCase): Block {
  const { principalCents, creditsCents, interestCents, feeCents, totalCents, invoices } = debt
  const fees = invoices.filter((invoice) => invoice.feeCents > 0).length
  return {
    kind: 'table',
    caption: `Décompte de la créance au ${formatLongDay(day)}`,
    columns: [
      { header: 'Élément', align: 'left', width: 80 },
      { header: 'Somme', align: 'right', width: 24 },
    ],
    rows: [
      ['Principal : reste dû sur les factures', formatAmount(principalCents)],
      ...(creditsCents < 0 ? [['Règlements et avoirs non affectés, à déduire', formatAmount(creditsCents)]] : []),
      ['Intérêts de retard', formatAmount(interestCents)],
      ...(regime === 'consumer'
        ? []
        : [[`Indemnité forfaitaire de recouvrement${fees > 0 ? `, ${fees} × 40 €` : ''}`, formatAmount(feeCents)]]),
    ],
    foot: [['Total', formatAmount(totalCents)]],
  }
}

/** The reminders sent, oldest first; a blank where none is known. */
export function noticesBlock({ notices }: LitigationCase): Block {
  if (notices.length === 0)
    return { kind: 'sentence', text: `Relances : ${blank('dates et formes des relances, aucune n’est connue de relance')}.` }
  return {
    kind: 'table',
    caption: 'Relances envoyées',
    columns: [
      { header: 'Date', align: 'left', width: 15 },
      { header: 'Relance', align: 'left', width: 30 },
      { header: 'Envoi', align: 'left', width: 24 },
      { header: 'Suivi noté', align: 'left', width: 38 },
      { header: 'Pièce', align: 'right', width: 10 },
    ],
    rows: notices.map(({ day, what, channel, proof, exhibit }) => [
      formatDay(day),
      what,
      channel,
      proof,
      exhibit === null ? 'manque' : `n° ${exhibit}`,
    ]),
    foot: [],
  }
}

/** "Mise en demeure du 3 novembre 2026 (pièce n° 5)", or what is to be filled in. */
export function formalNoticeText({ notices, otherNotices }: LitigationCase): string {
  const own = notices
    .filter(({ isFormalNotice }) => isFormalNotice)
    .map(
      ({ day, exhibit, proof }) =>
        `${formatLongDay(day)}${exhibit === null ? '' : ` (pièce n° ${exhibit})`}${proof === '' ? '' : `, ${proof}`}`,
    )
  const others = otherNotices.map((day) => `${formatLongDay(day)} (${blank('la joindre')})`)
  const all = [...own, ...others]
  return all.length === 0 ? blank('date et forme de la mise en demeure, pièce à joindre') : all.join(' ; ')
}

/** The numbered documents. */
export function exhibitsBlock({ exhibits }: Pick<LitigationCase, 'exhibits'>): Block {
  return {
    kind: 'table',
    caption: 'Bordereau des documents',
    columns: [
      { header: 'N°', align: 'right', width: 7 },
      { header: 'Document', align: 'left', width: 62 },
      { header: 'Date', align: 'left', width: 16 },
      { header: 'Fichier', align: 'left', width: 55 },
    ],
    rows: exhibits.map(({ number, what, day, file }) => [String(number), what, day === null ? '' : formatDay(day), file]),
    foot: [],
  }
}

/** Place, date and signature, left to who signs. */
export const SIGNATURE: Block = {
  kind: 'sentence',
  text: `Fait à ${blank('lieu')}, le ${blank('date')}. ${blank('nom, qualité et signature')}`,
}

function startOf({ claim, dueOn }: AskedInvoice): string {
  return formatDay(claim.periods[0]?.from ?? addDays(dueOn, 1))
}

/** "12,15 % (2026-S1), 12,40 % (2026-S2)". */
function ratesOf({ claim }: AskedInvoice): string {
  return claim.rates.map(({ half, rateBps }) => `${formatRate(rateBps)} (${half})`).join(', ')
}
