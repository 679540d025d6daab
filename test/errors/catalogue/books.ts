// What the books do not know, and ledgers that cannot be opened: exit codes 4 and 9.
import type { Provocation } from './provocation.ts'

export const BOOKS: readonly Provocation[] = [
  {
    code: 'date-before-books',
    exit: 4,
    command: 'aging --date 2025-12-31',
    says: `
relance: Les écritures importées commencent le 1er janvier 2026 : rien n’est connu au 31 décembre 2025.
  → Choisissez une date plus récente, ou importez l’exercice précédent.
`,
  },
  {
    code: 'closing-after-books',
    exit: 4,
    command: 'report --closing 2027-12-31',
    says: `
relance: Les écritures importées vont jusqu’au 19 novembre 2026 : rien n’est connu d’un exercice clos le 31 décembre 2027.
  → Donnez avec --closing un jour de l’exercice importé, ou importez le suivant.
`,
  },
  {
    code: 'closing-without-books',
    exit: 4,
    command: 'report --closing 2026-12-31',
    dossier: 'empty',
    says: `
relance: Aucune écriture n’est importée : il n’y a rien à clôturer.
  → Importez d’abord la comptabilité de l’exercice : relance import FICHIER
`,
  },
  {
    code: 'customer-unsettled',
    exit: 4,
    command: 'forget C002 --yes',
    says: `
relance: C002 n’est pas soldé, rien n’a été effacé. Il doit 2 400,00 € (1 pièce ouverte).
  → Ses données servent encore à recouvrer ou à rendre ce qui est dû (RGPD art. 17(3)). Réglez ces points, puis recommencez : relance show C002
`,
  },
  {
    code: 'customer-unknown',
    exit: 4,
    command: 'items --customer C09',
    says: `
relance: Aucun client n’a le code « C09 ».
  → Les codes sont ceux de la comptabilité : voyez « relance aging ».
`,
  },
  {
    code: 'customer-unknown',
    exit: 4,
    command: 'pause dunes',
    says: `
relance: Aucun client n’a le code « dunes ».
  → Vouliez-vous dire : C002 (Hôtel des Dunes) ?
`,
  },
  {
    code: 'template-unknown',
    exit: 4,
    command: 'templates copy relence-1',
    says: `
relance: Aucun modèle ne s’appelle « relence-1 ».
  → Vouliez-vous dire relance-1, relance-2, relance-3 ? Les noms : relance templates.
`,
  },
  {
    code: 'template-exists',
    exit: 4,
    command: 'templates copy relance-1.subject',
    dossier: 'template-wrong',
    says: `
relance: Ce modèle est déjà dans votre dossier : templates/fr/relance-1.subject.hbs.
  → Modifiez-le, ou supprimez-le d’abord pour repartir du modèle de relance : rien n’a été écrit.
`,
  },
  {
    code: 'template-no-message',
    exit: 4,
    command: 'templates preview payment',
    says: `
relance: « payment » est un fragment : il n’est un message que dans les modèles qui l’appellent.
  → Regardez l’un d’eux, par exemple : relance templates preview relance-1
`,
  },
  {
    code: 'nothing-to-preview',
    exit: 4,
    command: 'templates preview report --customer C001',
    says: `
relance: Le compte rendu ne s’adresse à aucun client.
  → Ôtez --customer : relance templates preview report
`,
  },
  {
    code: 'scenario-unknown',
    exit: 4,
    command: 'scenarios gold',
    says: `
relance: Aucun scénario ne s’appelle « gold ».
  → Scénarios connus : standard, bon-payeur, chronique, premium, public, particulier, etranger, impaye.
`,
  },
  {
    code: 'contact-unreachable',
    exit: 4,
    command: 'customers C002 --contact "Jeanne Le Bris" --role direction',
    says: `
relance: Ce contact de C002 n’aurait ni adresse électronique ni téléphone.
  → Ajoutez --email ou --phone.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'customers C002 --scenario standart',
    says: `
relance: --scenario : aucun scénario ne s’appelle « standart ».
  → Vouliez-vous dire : standard ?
`,
  },
  {
    code: 'item-unknown',
    exit: 4,
    command: 'dispute C002 --ref F9',
    says: `
relance: C002 n’a pas de pièce ouverte « F9 ».
  → Pièces ouvertes : F2026-002 (2 400,00 €).
`,
  },
  {
    code: 'item-unknown',
    exit: 4,
    command: 'history F2026-020',
    says: `
relance: Aucune pièce « F2026-020 » dans l’historique ni dans les écritures.
  → Vouliez-vous dire : F2026-001, F2026-002 ?
`,
  },
  {
    code: 'item-unknown',
    exit: 4,
    command: 'history 1234',
    says: `
relance: Aucune pièce « 1234 » dans l’historique ni dans les écritures.
  → Tout l’historique : relance history ; celui d’un client : relance history --customer CODE.
`,
  },
  {
    code: 'hold-part',
    exit: 4,
    command: 'dispute C002 --ref F2026-002 --amount 5000',
    says: `
relance: Il ne reste que 2 400,00 € sur la pièce F2026-002.
  → Donnez un montant plus petit, ou ôtez --amount pour tout suspendre.
`,
  },
  {
    code: 'hold-past',
    exit: 4,
    command: 'promise C002 --until 2026-11-01',
    says: `
relance: Une promesse notée le 20/11/2026 ne peut pas être pour le 01/11/2026, un jour déjà passé.
  → Donnez avec --until le jour promis. Si elle date d’avant, ajoutez --date suivi du jour où elle a été faite : ce qui n’a pas été tenu sera compté.
`,
  },
  {
    code: 'hold-past',
    exit: 4,
    command: 'pause C002 --until 2026-11-01',
    says: `
relance: Une suspension ne peut pas finir le 01/11/2026, avant le 20/11/2026.
  → Donnez avec --until le dernier jour de la suspension.
`,
  },
  {
    code: 'call-past',
    exit: 4,
    command: 'called C002 --result callback --until 2026-11-20',
    says: `
relance: Un rappel se fait un autre jour que celui de l’appel : le 20/11/2026 ne vient pas après le 20/11/2026.
  → Donnez avec --until un jour à venir. Pour rappeler aujourd’hui même, ne notez que le dernier appel.
`,
  },
  {
    code: 'hold-missing',
    exit: 4,
    command: 'release C002',
    says: `
relance: Rien n’est suspendu pour C002.
  → Ce qui retient ses relances se voit par « relance show C002 ».
`,
  },
  {
    code: 'hold-missing',
    exit: 4,
    command: 'release C002 --history',
    says: `
relance: Aucun historique à rattacher ne retient C002.
  → Ce qui retient ses relances se voit par « relance show C002 ».
`,
  },
  {
    code: 'former-code',
    exit: 4,
    command: 'customers C002 --formerly C002',
    says: `
relance: C002 est le code même de ce client.
  → Donnez d’abord le code d’aujourd’hui, puis l’ancien : relance customers NOUVEAU --formerly ANCIEN.
`,
  },
  {
    code: 'hold-missing',
    exit: 4,
    command: 'release --all',
    says: `
relance: Rien n’est suspendu pour tout le dossier.
  → Les suspensions d’un client se lèvent par « relance release CLIENT ».
`,
  },
  {
    code: 'schedule',
    exit: 4,
    command: 'installments C002 --schedule "2026-12-15:1 200,00 2026-12-01:1 200,00"',
    says: `
relance: L’échéance du 01/12/2026 ne vient pas après celle du 15/12/2026.
  → Donnez les échéances dans l’ordre, à partir d’aujourd’hui, pour 2 400,00 € en tout ; --amount étale une autre somme.
`,
  },
  {
    code: 'hold-part',
    exit: 4,
    command: 'installments C002 --amount 3000 --monthly 3 --from 2026-12-01',
    says: `
relance: Il ne reste que 2 400,00 € à payer pour C002, règlements non affectés déduits.
  → Donnez un montant plus petit avec --amount, ou ôtez-le pour étaler tout ce qui est dû.
`,
  },
  {
    code: 'step-unknown',
    exit: 4,
    command: 'step C002 --set relance-9 --reason "appel"',
    says: `
relance: « relance-9 » n’est pas une étape après échéance du scénario « standard ».
  → Vouliez-vous dire relance-1 ? Étapes possibles : relance-1, relance-2, call, relance-3, formal-notice.
`,
  },
  {
    code: 'step-nothing',
    exit: 4,
    command: 'step C002 --replay --reason "appel"',
    says: `
relance: C002 : aucune relance n’est encore partie, il n’y a rien à reprendre.
  → La première étape viendra d’elle-même ; pour une autre, --set ETAPE.
`,
  },
  {
    code: 'reminder-unknown',
    exit: 4,
    command: 'approve r-C001-1',
    says: `
relance: Le plan en cours n’a pas de relance r-C001-1.
  → Enregistrez d’abord un plan : relance plan.
`,
  },
  {
    code: 'step-unknown',
    exit: 4,
    command: 'approve --from-step relance-9',
    says: `
relance: Aucun scénario n’a d’étape « relance-9 ».
  → Les étapes sont : preventive (rappel avant échéance), relance-1 (première relance), relance-2 (deuxième relance), call (appel téléphonique), relance-3 (dernier rappel), formal-notice (mise en demeure), task (tâche du chargé de compte), moratory-interest (demande d’intérêts moratoires), bounced-payment (règlement rejeté).
`,
  },
  {
    code: 'plan-unknown',
    exit: 4,
    command: 'plan --show 7',
    says: `
relance: Aucun plan n’a le numéro 7.
  → Les plans enregistrés : relance plan --list
`,
  },
  {
    code: 'doubt-unknown',
    exit: 4,
    command: 'history resolve r-C001-1 sent',
    says: `
relance: Aucun envoi en doute ne porte l’identifiant « r-C001-1 ».
  → La liste des envois en doute est donnée par « relance history ».
`,
  },
  {
    code: 'letter-unknown',
    exit: 4,
    command: 'history set 1a2b3c4d --tracking "1A 234 567 8901 2"',
    says: `
relance: Aucune lettre écrite n’a le numéro de relance « 1a2b3c4d ».
  → Les lettres, avec leur numéro de relance : relance history. Une lettre en doute se tranche d’abord : relance history resolve.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'history set 1a2b3c4d --tracking RR473124828FR',
    says: `
relance: --tracking : la clé de « RR473124828FR » est fausse : un chiffre a été mal recopié, ou deux échangés.
  → Relisez le numéro sur le récépissé de dépôt.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'history F2026-001 --tracking 1A23456789012',
    says: `
relance: De quelle lettre s’agit-il ?
  → Écrivez relance history set ID --tracking NUMÉRO.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'history set 1a2b3c4d',
    says: `
relance: Il faut le numéro de la relance et ce qu’il faut noter de la lettre.
  → Écrivez relance history set ID --tracking NUMÉRO, avec --posted JOUR et --received JOUR si vous les connaissez.
`,
  },
  {
    code: 'first-send-without-plan',
    exit: 4,
    command: 'send',
    says: `
relance: Ce dossier n’a encore jamais rien envoyé, et personne n’a vu de plan : rien n’est parti.
  → Regardez d’abord : relance plan. Puis approuvez (relance approve --all) et envoyez (relance send). Ou commencez par quelques clients : relance send --pilot.
`,
  },
  {
    code: 'ledger-own',
    exit: 4,
    command: 'history adopt --since 2026-11-01',
    says: `
relance: Ce registre est à sa place : il n’y a rien à reprendre.
  → « history adopt » sert après une copie, une restauration ou un déplacement du dossier.
`,
  },
  {
    code: 'ledger-copied',
    exit: 9,
    command: 'send',
    dossier: 'copied',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Ce registre est une copie, une sauvegarde restaurée ou un dossier déplacé : des relances ont pu partir d’ailleurs sans qu’il le sache. Rien n’est parti.
  → Importez vos fichiers à jour, puis : relance history adopt --since JOUR, le premier jour où l’autre exemplaire a pu envoyer (demain, s’il n’a rien envoyé). Ce qui a pu partir sera mis en doute.
`,
  },
  {
    code: 'ledger-not-sqlite',
    exit: 9,
    command: 'plan',
    dossier: 'ledger-as-text',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Le fichier relance.db n’est pas une base SQLite.
  → Restaurez une sauvegarde, ou rangez ce fichier ailleurs et recommencez avec « relance init ».
`,
  },
  {
    code: 'ledger-not-sqlite',
    exit: 9,
    command: 'plan',
    dossier: 'ledger-as-folder',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Le fichier relance.db n’est pas une base SQLite.
  → Restaurez une sauvegarde, ou rangez ce fichier ailleurs et recommencez avec « relance init ».
`,
  },
  {
    code: 'ledger-foreign',
    exit: 9,
    command: 'import contacts.csv',
    dossier: 'ledger-foreign',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Ce fichier SQLite n’a pas été créé par relance.
  → Rangez-le ailleurs, puis créez le dossier avec « relance init ».
`,
  },
  {
    code: 'ledger-newer',
    exit: 9,
    command: 'aging',
    dossier: 'ledger-newer',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Ce dossier a été ouvert par une version plus récente de relance.
  → Mettez relance à jour ; rien n’a été modifié.
`,
  },
  {
    code: 'ledger-damaged',
    exit: 9,
    command: 'aging',
    dossier: 'ledger-cut',
    says: `
relance: Le fichier relance.db est endommagé.
  → N’y touchez plus : restaurez la dernière sauvegarde, puis réimportez les exercices depuis vos fichiers.
`,
  },
]
