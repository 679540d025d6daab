// What every sheet says whatever its invoices: how to redo it, the state of the law, what it does not decide, how to compare two copies.
// The day on which the law was checked stands here alone for the sheets.
import { type IsoDay, isoDay } from '../../domain/day.ts'
import { formatLongDay } from '../../domain/format.ts'

/** The day of the state of the law that the rules follow. */
const LAW_CHECKED_ON = isoDay('2026-11-21')

/** For a pocket calculator, in order. */
export const STEPS: readonly string[] = [
  'Comptez les jours\u00a0: le premier est le lendemain de l’échéance (d’un consommateur, au plus tôt celui de la mise en demeure)\u00a0; le jour du règlement, ou celui du calcul, est compté. Un jugement d’ouverture arrête le compte la veille.',
  'Prenez la base\u00a0: ce qui restait dû en principal, la colonne «\u00a0Reste\u00a0» des mouvements. Un règlement réduit la base à partir du lendemain.',
  'Tapez chaque calcul comme il est écrit\u00a0: base × taux ÷ 100 × jours ÷ 365. S’il compte deux parties reliées par +, gardez la première en mémoire et ajoutez-lui la seconde avant d’arrondir.',
  'Arrondissez chaque ligne au centime le plus proche, le demi-centime au-dessus. Les décimales montrées sont coupées, pas arrondies.',
  'Additionnez les lignes, ôtez les intérêts déjà réglés ou abandonnés, puis ajoutez l’indemnité et le principal restant dû.',
]

/** What a sheet says to the debtor it is sent to. */
export function debtorMentions(until: IsoDay): string[] {
  return [situationOf(until), stateOfLaw()]
}

function situationOf(until: IsoDay): string {
  return `Situation arrêtée au ${formatLongDay(until)}, ce jour compris. Pénalités et indemnité ne portent pas de TVA.`
}

function stateOfLaw(): string {
  return `État du droit au ${formatLongDay(LAW_CHECKED_ON)}\u00a0: code de commerce art. L110-4, L441-10, L622-28 et D441-5\u00a0; code de la commande publique art. R2192-31, R2192-32 et D2192-35\u00a0; code civil art. 1231-6, 1342-10, 1343-1 et 1344-1\u00a0; code de la consommation art. L218-2\u00a0; loi 68-1250 art. 1.`
}

export function mentionsOf(until: IsoDay, version: string): string[] {
  return [
    situationOf(until),
    stateOfLaw(),
    'Cette feuille montre des sommes et la façon de les refaire. Elle ne qualifie aucun droit\u00a0: le bien-fondé de la créance, la prescription et le choix entre deux lectures d’un texte reviennent à ceux qui en décident.',
    'Forme CSV\u00a0: une ligne par période, et une par mouvement, choix, taux, somme, observation ou mention\u00a0; la colonne «\u00a0Ligne\u00a0» dit laquelle et sert de filtre. Des montants de natures différentes ne s’additionnent pas.',
    `Feuille établie par relance ${version}. Les mêmes données donnent la même feuille, à l’octet près.`,
  ]
}

/** How the fingerprint is made, so that anyone can make it again. */
export const FINGERPRINT_MEANING =
  'Empreinte SHA-256 du contenu\u00a0: celle du fichier CSV de cette même feuille (--sheet FICHIER.csv) sans sa dernière ligne, de son premier octet à la fin de l’avant-dernière ligne. Les formes PDF, HTML, CSV et XLSX d’une même feuille portent la même empreinte\u00a0: un tirage papier se compare ainsi à un fichier.'
