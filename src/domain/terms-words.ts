// The words of payment terms, brought to a few tokens: j (days), net, fdm (end of month), fdd (end of ten-day period),
// cash, from-invoice wording dropped. Knows no rule: what the tokens mean together is read in terms.ts.

const MARKS = /\p{M}/gu

/** Each spelling and its token; applied in this order on text without accents, in lower case, single spaces. */
const TOKENS: readonly (readonly [spelling: RegExp, token: string])[] = [
  [/\bfin (?:de |du )?mois(?: civil)?\b|\bend of (?:the )?month\b|\bf ?d ?m\b|\beom\b/g, 'fdm'],
  [/\bfin (?:de |de la )?decade\b|\bf ?d ?d\b/g, 'fdd'],
  [/\bcalendaires?\b|\bcalendar\b/g, ''],
  [/\bnets?\b/g, 'net'],
  [/\b(?:du|de) mois suivant\b/g, 'suivant'],
  // "date de facture", "à compter de la facture", "after invoice date": the invoice day is where counting starts anyway.
  [
    /\b(?:(?:a|de) )?(?:compter )?(?:de )?(?:la )?date (?:de |d )?(?:la )?(?:facture|facturation|emission)(?: (?:de )?(?:la )?facture)?\b/g,
    '',
  ],
  [/\b(?:a compter|apres|suivant) (?:de )?(?:l )?(?:la )?(?:facture|facturation|emission)(?: (?:de )?(?:la )?facture)?\b/g, ''],
  [/\b(?:from|after|of) (?:the )?(?:date of )?(?:the )?invoice(?: date)?\b/g, ''],
  [/\bjours?\b|\bjrs?\b|\bdays?\b|(?<=\d )[jd]\b/g, 'j'],
  [/\b(?:due )?(?:up)?on receipt(?: of (?:the )?invoice)?\b/g, 'cash'],
  [/\b(?:des |a |apres )?(?:la )?reception(?: (?:de )?(?:la )?facture)?\b/g, 'cash'],
  [/\b(?:paiement )?(?:au )?comptant\b|\bcash\b|\bpaiement immediat\b/g, 'cash'],
]

/** How it is paid, or a preamble: "paiement à 30 jours", "virement 30 jours", "sous 30 jours". */
const PREAMBLE =
  /^(?:(?:paiement|reglement|payable|delai|virement|vir|cheque|chq|lcr|traite|prelevement|payment|terms|sous|par|de|a|within|in) )+/

/** The tokens of terms as people write them, separated by single spaces. Accents, case, punctuation and spacing do not count. */
export function termTokens(text: string): string {
  let words = text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/\+/g, ' + ')
  words = single(words)
  for (const [spelling, token] of TOKENS) words = single(words.replace(spelling, ` ${token} `))
  return words.replace(PREAMBLE, '')
}

function single(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
