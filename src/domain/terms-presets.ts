// The maximum payment periods of the law that have a name: sectors, summary invoices, exports, public buyers.
// Facts alone, each with its article and where it was read. What a period means on a calendar is worked out in terms-calendar.ts.
import { isoDay } from './day.ts'

/** A named period. All were noted on 2026-11-22 (see PRESETS_CHECKED_ON). */
export interface TermsPreset {
  /** French, as a contact file or `relance.yaml` may write it. */
  readonly name: string
  /** Other ways of writing it; accents, case and punctuation do not count. */
  readonly aliases: readonly string[]
  /** The longest period allowed, as payment terms: it is the rule when nothing else is written beside the name. */
  readonly terms: string
  /** The latest of these is the maximum. */
  readonly cap: readonly string[]
  /** What the law counts from. relance counts from the invoice, the only day that books tell. */
  readonly from: 'invoice' | 'delivery' | 'payment-request'
  /** What it is for, in French, without its end mark. */
  readonly scope: string
  readonly article: string
  readonly source: string
}

/** Day on which every preset was noted, from pages that quote the articles: the code itself could not be read. */
export const PRESETS_CHECKED_ON = isoDay('2026-11-22')

const CODE = 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048639492'
const FOOD = `${CODE} ; www.crowe.com/fr/dupouy (délais de paiement dans le secteur agroalimentaire)`
/** The article of 2016 was read; it has since been repealed in a recodification, whose text could not be read. */
const SEASONAL = 'décret n° 2015-1484 du 16 novembre 2015 (C. com. D441-5-1, recodifié depuis : texte actuel à vérifier)'
const PUBLIC = 'https://www.code-commande-publique.com/delais-de-paiement-l2192-10-s/'

type Told = Pick<TermsPreset, 'name' | 'aliases' | 'terms' | 'scope' | 'article' | 'source'> & Partial<TermsPreset>

const preset = (told: Told): TermsPreset => ({ cap: [told.terms], from: 'invoice', ...told })

/** By article. Left out: books, whose periods the parties set freely (loi n° 2010-97 du 27 janvier 2010): there is no maximum to know. */
export const TERMS_PRESETS: readonly TermsPreset[] = [
  preset({
    name: 'facture récapitulative',
    aliases: ['factures récapitulatives', 'facture périodique', 'factures périodiques'],
    terms: '45 jours',
    scope: 'factures périodiques ou récapitulatives (CGI art. 289, I, 3)',
    article: 'C. com. L441-10 I',
    source: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392',
  }),
  preset({
    name: 'denrées périssables',
    aliases: ['produits périssables', 'produits alimentaires périssables', 'produits agricoles et alimentaires périssables', 'surgelés'],
    terms: '30 jours',
    from: 'delivery',
    scope:
      'produits agricoles et alimentaires périssables, viandes et poissons surgelés, plats cuisinés, conserves de produits périssables',
    article: 'C. com. L441-11 II 1° a',
    source: FOOD,
  }),
  preset({
    name: 'denrées périssables, facture périodique',
    aliases: ['denrées périssables facture récapitulative', 'produits périssables facture périodique'],
    terms: '30 jours fin de décade',
    from: 'delivery',
    scope: 'les mêmes produits, facturés périodiquement',
    article: 'C. com. L441-11 II 1° b',
    source: FOOD,
  }),
  preset({
    name: 'contrat d’intégration fruits et légumes',
    aliases: ['contrats d’intégration fruits et légumes', 'contrat de culture'],
    terms: 'fin de mois + 30 jours',
    from: 'delivery',
    scope: 'produits saisonniers sous contrat d’intégration, filière des fruits et légumes, factures périodiques',
    article: 'C. com. L441-11 II 1° c',
    source: FOOD,
  }),
  preset({
    name: 'bétail sur pied',
    aliases: ['bétail', 'viandes fraîches', 'viande fraîche'],
    terms: '20 jours',
    from: 'delivery',
    scope: 'bétail sur pied destiné à la consommation et viandes fraîches dérivées',
    article: 'C. com. L441-11 II 2°',
    source: FOOD,
  }),
  preset({
    name: 'boissons alcooliques',
    aliases: ['alcools', 'spiritueux'],
    terms: 'fin de mois + 30 jours',
    from: 'delivery',
    scope: 'boissons alcooliques passibles des droits de consommation (rhum, whisky, eaux-de-vie ; ni vins, ni bières)',
    article: 'C. com. L441-11 II 3°',
    source: FOOD,
  }),
  preset({
    name: 'produits alimentaires non périssables',
    aliases: ['produits agricoles et alimentaires non périssables', 'produits agricoles non périssables', 'vins'],
    terms: '60 jours',
    scope: 'produits agricoles et alimentaires non périssables, dont les vins',
    article: 'C. com. L441-11 II',
    source: FOOD,
  }),
  preset({
    name: 'transport routier',
    // biome-ignore format: one list
    aliases: ['transport routier de marchandises', 'transport de marchandises', 'transport', 'location de véhicules', 'commission de transport', 'commissionnaire de transport', 'transitaire', 'agent maritime', 'fret aérien', 'courtier de fret', 'commissionnaire en douane'],
    terms: '30 jours',
    scope:
      'transport routier de marchandises, location de véhicules, commission de transport, transitaires, agents maritimes et de fret aérien, ' +
      'courtiers de fret, commissionnaires en douane',
    article: 'C. com. L441-11 II 5°',
    source: CODE,
  }),
  preset({
    name: 'entretien d’espaces verts',
    aliases: ['matériels d’entretien d’espaces verts', 'matériel d’entretien d’espaces verts', 'espaces verts'],
    terms: '55 jours fin de mois',
    scope: 'matériels d’entretien d’espaces verts, des industriels et importateurs aux distributeurs spécialisés et réparateurs',
    article: 'C. com. L441-11',
    source: SEASONAL,
  }),
  preset({
    name: 'matériel agricole',
    aliases: ['matériels agricoles', 'agroéquipement', 'agroéquipements', 'machines agricoles'],
    terms: '110 jours fin de mois',
    scope: 'matériels agricoles (sauf tracteurs, matériels de transport et d’élevage), des industriels aux distributeurs et réparateurs',
    article: 'C. com. L441-11',
    source: SEASONAL,
  }),
  preset({
    name: 'sports d’hiver',
    aliases: ['articles de sport', 'sports de glisse'],
    terms: '90 jours',
    cap: ['90 jours', '75 jours fin de mois'],
    scope: 'équipements de glisse sur neige livrés avant la saison à des entreprises saisonnières : 30 jours de plus que le droit commun',
    article: 'C. com. L441-11',
    source: SEASONAL,
  }),
  preset({
    name: 'filière cuir',
    aliases: ['filière du cuir', 'cuir'],
    terms: '54 jours fin de mois',
    scope: 'filière du cuir, des fournisseurs aux distributeurs spécialisés',
    article: 'C. com. L441-11',
    source: SEASONAL,
  }),
  preset({
    name: 'horlogerie bijouterie',
    aliases: ['horlogerie', 'bijouterie', 'joaillerie', 'orfèvrerie', 'horlogerie bijouterie joaillerie orfèvrerie'],
    terms: '59 jours fin de mois',
    cap: ['59 jours fin de mois', '74 jours'],
    scope: 'horlogerie, bijouterie, joaillerie, orfèvrerie, des fournisseurs aux distributeurs spécialisés',
    article: 'C. com. L441-11',
    source: `${SEASONAL} ; délais de 2013 : www.afdcc.fr (décrets pour l’horlogerie et les agroéquipements)`,
  }),
  preset({
    name: 'jouets',
    aliases: ['jouet', 'jouets permanent', 'jouet permanent'],
    terms: '95 jours',
    scope: 'jouets, aux commerçants spécialisés, de janvier à septembre',
    article: 'C. com. L441-11',
    source: `${SEASONAL} ; www.credit-agricole.fr (dérogations pour les activités saisonnières)`,
  }),
  preset({
    name: 'jouets, fin d’année',
    aliases: ['jouet fin d’année'],
    terms: '75 jours',
    scope: 'jouets, aux commerçants spécialisés, d’octobre à décembre',
    article: 'C. com. L441-11',
    source: `${SEASONAL} ; www.credit-agricole.fr (dérogations pour les activités saisonnières)`,
  }),
  preset({
    name: 'grand export',
    aliases: ['export hors union européenne', 'export hors ue'],
    terms: '90 jours',
    scope:
      'biens achetés en franchise de TVA pour être livrés hors de l’Union européenne, délai écrit au contrat, sauf grandes entreprises',
    article: 'C. com. L441-12',
    source: 'https://french-business-law.com/rench-legislation-art/article-l441-12-of-the-french-commercial-code',
  }),
  preset({
    name: 'acheteur public',
    aliases: ['acheteurs publics', 'marché public', 'collectivité', 'état'],
    terms: '30 jours',
    from: 'payment-request',
    scope: 'État, collectivités territoriales et leurs établissements publics',
    article: 'C. commande publique R2192-10',
    source: PUBLIC,
  }),
  preset({
    name: 'établissement public de santé',
    aliases: ['hôpital public', 'santé publique'],
    terms: '50 jours',
    from: 'payment-request',
    scope: 'établissements publics de santé et service de santé des armées',
    article: 'C. commande publique R2192-11 1°',
    source: PUBLIC,
  }),
  preset({
    name: 'entreprise publique',
    aliases: ['entreprises publiques'],
    terms: '60 jours',
    from: 'payment-request',
    scope: 'entreprises publiques, sauf établissements publics locaux',
    article: 'C. commande publique R2192-11 2°',
    source: PUBLIC,
  }),
]
