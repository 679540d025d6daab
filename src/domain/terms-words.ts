// The words of payment terms, brought to a few tokens: j (days), net, fdm (end of month), fdd (end of ten-day period), cash,
// suivant (of the next month); wording of the invoice day and of the means of payment dropped. Knows no rule: what the tokens mean
// together is read in terms.ts.
import { withoutAccents } from './accents.ts'

/** Numbers as the law and general terms spell them. */
// biome-ignore format: one list
const NUMBERS: readonly (readonly [words: RegExp, number: string])[] = [
  [/\bquatre vingt dix\b/g, '90'], [/\bsoixante quinze\b/g, '75'], [/\bsoixante\b/g, '60'], [/\bquarante cinq\b/g, '45'],
  [/\btrente\b/g, '30'], [/\bvingt et un\b/g, '21'], [/\bvingt\b/g, '20'], [/\bquinze\b/g, '15'], [/\bdix\b/g, '10'], [/\bhuit\b/g, '8'],
]

/** Each spelling and its token; applied in this order on text without accents, in lower case, single spaces. */
const TOKENS: readonly (readonly [spelling: RegExp, token: string])[] = [
  [/\bcalendaires?\b|\bcalendar\b/g, ''],
  // "le 10 du mois suivant", "10 M+1", "on the 10th of next month".
  [/\b(?:du |de |le |au )?mois (?:suivant|prochain|qui suit)\b|\bm \+ 1\b|\b(?:of )?(?:the )?(?:next|following) month\b/g, 'suivant'],
  [/\bend (?:of )?suivant\b/g, 'fdm suivant'],
  [/\bfin (?:de |du )?suivant\b/g, 'fdm suivant'],
  [/\bfin (?:de |du )?mois(?: civil)?\b|\bend of (?:the )?month\b|\bmonth end\b|\bf ?d? ?m\b|\beom\b/g, 'fdm'],
  // "45JFDM", "30JFM", "30JN".
  [/\bjf ?d?m\b|\bj fdm\b/g, 'j fdm'],
  [/\bjn(?:et)?\b/g, 'j net'],
  [/\bfin (?:de |de la )?decade\b|\bf ?d ?d\b/g, 'fdd'],
  [/\bnets?\b|\bn(?= \d)/g, 'net'],
  // "date de facture", "à compter de la facture", "after invoice date": the invoice day is where counting starts anyway.
  [
    /\b(?:(?:a|de) )?(?:(?:compter|partir) )?(?:de )?(?:la )?date (?:de |d )?(?:l )?(?:la )?(?:facture|facturation|emission)(?: (?:de )?(?:la )?facture)?\b/g,
    '',
  ],
  [/\b(?:a compter|a partir|apres|suivant) (?:de )?(?:l )?(?:la )?(?:facture|facturation|emission)(?: (?:de )?(?:la )?facture)?\b/g, ''],
  [/(?<=\bfdm )de (?:la )?(?:facture|facturation)\b|\bdate fact\b|\bd f\b|\bdf\b/g, ''],
  [/\b(?:from|after|of) (?:the )?(?:date of )?(?:the )?invoice(?: date)?\b/g, ''],
  [/\bjours?\b|\bjrs?\b|\bdays?\b|(?<=\d )[jd]\b/g, 'j'],
  [/\b(?:due |payable )?(?:up)?on (?:receipt|presentation)(?: of (?:the )?invoice)?\b/g, 'cash'],
  [/\b(?:des |a |apres )?(?:la )?(?:reception|presentation)(?: (?:de )?(?:la )?facture)?\b/g, 'cash'],
  [/\b(?:paiement |payable )?(?:au )?(?:comptant|cpt)\b|\bcash(?: (?:on delivery|with order|in advance))?\b/g, 'cash'],
  [/\b(?:paiement |reglement )?immediat\b|\bimmediate(?: payment)?\b/g, 'cash'],
  [/\b(?:a |des )?la (?:commande|livraison)\b|\b(?:paiement )?(?:d |a l )avance\b|\bcontre remboursement\b/g, 'cash'],
]

const MEANS =
  '(?:virement(?: bancaire)?|vir|cheque|chq|lcr|bor|traite|effet|prelevement|prlv|carte(?: bancaire)?|cb|especes|bank transfer|transfer|cheque)'
/** How it is paid, or a preamble: "paiement à 30 jours", "virement 30 jours", "sous 30 jours". */
const PREAMBLE = new RegExp(
  `^(?:(?:conditions?|modalites?|mode|echeance|paiement|reglement|payable|delai|payment|terms|due|sous|par|de|du|a|within|in|${MEANS}) )+`,
)
/** The same after the terms: "30 jours fin de mois par virement". */
const AFTERWARDS = new RegExp(`(?<=\\S )(?:(?:par |by )?${MEANS}|fr|france)$`)

/**
 * Text as words: without accents, in lower case, punctuation and runs of blanks as one space; `+` stands alone, figures apart
 * from letters.
 */
export function foldWords(text: string): string {
  const folded = withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/\+/g, ' + ')
  return single(folded)
}

/** How most dossiers write them: making ready all the patterns below takes longer than a short command has. */
const COMMONEST = /^(?:(\d{1,3}) jours?(?: (net|fin de mois))?|(?:a )?reception(?: de (?:la )?facture)?|comptant)$/

/** The tokens of terms as people write them, separated by single spaces. Accents, case, punctuation and spacing do not count. */
export function termTokens(text: string): string {
  let words = foldWords(text)
  const [commonest, days, end] = COMMONEST.exec(words) ?? []
  if (commonest !== undefined) return days === undefined ? 'cash' : `${days} j${end === undefined ? '' : end === 'net' ? ' net' : ' fdm'}`
  for (const [spelled, number] of NUMBERS) words = words.replace(spelled, number)
  // "trente (30) jours": the number once.
  words = words.replace(/\b(\d+) \1\b/g, '$1').replace(/\b(\d+) (?:semaines?|weeks?)\b/g, (_, weeks: string) => `${Number(weeks) * 7} j`)
  words = words.replace(/\b(\d+) (?:st|nd|rd|th|er)\b/g, '$1')
  for (const [spelling, token] of TOKENS) words = single(words.replace(spelling, ` ${token} `))
  return words.replace(PREAMBLE, '').replace(AFTERWARDS, '').trim()
}

function single(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
