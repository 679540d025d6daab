// Exports whose rows cannot be used, or that do not belong here: exit codes 4 and 7, and the ledger stays as it was.
import type { Provocation } from './provocation.ts'

export const ROWS: readonly Provocation[] = [
  {
    code: 'date-invalid',
    exit: 4,
    command: 'import date-impossible.txt',
    at: ['date-impossible.txt', 7],
    says: `
relance: date-impossible.txt, ligne 7 – La date « 20261301 » n’existe pas ou ne peut pas être lue.
    VE	Ventes	3	20261301	411000	Clients	C002	Hôtel des Dunes	F2026-002	20261001	Facture F2026-002	2400,00	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'date-missing',
    exit: 4,
    command: 'import date-absente.txt',
    at: ['date-absente.txt', 7],
    says: `
relance: date-absente.txt, ligne 7 – La date d’écriture manque.
    VE	Ventes	3		411000	Clients	C002	Hôtel des Dunes	F2026-002	20261001	Facture F2026-002	2400,00	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'amount-invalid',
    exit: 4,
    command: 'import montants-illisibles.txt',
    at: ['montants-illisibles.txt', 4],
    says: `
relance: montants-illisibles.txt, ligne 4 – 2 lignes ou rubriques ne peuvent pas être lues ; rien n’a été importé. Première erreur : Le montant « 1.2.3 » ne peut pas être lu.
  - montants-illisibles.txt, ligne 4 – Le montant « 1.2.3 » ne peut pas être lu.
      VE	Ventes	2	20260901	411000	Clients	C001	Café du Port	F2026-001	20260901	Facture F2026-001	1.2.3	0,00			20260901		
  - montants-illisibles.txt, ligne 7 – Le montant « 2400,0O » ne peut pas être lu.
      VE	Ventes	3	20261001	411000	Clients	C002	Hôtel des Dunes	F2026-002	20261001	Facture F2026-002	2400,0O	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'file-cut',
    exit: 4,
    command: 'import export-coupe.txt',
    at: ['export-coupe.txt', 7],
    says: `
relance: export-coupe.txt, ligne 7 – Le fichier semble coupé : sa dernière écriture n’est pas équilibrée (écart de 400,00 €), à la différence des autres. Des règlements peuvent manquer à la suite : refaites l’export.
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`.replaceAll('400,00 €', '400,00\u00a0€'),
  },
  {
    code: 'row-short',
    exit: 4,
    command: 'import ligne-courte.txt',
    at: ['ligne-courte.txt', 7],
    says: `
relance: ligne-courte.txt, ligne 7 – La ligne est incomplète : 4 colonnes au lieu de 18.
    VE	Ventes	3	20261001
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'row-long',
    exit: 4,
    command: 'import ligne-longue.txt',
    at: ['ligne-longue.txt', 7],
    says: `
relance: ligne-longue.txt, ligne 7 – La ligne a 20 colonnes au lieu de 18 : un séparateur se trouve sans doute dans un libellé.
    VE	Ventes	3	20261001	411000	Clients	C002	Hôtel	des Dunes	F2026-002	20261001	Facture	F2026-002	2400,00	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'account-missing',
    exit: 4,
    command: 'import compte-absent.txt',
    at: ['compte-absent.txt', 7],
    says: `
relance: compte-absent.txt, ligne 7 – Le numéro de compte manque.
    VE	Ventes	3	20261001		Clients	C002	Hôtel des Dunes	F2026-002	20261001	Facture F2026-002	2400,00	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'account-invalid',
    exit: 4,
    command: 'import compte-en-lettres.txt',
    at: ['compte-en-lettres.txt', 7],
    says: `
relance: compte-en-lettres.txt, ligne 7 – Le compte « DUNES » n’est pas un numéro du plan comptable.
    VE	Ventes	3	20261001	DUNES	Clients	C002	Hôtel des Dunes	F2026-002	20261001	Facture F2026-002	2400,00	0,00			20261001		
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'side-invalid',
    exit: 4,
    command: 'import sens-inconnu.csv',
    at: ['sens-inconnu.csv', 2],
    says: `
relance: sens-inconnu.csv, ligne 2 – Le sens « X » n’est ni un débit ni un crédit (D ou C, +1 ou -1).
    VE;01/10/2026;411000;Facture F2026-002;C002;2400,00;X
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'number-missing',
    exit: 4,
    command: 'import facture-sans-numero.csv',
    at: ['facture-sans-numero.csv', 2],
    says: `
relance: facture-sans-numero.csv, ligne 2 – Le numéro de facture manque.
    ;01/10/2026;Hôtel des Dunes;100,00;100,00
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'customer-missing',
    exit: 4,
    command: 'import facture-sans-client.csv',
    at: ['facture-sans-client.csv', 2],
    says: `
relance: facture-sans-client.csv, ligne 2 – Le client manque.
    F1;01/10/2026;;100,00;100,00
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'customer-missing',
    exit: 4,
    command: 'import contact-sans-client.csv',
    at: ['contact-sans-client.csv', 2],
    says: `
relance: contact-sans-client.csv, ligne 2 – La ligne ne nomme aucun client.
    ;;personne@port.example
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'amount-missing',
    exit: 4,
    command: 'import facture-sans-montant.csv',
    at: ['facture-sans-montant.csv', 2],
    says: `
relance: facture-sans-montant.csv, ligne 2 – Le reste à payer manque.
    F1;01/10/2026;Hôtel des Dunes;100,00;
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'invoice-rows-disagree',
    exit: 4,
    command: 'import facture-en-double.csv',
    at: ['facture-en-double.csv', 3],
    says: `
relance: facture-en-double.csv, ligne 3 – La facture F1 figure aussi ligne 2 avec d’autres montants.
    F1;01/10/2026;Hôtel des Dunes;150,00;150,00
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'total-mismatch',
    exit: 4,
    command: 'import total-faux.csv',
    at: ['total-faux.csv', 3],
    says: `
relance: total-faux.csv, ligne 3 – Le total du fichier (300,00 €) n’est pas la somme des factures lues (100,00 €).
    Total;;;300,00;300,00
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'step-missing',
    exit: 4,
    command: 'import relance-sans-etape.csv',
    at: ['relance-sans-etape.csv', 2],
    says: `
relance: relance-sans-etape.csv, ligne 2 – L’étape de la relance manque.
    C001;F2026-001;;05/10/2026
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'reminder-in-future',
    exit: 4,
    command: 'import relance-a-venir.csv',
    at: ['relance-a-venir.csv', 2],
    says: `
relance: relance-a-venir.csv, ligne 2 – La relance est datée du 05/10/2027, dans l’avenir.
    C001;F2026-001;1;05/10/2027
  → Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.
`,
  },
  {
    code: 'step-unknown',
    exit: 4,
    command: 'import etape-inconnue.csv',
    at: ['etape-inconnue.csv', 2],
    says: `
relance: etape-inconnue.csv, ligne 2 – L’étape « contentieux » n’est pas du scénario « standard ».
    C001, facture F2026-001
  → Remplacez ces mots par des étapes du scénario « standard » : preventive (rappel avant échéance), relance-1 (première relance), relance-2 (deuxième relance), call (appel téléphonique), relance-3 (dernier rappel), formal-notice (mise en demeure) ; « 1 », « relance 2 », « niveau 3 » et « mise en demeure » sont compris aussi.
`,
  },
  {
    code: 'step-unknown',
    exit: 4,
    command: 'import etapes-inconnues.csv',
    at: ['etapes-inconnues.csv', 3],
    says: `
relance: etapes-inconnues.csv, ligne 3 – 2 relances ont une étape inconnue ; rien n’a été importé.
  - etapes-inconnues.csv, ligne 3 – L’étape « 4 » n’est pas du scénario « standard ».
      C001, facture F2026-001
  - etapes-inconnues.csv, ligne 4 – L’étape « huissier » n’est pas du scénario « standard ».
      C002, facture F2026-002
  → Remplacez ces mots par des étapes du scénario « standard » : preventive (rappel avant échéance), relance-1 (première relance), relance-2 (deuxième relance), call (appel téléphonique), relance-3 (dernier rappel), formal-notice (mise en demeure) ; « 1 », « relance 2 », « niveau 3 » et « mise en demeure » sont compris aussi.
`,
  },
  {
    code: 'fiscal-year-span',
    exit: 4,
    command: 'import trois-annees.txt',
    at: ['trois-annees.txt', 10],
    says: `
relance: trois-annees.txt, ligne 10 – Les écritures couvrent plus de vingt-quatre mois : du 01/10/2023 (ligne 7) au 19/11/2026 (ligne 10).
  → Corrigez la date erronée, ou exportez un exercice par fichier.
`,
  },
  {
    code: 'sum-too-large',
    exit: 4,
    command: 'import montants-demesures.txt --first-year',
    at: ['montants-demesures.txt', 2],
    says: `
relance: montants-demesures.txt, ligne 2 – Les montants des comptes clients dépassent 90 000 milliards d’euros : ce ne sont pas des montants.
  → Vérifiez les colonnes Debit et Credit de l’export, surtout celles de ce client.
`,
  },
  {
    code: 'fiscal-year-empty',
    exit: 4,
    command: 'import sans-ecriture.txt',
    at: ['sans-ecriture.txt'],
    says: `
relance: sans-ecriture.txt – Le fichier ne contient aucune écriture datée.
  → Vérifiez la période demandée lors de l’export.
`,
  },
  {
    code: 'fiscal-year-end',
    exit: 4,
    command: 'import 732829320FEC20261119.txt --year-end 2026-06-30',
    at: ['732829320FEC20261119.txt', 10],
    says: `
relance: 732829320FEC20261119.txt, ligne 10 – Le fichier contient une écriture du 19/11/2026, après la clôture donnée (30/06/2026).
  → Donnez avec --year-end le dernier jour de l’exercice, ou exportez un exercice par fichier.
`,
  },
  {
    code: 'year-end-several',
    exit: 2,
    command: 'import 732829320FEC20261119.txt a-cheval.txt --year-end 2027-12-31',
    says: `
relance: L’option « --year-end » vaut pour un seul fichier d’écritures, et il y en a 2.
  → Importez-les l’un après l’autre, chacun avec sa clôture.
`,
  },
  {
    code: 'other-dossier',
    exit: 4,
    command: 'import 552100554FEC20261119.txt',
    at: ['552100554FEC20261119.txt'],
    says: `
relance: 552100554FEC20261119.txt – Ce fichier est celui de la société 552100554 ; ce dossier est celui de la société 732829320.
  → Vérifiez le dossier choisi (--dossier) et le fichier ; rien n’a été importé.
`,
  },
  {
    code: 'year-overlap',
    exit: 4,
    command: 'import a-cheval.txt',
    at: ['a-cheval.txt'],
    says: `
relance: a-cheval.txt – Ce fichier chevauche l’exercice du 01/01/2026 au 19/11/2026, déjà importé depuis 732829320FEC20261119.txt.
  → Exportez un exercice à la fois, avec ses dates de début et de fin.
`,
  },
  {
    code: 'opening-missing',
    exit: 4,
    command: 'import exercice-suivant-sans-a-nouveaux.txt',
    at: ['exercice-suivant-sans-a-nouveaux.txt'],
    says: `
relance: exercice-suivant-sans-a-nouveaux.txt – Ce fichier ne contient pas d’à-nouveaux au 01/09/2028.
  → Sans à-nouveaux, le total du compte 411 de ce fichier n’est pas le solde des clients. Importez aussi l’exercice précédent, indiquez le journal d’à-nouveaux avec --opening-journal, ou ajoutez --first-year si c’est le premier exercice de la société.
`,
  },
  {
    code: 'expect-gap',
    exit: 7,
    command: 'import 732829320FEC20261119.txt --expect "2 900,00"',
    says: `
relance: Après cet import, le solde clients serait de 3 000,00 € ; vous attendiez 2 900,00 € : écart de 100,00 €. Rien n’a été enregistré.
  → Le solde comparé est celui de tous les comptes clients (411 : 3 000,00 €). Vérifiez que l’export est complet (tous les journaux, à-nouveaux compris), ou forcez avec --accept-gap.
`,
  },
  {
    code: 'control-gap',
    exit: 7,
    command: 'import ecart.txt --accept-rejects',
    says: `
relance: Le contrôle clients ne tombe pas juste : écart de 0,00 €. L’import a été annulé.
  - Client C001, compte 411 : 2 400,00 € en comptabilité, 0,00 € en factures et règlements, écart 2 400,00 €.
  - Client C002, compte 411 : −2 400,00 € en comptabilité, 0,00 € en factures et règlements, écart −2 400,00 €.
  → Vérifiez les à-nouveaux et l’export, ou acceptez cet écart en connaissance de cause avec --accept-gap.
`,
  },
]
