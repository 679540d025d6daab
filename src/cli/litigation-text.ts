// A litigation file on the terminal: what is asked, what was put together, what is missing, and where it is.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { Draft, LitigationView } from '../reporting/litigation/litigation.ts'

const DRAFTS: Readonly<Record<Draft['kind'], string>> = {
  'formal-notice': 'Mise en demeure',
  petition: 'Requête en injonction de payer',
  'claim-declaration': 'Déclaration de créance',
}

export function litigationText(view: LitigationView): string {
  const { customer, name, date, sums, exhibits, drafts, missing, folder, zip, unchanged } = view
  const lines = [
    `Dossier contentieux de ${customer}${name === '' ? '' : ` (${name})`} au ${formatLongDay(date)}`,
    '',
    ...sumsLines(sums),
    '',
    `${exhibits.length} ${plural(exhibits.length, 'pièce', 'pièces')} :`,
    ...exhibits.map(({ number, what }) => `  ${number}. ${what}`),
    '',
    'Projets, à relire par un professionnel :',
    ...drafts.map(({ kind, files, reason }) => (reason === null ? `  ${DRAFTS[kind]} : ${files.join(', ')}` : `  ${reason}`)),
    '',
    `À compléter (${missing.length}), avec où le trouver dans A-COMPLETER.txt :`,
    ...missing.map(({ what }) => `  - ${what}`),
    '',
    `${unchanged ? 'Déjà écrit, à l’identique' : 'Écrit'} : ${folder} et ${zip}`,
    'Faits et sommes seulement : ce dossier n’est pas un conseil juridique.',
  ]
  return frenchSpaces(`${lines.join('\n')}\n`)
}

function sumsLines({ principalCents, creditsCents, interestCents, feeCents, totalCents }: LitigationView['sums']): string[] {
  return [
    `Principal ${formatAmount(principalCents)}${creditsCents < 0 ? `, à déduire ${formatAmount(creditsCents)}` : ''}, intérêts ${formatAmount(interestCents)}, indemnité ${formatAmount(feeCents)}`,
    `Total demandé : ${formatAmount(totalCents)}`,
  ]
}
