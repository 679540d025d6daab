// What cannot be said of late-payment claims, or of collective proceedings: exit codes 2 and 4.
import type { Provocation } from './provocation.ts'

export const CLAIMS: readonly Provocation[] = [
  {
    code: 'usage',
    exit: 2,
    command: 'penalties abandon C002 --ref F2026-002',
    says: `
relance: « abandon » n’est pas une action de « relance penalties ».
  → Pour un client : relance penalties --customer abandon. Actions : waive (abandonner), paid (payées), claimed (réclamées autrement), due (dues à nouveau).
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties waive',
    says: `
relance: Il manque le code du client.
  → Écrivez : relance penalties waive CLIENT --ref NUMERO.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties waive C002 --reason accord',
    says: `
relance: Il faut une facture (--ref NUMERO) ou toutes celles du client (--all), et pas les deux.
  → Les factures en retard du client se voient par « relance penalties --customer CLIENT ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties waive C002 --ref F2026-002',
    says: `
relance: Pourquoi ces pénalités sont-elles abandonnées ?
  → Ajoutez --reason "geste commercial" : la raison est gardée et montrée avec la facture.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties waive C002 --ref F2026-002 --reason accord --amount 20',
    says: `
relance: --amount dit ce qui a été payé sur une facture.
  → Il ne va qu’avec « paid » et --ref.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties paid C002 --ref F2026-002 --settled',
    says: `
relance: L’option --settled ne va pas avec « paid ».
  → Voyez « relance penalties --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties --reason accord',
    says: `
relance: L’option --reason demande une action : waive, paid, claimed ou due.
  → Écrivez par exemple : relance penalties waive CLIENT --ref NUMERO --reason "geste commercial".
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'penalties paid C002 --ref F2026-002 --part moitié',
    says: `
relance: --part n’accepte pas « moitié ».
  → Valeurs possibles : all, fee, interest.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'penalties --entries ""',
    says: `
relance: --entries : le nom du fichier est vide.
  → Écrivez par exemple --entries penalites.txt.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties --entries penalites.txt --amount 1000 --due 2026-06-20',
    says: `
relance: L’option --amount ne va pas avec --entries.
  → Les écritures se font des factures du dossier ; lancez la commande deux fois pour avoir aussi l’autre fichier.
`,
  },
  {
    code: 'item-unknown',
    exit: 4,
    command: 'penalties waive C002 --ref F2026-009 --reason accord',
    says: `
relance: C002 n’a pas de facture « F2026-009 ».
  → En retard, ou payées en retard : F2026-002.
`,
  },
  {
    code: 'claim-not-late',
    exit: 4,
    command: 'penalties waive C002 --ref F2026-002 --on 2026-10-31 --reason accord',
    says: `
relance: La facture F2026-002 de C002 n’était pas en retard au 31/10/2026 : elle est due le 31/10/2026.
  → C002 n’avait ce jour-là aucune facture en retard ni payée en retard.
`,
  },
  {
    code: 'claim-not-late',
    exit: 4,
    command: 'penalties waive C002 --all --on 2026-10-15 --reason accord',
    says: `
relance: Aucune facture de C002 n’était en retard au 15/10/2026.
  → C002 n’avait ce jour-là aucune facture en retard ni payée en retard.
`,
  },
  {
    code: 'claim-day',
    exit: 4,
    command: 'penalties paid C002 --ref F2026-002 --on 2026-11-21',
    says: `
relance: Le 21/11/2026 n’est pas encore arrivé.
  → Donnez avec --on le jour où c’est arrivé, ou ôtez cette option : ce sera aujourd’hui.
`,
  },
  {
    code: 'claim-amount',
    exit: 4,
    command: 'penalties paid C002 --ref F2026-002 --amount 500',
    says: `
relance: 500,00 € dépasse ce qui est dû au 20/11/2026 : 16,31 € d’intérêts et 40,00 € d’indemnité.
  → Dites les intérêts par --part interest et l’indemnité par --part fee, en deux fois.
`,
  },
  {
    code: 'claim-amount',
    exit: 4,
    command: 'penalties paid C002 --ref F2026-002 --amount 45',
    says: `
relance: 45,00 € n’est ni l’indemnité, qui ne se paie qu’entière, ni une part des seuls intérêts : 16,31 € d’intérêts et 40,00 € d’indemnité au 20/11/2026.
  → Dites les intérêts par --part interest et l’indemnité par --part fee, en deux fois.
`,
  },
  {
    code: 'claim-nothing-owed',
    exit: 4,
    command: 'penalties claimed C002 --ref F2026-002',
    dossier: 'settings consumer',
    says: `
relance: La facture F2026-002 de C002 ne doit ni intérêts ni indemnité au 20/11/2026.
  → Client consommateur : aucun intérêt avant une mise en demeure (C. civ. art. 1231-6), jamais d’indemnité de 40 €.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'insolvency C002',
    says: `
relance: Il manque le jour du jugement.
  → Ajoutez --judgment AAAA-MM-JJ.
`,
  },
  {
    code: 'insolvency-unknown',
    exit: 4,
    command: 'insolvency C002 --cancel',
    says: `
relance: Aucun jugement n’est noté pour C002.
  → Ce qui retient ses relances se voit par « relance show C002 ».
`,
  },
  {
    code: 'insolvency-day',
    exit: 4,
    command: 'insolvency C002 --judgment 2026-12-01',
    says: `
relance: Le jugement ne peut pas être du 01/12/2026, après le 20/11/2026.
  → Donnez avec --judgment le jour du jugement d’ouverture, qui se lit dans l’annonce du BODACC.
`,
  },
  {
    code: 'insolvency-day',
    exit: 4,
    command: 'insolvency C002 --judgment 2026-11-10 --published 2026-11-03',
    says: `
relance: Le jugement du 10/11/2026 ne peut pas avoir été publié le 03/11/2026.
  → Donnez avec --published le jour de parution au BODACC, ou rien tant que l’annonce n’a pas paru.
`,
  },
  {
    code: 'insolvency-day',
    exit: 4,
    command: 'insolvency C002 --judgment 2026-11-10 --published 2026-11-30',
    says: `
relance: Le jugement du 10/11/2026 ne peut pas avoir été publié le 30/11/2026, après le 20/11/2026.
  → Donnez avec --published le jour de parution au BODACC, ou rien tant que l’annonce n’a pas paru.
`,
  },
  {
    code: 'statement-gap',
    exit: 7,
    command: 'statement C002',
    dossier: 'balance-changed',
    says: `
relance: Le relevé de C002 au 20 novembre 2026 ne tombe pas juste : 2 401,00 € en comptabilité, 2 400,00 € en factures et règlements.
  → Voyez « relance check », puis importez de nouveau la comptabilité : relance import FICHIER
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'statement C002 --html ""',
    says: `
relance: --html : le nom du fichier est vide.
  → Écrivez par exemple --html releve.html.
`,
  },
  {
    code: 'litigation-nothing',
    exit: 4,
    command: 'litigation C002 --date 2026-10-15',
    says: `
relance: Rien n’est échu chez C002 au 15 octobre 2026 : il n’y a pas de dossier à réunir.
  → Ce qu’il doit se voit par « relance statement C002 ».
`,
  },
  {
    code: 'litigation-taken',
    exit: 4,
    command: 'litigation C002 --out .',
    at: ['/dossier'],
    says: `
relance: /dossier – Il y a déjà autre chose à cet endroit : rien n’a été écrit.
  → Donnez un autre endroit avec --out ou --zip, ou déplacez ce qui s’y trouve.
`,
  },
]
