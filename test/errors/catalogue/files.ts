// Files that are no export, or whose columns cannot be told: exit code 4, and the ledger stays as it was.
import type { Provocation } from './provocation.ts'

export const FILES: readonly Provocation[] = [
  {
    code: 'file-missing',
    exit: 4,
    command: 'import absent.txt',
    at: ['absent.txt'],
    says: `
relance: absent.txt – Le fichier n’existe pas.
  → Vérifiez son nom et le dossier courant.
`,
  },
  {
    code: 'file-missing',
    exit: 4,
    command: 'import contacts.csv/dedans.txt',
    at: ['contacts.csv/dedans.txt'],
    says: `
relance: contacts.csv/dedans.txt – Le fichier n’existe pas.
  → Vérifiez son nom et le dossier courant.
`,
  },
  {
    code: 'file-empty',
    exit: 4,
    command: 'import vide.txt',
    at: ['vide.txt'],
    says: `
relance: vide.txt – Le fichier est vide.
  → Recommencez l’export depuis le logiciel comptable.
`,
  },
  {
    code: 'file-empty',
    exit: 4,
    command: 'import blanc.txt',
    at: ['blanc.txt'],
    says: `
relance: blanc.txt – Le fichier est vide.
  → Recommencez l’export depuis le logiciel comptable.
`,
  },
  {
    code: 'file-binary',
    exit: 4,
    command: 'import programme.txt',
    at: ['programme.txt'],
    says: `
relance: programme.txt – Le fichier n’est pas du texte : il contient un octet nul (position 7).
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-ods',
    exit: 4,
    command: 'import classeur.ods',
    at: ['classeur.ods'],
    says: `
relance: classeur.ods – Le fichier est un classeur OpenDocument, pas un export texte ou CSV.
  → Ouvrez-le dans le tableur et enregistrez-le en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.
`,
  },
  {
    code: 'file-gzip',
    exit: 4,
    command: 'import export.txt.gz',
    at: ['export.txt.gz'],
    says: `
relance: export.txt.gz – Le fichier est une archive gzip, pas un export texte ou CSV.
  → Décompressez l’archive, puis importez le fichier texte ou CSV qu’elle contient.
`,
  },
  {
    code: 'file-pdf',
    exit: 4,
    command: 'import edition.pdf',
    at: ['edition.pdf'],
    says: `
relance: edition.pdf – Le fichier est un document PDF, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-html',
    exit: 4,
    command: 'import page-web.txt',
    at: ['page-web.txt'],
    says: `
relance: page-web.txt – Le fichier est une page HTML, pas un export texte ou CSV.
  → Ouvrez-le dans le tableur et enregistrez-le en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.
`,
  },
  {
    code: 'file-xml',
    exit: 4,
    command: 'import factures-ubl.txt',
    at: ['factures-ubl.txt'],
    says: `
relance: factures-ubl.txt – Le fichier est un document XML, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-rtf',
    exit: 4,
    command: 'import courrier.txt',
    at: ['courrier.txt'],
    says: `
relance: courrier.txt – Le fichier est un document RTF, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-json',
    exit: 4,
    command: 'import ecritures.txt',
    at: ['ecritures.txt'],
    says: `
relance: ecritures.txt – Le fichier est un document JSON, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-xls',
    exit: 4,
    command: 'import ancien.xls',
    at: ['ancien.xls'],
    says: `
relance: ancien.xls – Le fichier est un ancien classeur Excel (.xls), pas un export texte ou CSV.
  → Ouvrez-le dans le tableur et enregistrez-le en .xlsx ou en CSV (Fichier > Enregistrer sous), ou exportez le FEC en texte.
`,
  },
  {
    code: 'file-sqlite',
    exit: 4,
    command: 'import base.txt',
    at: ['base.txt'],
    says: `
relance: base.txt – Le fichier est une base SQLite, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'file-empty',
    exit: 4,
    command: 'import -',
    at: ['-'],
    says: `
relance: entrée standard – Le fichier est vide.
  → Recommencez l’export depuis le logiciel comptable.
`,
  },
  {
    code: 'file-too-large',
    exit: 4,
    command: 'import ../enorme.txt',
    dossier: 'huge',
    at: ['../enorme.txt'],
    says: `
relance: ../enorme.txt – Le fichier dépasse 512 mégaoctets : il en fait 3072.
  → Exportez un exercice par fichier, en texte (FEC) plutôt qu’en classeur ou en archive.
`,
  },
  {
    code: 'separator-unknown',
    exit: 4,
    command: 'import largeur-fixe.txt',
    at: ['largeur-fixe.txt', 1],
    says: `
relance: largeur-fixe.txt, ligne 1 – Les colonnes ne sont séparées ni par une tabulation, ni par « | », « ; » ou « , ».
    411000   C001   1200
  → Exportez en texte tabulé ou en CSV, ou demandez le FEC. Si le fichier est à largeur fixe, il n’est d’aucun format connu.
`,
  },
  {
    code: 'family-unclear',
    exit: 4,
    command: 'import sans-rapport.csv',
    at: ['sans-rapport.csv', 1],
    says: `
relance: sans-rapport.csv, ligne 1 – On ne sait pas si le fichier contient des écritures, des factures ou des contacts. Ses premières lignes ne nomment pas assez de colonnes connues.
    Alpha;Beta;Gamma
  → Dites-le avec --as : fec, entries, invoices, contacts, reminders (relances déjà faites) ou aged-balance (balance âgée) ; nommez au besoin les colonnes avec --map.
`,
  },
  {
    code: 'header-unknown',
    exit: 4,
    command: 'import titres-inconnus.txt --as fec',
    at: ['titres-inconnus.txt', 1],
    says: `
relance: titres-inconnus.txt, ligne 1 – La première ligne ne nomme pas les colonnes d’un FEC.
    a | b | c
  → Colonnes du fichier : « a », « b » et « c ». Désignez la bonne avec --map account="…".
`,
  },
  {
    code: 'header-unknown',
    exit: 4,
    command: 'import sans-rapport.csv --as contacts',
    at: ['sans-rapport.csv', 1],
    says: `
relance: sans-rapport.csv, ligne 1 – Aucune des premières lignes ne nomme assez de colonnes connues.
    Alpha;Beta;Gamma
  → Exportez avec la ligne de titres, ou désignez les colonnes par leurs titres avec --map ; la nature du fichier se donne avec --as : fec, entries, invoices, contacts, reminders (relances déjà faites) ou aged-balance (balance âgée).
`,
  },
  {
    code: 'encoding-invalid',
    exit: 4,
    command: 'import accents-windows.txt --encoding utf-8',
    at: ['accents-windows.txt'],
    says: `
relance: accents-windows.txt – Le fichier n’est pas en UTF-8, alors que --encoding le demande.
  → Relancez sans --encoding, ou avec --encoding windows-1252.
`,
  },
  {
    code: 'column-missing',
    exit: 4,
    command: 'import sans-compte.txt',
    at: ['sans-compte.txt', 1],
    says: `
relance: sans-compte.txt, ligne 1 – Il manque une colonne au fichier : le numéro de compte.
    JournalCode | JournalLib | EcritureNum | EcritureDate | Cpte gen | CompteLib | CompAuxNum | CompAuxLib | PieceRef | Piec
  → Colonnes du fichier : « JournalCode », « JournalLib », « EcritureNum », « EcritureDate », « Cpte gen », « CompteLib », « CompAuxNum », « CompAuxLib », « PieceRef », « PieceDate », « EcritureLib », « Debit », « Credit », « EcritureLet », « DateLet », « ValidDate », « Montantdevise » et « Idevise ». Désignez la bonne avec --map account="…".
`,
  },
  {
    code: 'column-missing',
    exit: 4,
    command: 'import contacts.csv --as invoices',
    at: ['contacts.csv', 1],
    says: `
relance: contacts.csv, ligne 1 – Aucune colonne ne contient le numéro de facture, la date de facture ni le montant TTC.
    Code client | Nom | E-mail
  → Colonnes du fichier : « Code client », « Nom » et « E-mail ». Désignez les bonnes avec --map invoice_number="…" --map invoice_date="…" --map amount_incl_tax="…".
`,
  },
  {
    code: 'column-twice',
    exit: 4,
    command: 'import compte-deux-fois.txt',
    at: ['compte-deux-fois.txt', 1],
    says: `
relance: compte-deux-fois.txt, ligne 1 – Deux colonnes disent la même chose : « CompteNum » et « NumCompte ».
    JournalCode | JournalLib | EcritureNum | EcritureDate | CompteNum | NumCompte | CompAuxNum | CompAuxLib | PieceRef | Pie
  → Colonnes du fichier : « JournalCode », « JournalLib », « EcritureNum », « EcritureDate », « CompteNum », « NumCompte », « CompAuxNum », « CompAuxLib », « PieceRef », « PieceDate », « EcritureLib », « Debit », « Credit », « EcritureLet », « DateLet », « ValidDate », « Montantdevise » et « Idevise ». Désignez la bonne avec --map account="CompteNum".
`,
  },
  {
    code: 'column-ambiguous',
    exit: 4,
    command: 'import deux-soldes.csv',
    at: ['deux-soldes.csv', 1],
    says: `
relance: deux-soldes.csv, ligne 1 – Plusieurs colonnes peuvent être le reste à payer : « Reste à payer » (100,00) et « Solde dû » (50,00).
    N° facture | Date facture | Client | Montant TTC | Reste à payer | Solde dû
  → Colonnes du fichier : « N° facture », « Date facture », « Client », « Montant TTC », « Reste à payer » et « Solde dû ». Désignez la bonne avec --map balance="Reste à payer".
`,
  },
  {
    code: 'column-values',
    exit: 4,
    command: 'import total-sans-chiffres.csv',
    at: ['total-sans-chiffres.csv', 1],
    says: `
relance: total-sans-chiffres.csv, ligne 1 – La colonne « Montant TTC » devrait contenir le montant TTC, mais on y lit « cent » et « deux cents ».
    N° facture | Date facture | Client | Montant TTC
  → Colonnes du fichier : « N° facture », « Date facture », « Client » et « Montant TTC ». Désignez la bonne avec --map amount_incl_tax="…".
`,
  },
  {
    code: 'day-order',
    exit: 4,
    command: 'import ordre-des-dates.csv',
    at: ['ordre-des-dates.csv', 1],
    says: `
relance: ordre-des-dates.csv, ligne 1 – La colonne « Date » est ambiguë (« 03/04/2026 » et « 03/04/2026 ») : rien ne dit si le jour précède le mois.
  → Exportez les dates sous la forme AAAA-MM-JJ, ou séparez les colonnes par des points-virgules (JJ/MM/AAAA).
`,
  },
  {
    code: 'decimal-mark',
    exit: 4,
    command: 'import decimales-douteuses.csv',
    at: ['decimales-douteuses.csv', 1],
    says: `
relance: decimales-douteuses.csv, ligne 1 – La colonne « Débit » est ambiguë (« 2,400 » et « 0 ») : rien ne dit si la virgule ou le point sépare les décimales ou les milliers.
  → Exportez les montants avec deux décimales et une seule marque décimale (1234,56 ou 1234.56).
`,
  },
  {
    code: 'map-role-unknown',
    exit: 4,
    command: 'import contacts.csv --map courriel=E-mail',
    at: ['contacts.csv'],
    says: `
relance: contacts.csv – Le rôle « courriel » de --map n’existe pas pour ce type de fichier.
  → Rôles possibles : customer_code, customer_name, first_name, last_name, contact_name, contact_role, email, phone, address1, address2, postcode, city, country, siren, siret, vat_number, payment_terms, payment_method, regime, customer_type, language, scenario, account_manager, order_reference, credit_limit.
`,
  },
  {
    code: 'map-header-unknown',
    exit: 4,
    command: 'import contacts.csv --map email=Courriel',
    at: ['contacts.csv', 1],
    says: `
relance: contacts.csv, ligne 1 – Le fichier n’a pas de colonne « Courriel », que --map demande.
    Code client | Nom | E-mail
  → Colonnes du fichier : « Code client », « Nom » et « E-mail ». Désignez la bonne avec --map email="…".
`,
  },
]
