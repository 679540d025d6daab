// What a litigation file lacks or leaves to somebody's judgment, each with where to get it or what to do. Told in A-COMPLETER.txt and on the terminal,
// never in a draft. Nothing is decided here.
import type { Customer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import { registerAddress } from '../domain/public-register.ts'
import type { Creditor, Regime } from '../domain/settings.ts'
import type { AskedInvoice, LitigationDebt, Missing, SentNotice } from '../reporting/litigation/litigation.ts'

export interface LookedAt {
  readonly day: IsoDay
  readonly creditor: Creditor
  readonly customer: Customer
  readonly regime: Regime
  readonly debt: LitigationDebt
  /** Every item of the customer. */
  readonly items: readonly OpenItem[]
  readonly leftOut: readonly OpenItem[]
  readonly notices: readonly SentNotice[]
  readonly otherNotices: readonly IsoDay[]
  /** Day up to which payments are entered; null when the books cannot tell. */
  readonly booksAsOf: IsoDay | null
  /** Entries later than the day are known: the file looks at the past. */
  readonly booksGoOn: boolean
}

/** In the order of a lawyer's questions: who, what was agreed, what was delivered, what is doubtful. */
export function missingOf(looked: LookedAt): Missing[] {
  return [
    ...partiesMissing(looked),
    ...contractMissing(looked),
    ...noticeMissing(looked),
    ...debtMissing(looked),
    ...looked.debt.invoices.flatMap((one) => invoiceMissing(one, looked)),
  ]
}

/** What drafts leave blank of each party. */
export function blanksOf({ creditor, customer, regime }: Pick<LookedAt, 'creditor' | 'customer' | 'regime'>): {
  creditor: string[]
  debtor: string[]
} {
  const company = regime !== 'consumer'
  return {
    creditor: [
      ...(creditor.legalForm ? [] : ['forme juridique']),
      ...(creditor.siren ? [] : ['SIREN']),
      ...(creditor.address.length > 0 ? [] : ['adresse du siège']),
      'nom et qualité du représentant légal',
    ],
    debtor: [
      ...(company ? ['forme juridique'] : ['prénom, nom, date et lieu de naissance s’ils sont connus']),
      ...(!company || customer.siren !== null ? [] : ['SIREN']),
      ...(customer.address.length > 0 ? [] : ['adresse']),
      ...(company ? ['nom et qualité du représentant légal'] : []),
    ],
  }
}

function partiesMissing({ creditor, customer, regime }: LookedAt): Missing[] {
  const register = registerAddress(customer.siren)
  return [
    ...(creditor.siren ? [] : [{ what: 'SIREN du créancier', where: 'Extrait Kbis ; puis creditor.siren dans relance.yaml.' }]),
    ...(regime === 'consumer' || customer.siren !== null
      ? []
      : [
          {
            what: 'SIREN du débiteur',
            where: `Vos factures et devis, ou ${register} ; puis un fichier de contacts avec une colonne SIREN.`,
          },
        ]),
    ...(customer.address.length > 0
      ? []
      : [
          {
            what: 'Adresse du débiteur',
            where:
              regime === 'consumer' ? 'Devis, contrat ou commande signés.' : `Vos factures, ou ${register} ; puis un fichier de contacts.`,
          },
        ]),
    ...(regime === 'to-confirm'
      ? [
          {
            what: 'Qualité du débiteur : professionnel, particulier ou organisme public',
            where: `Devis, contrat ; puis relance customers ${customer.code} --regime business (consumer, public). Tant qu’elle manque, ni intérêts ni indemnité ne sont demandés.`,
          },
        ]
      : []),
    ...(regime === 'consumer'
      ? []
      : [
          {
            what: 'État du débiteur à ce jour : existence, siège, représentant légal, procédure collective',
            where: `${register} et bodacc.fr ; relance n’y consulte rien.`,
          },
        ]),
    {
      what: 'Pouvoir et identité de qui signe pour le créancier',
      where: 'Extrait Kbis récent ; pouvoir écrit si ce n’est pas le représentant légal.',
    },
  ]
}

function contractMissing({ customer }: LookedAt): Missing[] {
  const order = customer.orderReference === null ? '' : ` (référence connue : ${customer.orderReference})`
  return [
    { what: `Commande, devis accepté ou contrat signé${order}`, where: 'Dossier commercial ou messagerie.' },
    {
      what: 'Conditions générales acceptées, avec le délai de règlement et le taux des pénalités',
      where: 'Dossier commercial : la version en vigueur le jour de la commande.',
    },
    {
      what: 'Preuve de la livraison ou de l’exécution de chaque facture',
      where: 'Bons de livraison signés, procès-verbaux de réception, relevés d’heures.',
    },
    {
      what: 'Échanges avec le débiteur : contestations, promesses, reconnaissance de la dette',
      where: 'Messagerie, comptes rendus d’appels (relance history).',
    },
  ]
}

function noticeMissing({ notices, otherNotices, regime }: LookedAt): Missing[] {
  const first = otherNotices[0]
  if (notices.some(({ isFormalNotice }) => isFormalNotice) || regime === 'public') return []
  return first === undefined
    ? [
        {
          what: 'Mise en demeure',
          where: 'Aucune n’est connue : le projet est dans le dossier projets. Envoyée autrement, joignez-la avec sa preuve d’envoi.',
        },
      ]
    : [
        {
          what: `Mise en demeure du ${formatDay(first)}, envoyée autrement que par relance`,
          where: 'Joignez sa copie, la preuve de dépôt et l’avis de réception.',
        },
      ]
}

function debtMissing(looked: LookedAt): Missing[] {
  const { debt, items, leftOut, regime } = looked
  const advances = items.filter(({ kind, outstandingCents }) => kind === 'advance' && outstandingCents < 0)
  return [
    receiptsMissing(looked),
    ...(debt.creditsCents < 0
      ? [
          {
            what: `Règlements ou avoirs non affectés : ${formatAmount(-debt.creditsCents)}, déduits du total`,
            where: 'Lettrez-les en comptabilité et importez de nouveau : les intérêts s’arrêtent au jour de chaque règlement.',
          },
        ]
      : []),
    ...advances.map(({ ref, outstandingCents }) => ({
      what: `Acompte ${ref} de ${formatAmount(-outstandingCents)} au compte 4191, non déduit`,
      where: 'Vérifiez s’il s’impute sur une facture demandée.',
    })),
    ...leftOut.map(({ ref, outstandingCents }) => ({
      what: `${ref} (${formatAmount(outstandingCents)}) n’est pas demandé : créance cédée, ou écriture qui n’est pas une créance`,
      where: 'Vérifiez en comptabilité.',
    })),
    ...(regime === 'consumer'
      ? [
          {
            what: 'Prescription : contre un particulier, l’action se prescrit par deux ans (C. conso. art. L218-2)',
            where: 'Vérifiez la date de chaque prestation et ce qui a pu interrompre le délai.',
          },
        ]
      : []),
  ]
}

function receiptsMissing({ day, booksAsOf, booksGoOn }: LookedAt): Missing {
  if (booksGoOn)
    return {
      what: `Règlements reçus depuis le ${formatDay(day)}, jour auquel ce dossier est arrêté`,
      where: 'Ceux qui sont saisis depuis n’y sont pas : refaites le dossier sans --date pour qu’ils y soient.',
    }
  return {
    what:
      booksAsOf === null
        ? 'Règlements : le jour jusqu’auquel ils sont saisis n’est pas connu'
        : `Règlements reçus depuis le ${formatDay(booksAsOf)}, dernier jour saisi`,
    where: 'Relevés de banque ; s’il y en a, saisissez-les, importez de nouveau et relancez la commande.',
  }
}

function invoiceMissing({ ref, claim, held, interestCents, feeCents }: AskedInvoice, { day }: LookedAt): Missing[] {
  const named = ref === '' ? 'Pièce sans numéro' : ref
  const { limitationOn, notes, unknownRateDays, dueSource } = claim
  const asks = claim.interestCents + claim.feeCents
  return [
    ...(limitationOn !== null && limitationOn <= day
      ? [
          {
            what: `${named} : peut-être prescrite depuis le ${formatDay(limitationOn)} (au plus tôt, à vérifier)`,
            where:
              'Vérifiez la date de la prestation et ce qui a pu interrompre le délai : reconnaissance de dette, demande en justice, exécution (C. civ. art. 2240, 2241 et 2244).',
          },
        ]
      : []),
    ...(held === null
      ? []
      : [{ what: `${named} : ${held}`, where: 'Décidez si elle doit rester dans la demande (--ref choisit les factures).' }]),
    ...(interestCents + feeCents === 0
      ? [
          {
            what:
              asks > 0
                ? `${named} : ${formatAmount(asks)} d’intérêts et d’indemnité calculés, non demandés`
                : `${named} : ni intérêts ni indemnité`,
            where: notes.join(' ') || 'Voyez relance penalties.',
          },
        ]
      : []),
    ...(unknownRateDays > 0
      ? [
          {
            what: `${named} : ${unknownRateDays} jours sans taux publié, non comptés`,
            where: 'Ajoutez le taux quand il paraît : relance rates add.',
          },
        ]
      : []),
    ...(dueSource === 'assumed'
      ? [
          {
            what: `${named} : échéance supposée (30 jours)`,
            where: 'Facture ou conditions générales ; puis un fichier de factures avec la colonne Échéance.',
          },
        ]
      : []),
  ]
}
