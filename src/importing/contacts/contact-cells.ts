// Cells of a contact: e-mails, phones, postcodes, wording of regimes, ways to pay. One cell in, clean values out.
import type { Cents } from '../../domain/cents.ts'
import type { Regime } from '../../domain/settings.ts'
import { parseAmount } from '../cells/amounts.ts'
import { squeezed } from '../columns/columns.ts'

const EMAIL = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[A-Za-z]{2,}$/
const FRANCE =
  /^(fr|fra|france|francemetropolitaine|gp|mq|gf|re|yt|pm|bl|mf|guadeloupe|martinique|guyane(francaise)?|(la|ile(dela)?)?reunion|mayotte)$/

/** A cell without the guards Excel needs to keep a text a text: `'0102`, `="0102"`. */
export function unguarded(text: string): string {
  const formula = /^="(.*)"$/.exec(text.trim())
  return (formula?.[1] ?? text.trim().replace(/^'/, '')).trim()
}

/** The addresses of a cell, split on `,` `;` and spaces, without doubles; `refused` are those that are no address. */
export function emailsIn(text: string): { readonly emails: string[]; readonly refused: string[] } {
  const parts = unguarded(text)
    .split(/[,;\s]+/)
    .map((part) => part.replace(/^<|>$/g, '').replace(/^mailto:/i, ''))
    .filter((part) => part !== '')
  return { emails: [...new Set(parts.filter((part) => EMAIL.test(part)))], refused: parts.filter((part) => !EMAIL.test(part)) }
}

/**
 * The credit limit of a cell. Null: none is told, and packages write 0 for it. 'invalid': no amount, a negative one, or one that reads
 * two ways (10.000).
 */
export function creditLimitIn(text: string): Cents | null | 'invalid' {
  const cell = unguarded(text)
  if (/^\D*\d{1,3}[.,]\d{3}\D*$/.test(cell)) return 'invalid'
  const amount = parseAmount(cell)
  if (amount.kind === 'empty' || amount.kind === 'absent') return null
  if (amount.kind === 'invalid' || amount.cents < 0) return 'invalid'
  return amount.cents === 0 ? null : amount.cents
}

/** A French postcode that lost its leading zero gets it back; any other is left as it is. */
export function postcode(text: string, french: boolean): string {
  const code = unguarded(text).replace(/\s+/g, '')
  return french && /^\d{4}$/.test(code) ? `0${code}` : unguarded(text)
}

/** The telephone numbers of a cell, split on `;` `,` `/` and "ou"; one that Excel robbed of its zero gets it back. 'invalid': 2,99E+08. */
export function phonesIn(text: string): string[] | 'invalid' {
  const cell = unguarded(text)
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(cell)) return 'invalid'
  const numbers = cell.split(/\s*[;,/]\s*|\s+ou\s+/).map((number) => unguarded(number))
  return [...new Set(numbers.filter((number) => /\d/.test(number)).map((number) => (/^[1-9]\d{8}$/.test(number) ? `0${number}` : number)))]
}

/** Whether a country is France, overseas included; an empty cell is. */
export function isFrance(country: string): boolean {
  return country === '' || FRANCE.test(squeezed(country))
}

const REGIMES: ReadonlyMap<string, Regime> = new Map(
  Object.entries({
    business: 'business',
    professionnel: 'business',
    pro: 'business',
    entreprise: 'business',
    societe: 'business',
    public: 'public',
    secteurpublic: 'public',
    administration: 'public',
    collectivite: 'public',
    acheteurpublic: 'public',
    consumer: 'consumer',
    particulier: 'consumer',
    consommateur: 'consumer',
    abroad: 'abroad',
    etranger: 'abroad',
    aletranger: 'abroad',
    export: 'abroad',
    toconfirm: 'to-confirm',
    aconfirmer: 'to-confirm',
    individual: 'consumer',
    individuel: 'consumer',
    personnephysique: 'consumer',
    private: 'consumer',
    b2c: 'consumer',
    b2b: 'business',
    personnemorale: 'business',
    collectivitepublique: 'public',
  } as const),
)

/** The regime a cell or a person names in French or English, of one customer or of several; null when it names none. */
export function regimeNamed(text: string): Regime | null {
  return REGIMES.get(squeezed(text)) ?? REGIMES.get(squeezed(text.replace(/s(?!\p{L})/giu, ''))) ?? null
}

const DIRECT_DEBIT = /prelev|prlv|directdebit|sdd|gocardless/
const OTHER_WAYS = /virement|^vir|cheque|chq|carte|^cb|espece|lcr|traite|effet|billet|paypal|transfer|check|cash|mandat/
const NOT = /^(pas|hors|sans|non|aucun)/

/** Whether a way to pay is direct debit; null when the words do not tell, or name several ways. */
export function isDirectDebit(text: string): boolean | null {
  const way = squeezed(text)
  const other = OTHER_WAYS.test(way)
  if (!DIRECT_DEBIT.test(way)) return other ? false : null
  return NOT.test(way) ? false : other ? null : true
}

/** Yes or no, in a column that asks; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = squeezed(text)
  if (/^(oui|o|x|1|vrai|yes|y|true)$/.test(word)) return true
  return /^(non|n|0|faux|no|false)$/.test(word) ? false : null
}
