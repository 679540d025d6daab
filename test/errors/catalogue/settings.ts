// A dossier that is missing or whose settings cannot be used: exit code 3.
import type { Provocation } from './provocation.ts'

export const SETTINGS: readonly Provocation[] = [
  {
    code: 'dossier-missing',
    exit: 3,
    command: 'aging',
    dossier: 'nowhere',
    says: `
relance: Aucun relance.yaml dans /dossier ni dans les dossiers qui le contiennent.
  → Indiquez le dossier par « --dossier DOSSIER » ou par RELANCE_DOSSIER, ou créez-le par « relance init DOSSIER ».
`,
  },
  {
    code: 'dossier-missing',
    exit: 3,
    command: 'aging --dossier nulle-part',
    dossier: 'nowhere',
    says: `
relance: Le dossier /dossier/nulle-part n’existe pas.
  → Corrigez le chemin donné par --dossier, ou créez le dossier par « relance init /dossier/nulle-part ».
`,
  },
  {
    code: 'dossier-missing',
    exit: 3,
    command: 'aging',
    dossier: 'nowhere',
    env: { RELANCE_DOSSIER: '.' },
    says: `
relance: Le dossier /dossier ne contient pas de relance.yaml.
  → Corrigez le chemin donné par RELANCE_DOSSIER, ou créez le dossier par « relance init /dossier ».
`,
  },
  {
    code: 'dossier-exists',
    exit: 3,
    command: 'init --name Autre',
    says: `
relance: Il y a déjà un dossier ici : /dossier/relance.yaml, /dossier/relance.db. Rien n’a été touché.
  → Choisissez un autre dossier : relance init AUTRE-DOSSIER.
`,
  },
  {
    code: 'settings-syntax',
    exit: 3,
    command: 'aging',
    dossier: 'settings tab',
    at: ['/dossier/relance.yaml', 7],
    says: `
relance: /dossier/relance.yaml, ligne 7 – La ligne est décalée par une tabulation : YAML n’accepte que des espaces.
    terms: 30 jours
  → Corrigez la ligne indiquée : une clé par ligne sous la forme « clé: valeur », décalée par des espaces sous sa section.
`,
  },
  {
    code: 'settings-unknown-key',
    exit: 3,
    command: 'aging',
    dossier: 'settings unknown-key',
    at: ['/dossier/relance.yaml', 5],
    says: `
relance: /dossier/relance.yaml, ligne 5 – La clé « creditor.mail » n’existe pas. Vouliez-vous écrire « email » ?
    mail: compta@menuiserie-kerlaz.example
  → Corrigez le fichier, puis lancez « relance check » pour vérifier les réglages.
`,
  },
  {
    code: 'settings-missing',
    exit: 3,
    command: 'aging',
    dossier: 'settings empty',
    at: ['/dossier/relance.yaml'],
    says: `
relance: /dossier/relance.yaml – creditor.name manque : c’est le nom de la société à qui l’argent est dû.
  → Corrigez le fichier, puis lancez « relance check » pour vérifier les réglages.
`,
  },
  {
    code: 'settings-invalid',
    exit: 3,
    command: 'aging',
    dossier: 'settings one-fault',
    at: ['/dossier/relance.yaml', 7],
    says: `
relance: /dossier/relance.yaml, ligne 7 – customers.terms : « un mois ou deux » n’est pas un délai de règlement connu : écrivez par exemple 30 jours, 45 jours fin de mois ou à réception.
    terms: un mois ou deux
  → Corrigez le fichier, puis lancez « relance check » pour vérifier les réglages.
`,
  },
  {
    code: 'settings-invalid',
    exit: 3,
    command: 'check',
    dossier: 'settings two-faults',
    at: ['/dossier/relance.yaml'],
    says: `
relance: /dossier/relance.yaml – Le fichier de réglages contient 2 erreurs.
  - /dossier/relance.yaml, ligne 7 – customers.terms : « un mois ou deux » n’est pas un délai de règlement connu : écrivez par exemple 30 jours, 45 jours fin de mois ou à réception.
      terms: un mois ou deux
  - /dossier/relance.yaml, ligne 8 – customers.regime : « entreprises » n’est pas permis. Valeurs possibles : business, public, consumer, abroad ou to-confirm.
      regime: entreprises
  → Corrigez le fichier, puis lancez « relance check » pour vérifier les réglages.
`,
  },
  {
    code: 'profile-unknown',
    exit: 3,
    command: 'import contacts.csv --profile sage',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Le profil « sage » n’est pas dans relance.yaml.
  → Gardez-en un avec --save-profile, ou donnez le nom d’un format connu : sage-pnm, ciel-ximport, ebp-text, quadra…
`,
  },
  {
    code: 'ledger-missing',
    exit: 3,
    command: 'plan',
    dossier: 'without-ledger',
    at: ['/dossier/relance.db'],
    says: `
relance: /dossier/relance.db – Ce dossier n’a pas encore de fichier relance.db.
  → Créez-le avec « relance init ».
`,
  },
  {
    code: 'sender-missing',
    exit: 3,
    command: 'send --dry-run',
    dossier: 'settings no-sender',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Aucune adresse d’expéditeur : les e-mails ne peuvent pas partir.
  → Renseignez sender.from ou creditor.email dans relance.yaml.
`,
  },
  {
    code: 'sender-missing',
    exit: 3,
    command: 'send --to-me',
    dossier: 'settings no-sender',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Votre propre adresse n’est pas renseignée.
  → Renseignez creditor.email dans relance.yaml.
`,
  },
  {
    code: 'mandate-missing',
    exit: 3,
    command: 'send --dry-run',
    dossier: 'settings firm-without-mandate',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Cabinet Petit écrirait en son propre nom pour Menuiserie Kerlaz sans mandat de recouvrement : rien ne part.
  → Indiquez le mandat : sender.mandate: { reference: "…", date: AAAA-MM-JJ }. Pour écrire au nom de votre client, retirez sender.firm et donnez sender.engagement.
`,
  },
  {
    code: 'creditor-address-missing',
    exit: 3,
    command: 'send --dry-run',
    dossier: 'settings mandate-without-creditor-address',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – L’adresse de Menuiserie Kerlaz manque, et Cabinet Petit écrirait pour son compte : rien ne part.
  → Donnez l’adresse ou le siège de votre client : creditor.address: ["rue…", "code postal ville"]. Qui recouvre pour autrui la doit au débiteur (code des procédures civiles d’exécution, R124-4, 2°).
`,
  },
  {
    code: 'reply-to-missing',
    exit: 3,
    command: 'send --dry-run',
    dossier: 'settings engagement-without-reply',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Vous écrivez au nom de Menuiserie Kerlaz (sender.engagement) sans dire où arrivent les réponses de ses clients : rien ne part.
  → Donnez l’adresse des réponses dans sender.replyTo.
`,
  },
  {
    code: 'logo-unusable',
    exit: 3,
    command: 'send --dry-run',
    dossier: 'settings logo-missing',
    at: ['images/logo.png'],
    says: `
relance: images/logo.png – Le fichier de creditor.logo n’existe pas dans le dossier.
  → Mettez dans le dossier une image PNG ou JPEG de 200 ko au plus, donnez son nom à creditor.logo, ou retirez ce réglage.
`,
  },
  {
    code: 'pilot-empty',
    exit: 3,
    command: 'send --pilot',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – La liste pilote est vide : aucun client ne recevrait rien.
  → Donnez-la dans reminders.pilot, par exemple : pilot: [C001, C002].
`,
  },
  {
    code: 'validation-address-missing',
    exit: 3,
    command: 'approve --ask',
    at: ['relance.yaml'],
    says: `
relance: relance.yaml – Personne n’est désigné pour valider les relances de ce dossier.
  → Donnez l’adresse du client dans reminders.validatedBy.
`,
  },
  {
    code: 'validation-missing',
    exit: 4,
    command: 'approve --all',
    dossier: 'settings validated',
    says: `
relance: Dans ce dossier, rien ne part sans la validation du client (reminders.validatedBy).
  → Demandez-la : relance approve --ask. Puis dites qui l’a donnée : relance approve --all --validated-by "Mme Durand".
`,
  },
  {
    code: 'smtp-password-missing',
    exit: 3,
    command: 'send',
    dossier: 'settings no-password',
    says: `
relance: Le mot de passe de compta sur 127.0.0.1 n’est pas connu.
  → Donnez-le dans la variable RELANCE_SMTP_PASSWORD ou dans le fichier que nomme « smtp.passwordFile ».
`,
  },
  {
    code: 'password-file-missing',
    exit: 3,
    command: 'send',
    dossier: 'settings password-missing',
    at: ['/dossier/absent.txt'],
    says: `
relance: /dossier/absent.txt – Le fichier du mot de passe n’existe pas.
  → Créez-le, ou corrigez smtp.passwordFile dans relance.yaml.
`,
  },
  {
    code: 'password-file-outside',
    exit: 3,
    command: 'send',
    dossier: 'settings password-outside',
    at: ['/dehors.txt'],
    says: `
relance: /dehors.txt – Le fichier du mot de passe n’est ni dans le dossier ni dans /maison/.config/relance.
  → Déplacez-le dans l’un des deux, ou corrigez smtp.passwordFile dans relance.yaml.
`,
  },
  {
    code: 'password-file-open',
    exit: 3,
    command: 'send',
    dossier: 'settings password-open',
    at: ['/dossier/ouvert.txt'],
    says: `
relance: /dossier/ouvert.txt – D’autres que vous peuvent lire le fichier du mot de passe (droits 0644).
  → Tapez : chmod 600 "/dossier/ouvert.txt"
`,
  },
  {
    code: 'password-file-empty',
    exit: 3,
    command: 'send',
    dossier: 'settings password-empty',
    at: ['/dossier/blanc.key'],
    says: `
relance: /dossier/blanc.key – Le fichier du mot de passe est vide.
  → Écrivez-y le mot de passe sur la première ligne.
`,
  },
  {
    code: 'keyring-closed',
    exit: 3,
    command: 'send',
    dossier: 'settings password-keyring',
    says: `
relance: Le trousseau de la session ne répond pas ; l’entrée du mot de passe s’y trouve (ssl0.ovh.net/compta@brunet.example).
  → Ouvrez votre session, qui ouvre le trousseau, ou gardez-le dans un fichier : relance password --file.
`,
  },
  {
    code: 'server-missing',
    exit: 2,
    command: 'password',
    dossier: 'settings validated',
    says: `
relance: Aucune messagerie n’est réglée (smtp).
  → Nommez votre service dans relance.yaml, section smtp.
`,
  },
  {
    code: 'secret-file-missing',
    exit: 3,
    command: 'send',
    dossier: 'settings password-token-missing',
    at: ['/dossier/absent.txt'],
    says: `
relance: /dossier/absent.txt – Le fichier du jeton d’accès n’existe pas.
  → Créez-le, ou corrigez smtp.tokenFile dans relance.yaml.
`,
  },
  {
    code: 'secret-file-outside',
    exit: 3,
    command: 'send',
    dossier: 'settings password-token-outside',
    at: ['/dehors.txt'],
    says: `
relance: /dehors.txt – Le fichier du jeton d’actualisation n’est ni dans le dossier ni dans /maison/.config/relance.
  → Déplacez-le dans l’un des deux, ou corrigez smtp.oauth.refreshTokenFile dans relance.yaml.
`,
  },
  {
    code: 'secret-file-open',
    exit: 3,
    command: 'send',
    dossier: 'settings password-token-open',
    at: ['/dossier/ouvert.txt'],
    says: `
relance: /dossier/ouvert.txt – D’autres que vous peuvent lire le fichier du jeton d’accès (droits 0644).
  → Tapez : chmod 600 "/dossier/ouvert.txt"
`,
  },
  {
    code: 'secret-file-empty',
    exit: 3,
    command: 'send',
    dossier: 'settings password-token-empty',
    at: ['/dossier/blanc.key'],
    says: `
relance: /dossier/blanc.key – Le fichier du jeton d’accès est vide.
  → Écrivez-y le jeton sur la première ligne.
`,
  },
  {
    code: 'dkim-key-invalid',
    exit: 3,
    command: 'send --to-me',
    dossier: 'settings password-dkim-key',
    at: ['/dossier/cle.pem'],
    says: `
relance: /dossier/cle.pem – La clé de signature DKIM n’est pas une clé privée RSA d’au moins 1024 bits, au format PEM et sans mot de passe.
  → Créez-en une de 2048 bits (openssl genrsa -out dkim.pem 2048, puis chmod 600 dkim.pem), corrigez smtp.dkim.keyFile, et publiez sa clé publique dans le DNS : relance check la donne.
`,
  },
  {
    code: 'template-missing',
    exit: 3,
    command: 'plan',
    dossier: 'settings unknown-template',
    at: ['relance.yaml', 13],
    says: `
relance: relance.yaml, ligne 13 – Scénario « standard », étape « visite » : aucun modèle « visite » pour ce canal (fr).
    - { step: visite, at: 5, channel: email }
  → Corrigez le modèle ou le canal de cette étape, ou créez ce modèle dans le dossier templates du dossier.
`,
  },
  {
    code: 'template-invalid',
    exit: 3,
    command: 'plan',
    dossier: 'template-wrong',
    at: ['/dossier/templates/fr/relance-1.subject.hbs', 1, 9],
    says: `
relance: /dossier/templates/fr/relance-1.subject.hbs, ligne 1, colonne 9 – Ce modèle contient 2 erreurs.
  - /dossier/templates/fr/relance-1.subject.hbs, ligne 1, colonne 9 – Les triples accolades et {{& sont refusées : écrivez {{champ}}.
      Facture {{{reference}}} : {{montant_du}}
  - /dossier/templates/fr/relance-1.subject.hbs, ligne 1, colonne 29 – Le champ « montant_du » n’existe pas.
      Facture {{{reference}}} : {{montant_du}}
  → Corrigez le modèle (relance templates fields dit les champs), ou supprimez-le pour revenir à celui d’origine.
`,
  },
]
