// The words of each language that depend on a value and so cannot stand in a template. One table per language; wording.ts puts them together.
import type { Language } from '../domain/language.ts'
import type { Channel } from '../domain/settings.ts'

interface Words {
  readonly channels: Readonly<Record<Channel, string>>
  readonly day: readonly [one: string, several: string]
  /** Before the last of a list. */
  readonly and: (last: string) => string
  readonly invoice: string
  /** Between a document and its day. */
  readonly ofDay: string
  readonly withoutNumber: string
  /** A deadline as it follows the word "by". */
  readonly deadline: (day: string) => string
  /** Before the number of a page. */
  readonly page: string
  readonly capital: (amount: string) => string
  /** What comes with a message. */
  readonly enclosed: { readonly invoice: string; readonly invoices: string; readonly statement: string; readonly calculation: string }
  /** Rates, as they follow "at the" ("au", "zum", "al"). */
  readonly rates: {
    readonly ecbPlus8: string
    readonly ecbPlus10: string
    readonly legalX3: string
    readonly agreed: (rate: string) => string
    readonly agreedEach: string
  }
  /** What interest is divided by: the days of the year, or one or the other. */
  readonly yearDays: { readonly actual: string; readonly byInvoice: string }
}

const plainly = (text: string) => text

export const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    channels: { email: 'e-mail', letter: 'lettre', 'registered-letter': 'lettre recommandée', call: 'appel', sms: 'SMS' },
    day: ['jour', 'jours'],
    and: () => 'et',
    invoice: 'facture',
    ofDay: 'du',
    withoutNumber: 'sans numéro',
    deadline: plainly,
    page: 'page',
    capital: (amount) => `au capital de ${amount}`,
    enclosed: { invoice: 'facture', invoices: 'factures', statement: 'relevé de compte', calculation: 'feuille de calcul des pénalités' },
    rates: {
      ecbPlus8: 'taux de refinancement de la Banque centrale européenne majoré de huit points',
      ecbPlus10: 'taux de refinancement de la Banque centrale européenne majoré de dix points',
      legalX3: 'triple du taux d’intérêt légal',
      agreed: (rate) => `taux convenu de ${rate} par an`,
      agreedEach: 'taux convenu pour chaque facture',
    },
    yearDays: { actual: 'nombre de jours de l’année', byInvoice: '365, ou le nombre de jours de l’année selon la facture' },
  },
  en: {
    channels: { email: 'e-mail', letter: 'letter', 'registered-letter': 'registered letter', call: 'call', sms: 'text message' },
    day: ['day', 'days'],
    and: () => 'and',
    invoice: 'invoice',
    ofDay: 'of',
    withoutNumber: 'without number',
    deadline: plainly,
    page: 'page',
    capital: (amount) => `with capital of ${amount}`,
    enclosed: {
      invoice: 'invoice',
      invoices: 'invoices',
      statement: 'statement of account',
      calculation: 'calculation of late payment interest',
    },
    rates: {
      ecbPlus8: 'European Central Bank main refinancing rate plus eight percentage points',
      ecbPlus10: 'European Central Bank main refinancing rate plus ten percentage points',
      legalX3: 'rate of three times the French legal interest rate',
      agreed: (rate) => `agreed rate of ${rate} a year`,
      agreedEach: 'rate agreed for each invoice',
    },
    yearDays: { actual: 'days in the year', byInvoice: '365, or the days in the year, by invoice' },
  },
  de: {
    channels: { email: 'E-Mail', letter: 'Brief', 'registered-letter': 'Einschreiben', call: 'Anruf', sms: 'SMS' },
    day: ['Tag', 'Tage'],
    and: () => 'und',
    invoice: 'Rechnung',
    ofDay: 'vom',
    withoutNumber: 'ohne Nummer',
    deadline: plainly,
    page: 'Seite',
    capital: (amount) => `mit einem Gesellschaftskapital von ${amount}`,
    enclosed: { invoice: 'Rechnung', invoices: 'Rechnungen', statement: 'Kontoauszug', calculation: 'Berechnung der Verzugszinsen' },
    rates: {
      ecbPlus8: 'Hauptrefinanzierungssatz der Europäischen Zentralbank zuzüglich acht Prozentpunkten',
      ecbPlus10: 'Hauptrefinanzierungssatz der Europäischen Zentralbank zuzüglich zehn Prozentpunkten',
      legalX3: 'Dreifachen des französischen gesetzlichen Zinssatzes',
      agreed: (rate) => `vereinbarten Zinssatz von ${rate} pro Jahr`,
      agreedEach: 'für die jeweilige Rechnung vereinbarten Zinssatz',
    },
    yearDays: { actual: 'Anzahl der Tage des Jahres', byInvoice: '365 oder die Anzahl der Tage des Jahres, je nach Rechnung' },
  },
  es: {
    channels: { email: 'correo electrónico', letter: 'carta', 'registered-letter': 'carta certificada', call: 'llamada', sms: 'SMS' },
    day: ['día', 'días'],
    and: (last) => (/^h?[ií](?![aeouáéóú])/i.test(last) ? 'e' : 'y'),
    invoice: 'factura',
    ofDay: 'del',
    withoutNumber: 'sin número',
    deadline: plainly,
    page: 'página',
    capital: (amount) => `con un capital social de ${amount}`,
    enclosed: {
      invoice: 'factura',
      invoices: 'facturas',
      statement: 'extracto de cuenta',
      calculation: 'cálculo de los intereses de demora',
    },
    rates: {
      ecbPlus8: 'tipo de las operaciones principales de financiación del Banco Central Europeo más ocho puntos porcentuales',
      ecbPlus10: 'tipo de las operaciones principales de financiación del Banco Central Europeo más diez puntos porcentuales',
      legalX3: 'triple del tipo de interés legal francés',
      agreed: (rate) => `tipo pactado del ${rate} anual`,
      agreedEach: 'tipo pactado para cada factura',
    },
    yearDays: { actual: 'número de días del año', byInvoice: '365, o el número de días del año según la factura' },
  },
  it: {
    channels: { email: 'e-mail', letter: 'lettera', 'registered-letter': 'raccomandata', call: 'telefonata', sms: 'SMS' },
    day: ['giorno', 'giorni'],
    and: (last) => (/^e/i.test(last) ? 'ed' : 'e'),
    invoice: 'fattura',
    // No article: the eighth and the eleventh would elide it.
    ofDay: 'in data',
    withoutNumber: 'senza numero',
    deadline: (day) => (/^(8|11) /.test(day) ? `l’${day}` : `il ${day}`),
    page: 'pagina',
    capital: (amount) => `con capitale sociale di ${amount}`,
    enclosed: { invoice: 'fattura', invoices: 'fatture', statement: 'estratto conto', calculation: 'calcolo degli interessi di mora' },
    rates: {
      ecbPlus8: 'tasso sulle operazioni di rifinanziamento principali della Banca centrale europea maggiorato di otto punti percentuali',
      ecbPlus10: 'tasso sulle operazioni di rifinanziamento principali della Banca centrale europea maggiorato di dieci punti percentuali',
      legalX3: 'triplo del tasso di interesse legale francese',
      agreed: (rate) => `tasso annuo convenuto (${rate})`,
      agreedEach: 'tasso convenuto per ciascuna fattura',
    },
    yearDays: { actual: 'numero di giorni dell’anno', byInvoice: '365, o il numero di giorni dell’anno a seconda della fattura' },
  },
}
