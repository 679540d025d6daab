// The texts that each proposal of a closing rests on, as the page quotes them. Facts checked on 2026-11-23 (BOFiP, plan comptable général, codes);
// what is only a reading says so.

/** A part of the closing: what it is called, where it is booked, what it rests on. */
export interface ClosingPart {
  readonly title: string
  /** Accounts of the plan comptable général, as a column tells them. */
  readonly accounts: string
  /** French sentences. */
  readonly texts: readonly string[]
}

export type PartName = 'doubtful' | 'irrecoverable' | 'nearLimitation' | 'creditBalances' | 'penalties' | 'bookedAfter'

/** The two halves of the last but one part, where they stand apart. */
export const PENALTIES_TO_BOOK = 'Pénalités et indemnités à comptabiliser'
export const PENALTIES_LEFT_OUT = 'Pénalités et indemnités laissées de côté'

/** What a duplicate of an invoice that stays unpaid must bear (BOI-TVA-DED-40-10-20). */
const UNPAID_MENTION =
  '« Facture demeurée impayée pour la somme de … € (prix net) et pour la somme de … € (TVA correspondante) qui ne peut faire l’objet d’une déduction (article 272 du CGI) ».'

export const PARTS: Readonly<Record<PartName, ClosingPart>> = {
  doubtful: {
    title: 'Créances douteuses ou litigieuses',
    accounts: '416 / 411, puis 68174 / 491',
    texts: [
      'Compte 416, clients douteux ou litigieux ; dépréciation au 491 par le 68174 (plan comptable général ; C. com. art. L123-20). Rien n’est proposé comme taux : la base et les faits sont là, le risque s’apprécie créance par créance.',
      'La dépréciation se calcule hors taxe, la TVA étant récupérable si la perte devient définitive. Pour l’impôt, la perte doit être nettement précisée et rendue probable par des événements en cours à la clôture ; le seul retard de paiement n’y suffit pas (CGI art. 39, 1, 5° ; BOI-BIC-PROV-40-20).',
      'Les crédits non affectés du client sont déduits des dettes les plus anciennes (lecture de C. civ. art. 1342-10) : lettrez-les pour fixer leur affectation. Une dette qu’ils couvrent en entier n’est pas proposée.',
    ],
  },
  irrecoverable: {
    title: 'Créances peut-être irrécouvrables',
    accounts: '654 et 44571 / 416 ou 411',
    texts: [
      'Perte au 654, TVA au 44571 (plan comptable général ; CGI art. 272, 1 et 283, 3). La TVA ne se récupère que si elle a été acquittée (non sur des prestations dont elle n’est due qu’à l’encaissement) et que la créance est définitivement irrécouvrable : jugement de liquidation judiciaire, dès sa date, certificat d’irrécouvrabilité du mandataire, échec des poursuites (BOI-TVA-DED-40-10-20).',
      `Elle suppose d’envoyer au client un duplicata de la facture, ou un état récapitulatif, avec la mention ${UNPAID_MENTION}`,
      'Une sauvegarde ou un redressement ne suffit pas, sauf pour les remises qu’il accorde ; la prescription non plus à elle seule : il faut montrer les diligences faites. Une créance passée en perte ne se déprécie pas : celles-ci figurent aussi parmi les douteuses.',
    ],
  },
  nearLimitation: {
    title: 'Prescription dans les douze mois',
    accounts: '',
    texts: [
      'Cinq ans entre commerçants (C. com. art. L110-4), deux ans contre un particulier (C. conso. art. L218-2) et par prudence contre un client à confirmer, quatre ans contre une personne publique (loi 68-1250), au plus tôt depuis la facture : à vérifier.',
      'Une relance ou une mise en demeure, même recommandée, n’interrompt pas la prescription entre personnes privées : seule une reconnaissance, une demande en justice ou une mesure d’exécution le fait (C. civ. art. 2240, 2241 et 2244).',
    ],
  },
  creditBalances: {
    title: 'Clients créditeurs et crédits non affectés',
    accounts: '411 / 419',
    texts: [
      'Un solde créditeur se présente au passif, au 419, sans compensation avec les autres clients (C. com. art. L123-19 ; plan comptable général, compte 419).',
    ],
  },
  penalties: {
    title: 'Pénalités et indemnités de 40 € non comptabilisées',
    accounts: '411 / 763 et 758',
    texts: [
      'Dues sans rappel (C. com. art. L441-10 et D441-5), hors TVA (CGI art. 256). Pour l’impôt, elles se rattachent à l’exercice de leur encaissement (CGI art. 237 sexies).',
    ],
  },
  bookedAfter: {
    title: 'Ce que disent les écritures suivantes',
    accounts: '4181 et 4198',
    texts: [
      'Les écritures passées depuis la clôture, et rien d’autre : factures de l’exercice enregistrées après lui (4181, clients, factures à établir), avoirs qui le concernent (4198, avoirs à établir ; C. com. art. L123-20), règlements venus sur les créances douteuses. Ces montants sont hors des totaux ci-dessus.',
    ],
  },
}
