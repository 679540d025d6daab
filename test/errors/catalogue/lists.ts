// Lists and prints that hold no invoices, or not enough of them: exit code 4, and the ledger stays as it was.
import type { Provocation } from './provocation.ts'

const CORRECT =
  'Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.'

export const LISTS: readonly Provocation[] = [
  {
    code: 'aged-balance',
    exit: 4,
    command: 'import balance-agee.csv',
    at: ['balance-agee.csv', 1],
    says: `
relance: balance-agee.csv, ligne 1 – Le fichier est une balance âgée (« Non échu », « 0-30j », « 31-60j », « 61-90j » et « 90j+ ») : une ligne par client, sans le détail des factures ni leurs échéances.
  → Exportez les écritures (FEC), ou la liste des factures non soldées. À défaut, --as aged-balance reprend un solde par client, qui ne sera ni relancé ni soumis à pénalités.
`,
  },
  {
    code: 'aged-sum',
    exit: 4,
    command: 'import balance-agee-fausse.csv --as aged-balance',
    at: ['balance-agee-fausse.csv', 2],
    says: `
relance: balance-agee-fausse.csv, ligne 2 – Le solde ne peut pas être lu, ou n’est pas la somme de ses tranches.
    Café du Port;1200,00;0,00;0,00;0,00;0,00;1300,00
  → ${CORRECT}
`,
  },
  {
    code: 'bank-statement',
    exit: 4,
    command: 'import releve-bancaire.csv',
    at: ['releve-bancaire.csv', 1],
    says: `
relance: releve-bancaire.csv, ligne 1 – Le fichier est un relevé bancaire, et relance lit la comptabilité des clients.
    Date;Date de valeur;Débit;Crédit;Libellé;Solde
  → Saisissez la banque dans le logiciel comptable, puis exportez le FEC. Un règlement du jour se note avec relance received.
`,
  },
  {
    code: 'file-camt',
    exit: 4,
    command: 'import releve-camt.txt',
    at: ['releve-camt.txt'],
    says: `
relance: releve-camt.txt – Le fichier est un relevé bancaire (CAMT ou OFX), pas un export texte ou CSV.
  → Saisissez la banque dans le logiciel comptable, puis exportez le FEC.
`,
  },
  {
    code: 'scientific-notation',
    exit: 4,
    command: 'import numeros-arrondis.csv',
    at: ['numeros-arrondis.csv', 2],
    says: `
relance: numeros-arrondis.csv, ligne 2 – La colonne « N° facture » contient « 4,1106E+12 » : un tableur a arrondi ce numéro, ses chiffres sont perdus.
    4,1106E+12;Café du Port;10/01/2026;1200,00
  → Recommencez l’export sans passer par un tableur, ou mettez cette colonne au format Texte avant de l’enregistrer.
`,
  },
  {
    code: 'ledger-of-suppliers',
    exit: 4,
    command: 'import grand-livre-fournisseurs.csv',
    at: ['grand-livre-fournisseurs.csv', 1],
    says: `
relance: grand-livre-fournisseurs.csv, ligne 1 – Le fichier est le grand-livre des fournisseurs.
  → Exportez celui des clients ou, mieux, le FEC de l’exercice.
`,
  },
  {
    code: 'print-unclear',
    exit: 4,
    command: 'import grand-livre-imprime.csv',
    at: ['grand-livre-imprime.csv', 3],
    says: `
relance: grand-livre-imprime.csv, ligne 3 – Le fichier est un grand-livre imprimé dont les colonnes ne se laissent pas retrouver : le solde progressif ne suit pas les mouvements.
  → Exportez les écritures par le menu d’export (FEC ou texte) plutôt que par l’impression.
`,
  },
  {
    code: 'list-twice',
    exit: 4,
    command: 'import encours-nord.csv encours-sud.csv',
    at: ['encours-sud.csv', 3],
    says: `
relance: encours-sud.csv, ligne 3 – 1 facture est déjà dans une autre liste, « encours nord » : elle serait réclamée deux fois. Rien n’a été enregistré.
    Facture N-2 du client D002, 480,00 €.
  → Si ce fichier est la nouvelle édition de cette liste, ajoutez --replaces "encours nord" ; sinon, gardez chaque facture dans une seule liste.
`,
  },
  {
    code: 'list-other',
    exit: 4,
    command: 'import ouvertes-2026-11-20.csv ouvertes-2026-11-19.csv',
    at: ['ouvertes-2026-11-20.csv'],
    says: `
relance: ouvertes-2026-11-20.csv – Ce fichier remplacerait la liste « ouvertes » (ouvertes-2026-11-19.csv, importée pour le 19/11/2026) : 3 pièces ouvertes de 2 clients, 600,00 €, dont aucune n’est dans ce fichier, qui montre 2 pièces ouvertes de 2 clients, 110,00 €. Ce qui n’y est plus compterait comme réglé. Rien n’a été enregistré.
  → Si c’est une autre liste, importez-la seule sous un nom à elle : --list "NOM". Si elle remplace bien la première, dont le reste est réglé, ajoutez --replaces "ouvertes".
`,
  },
  {
    code: 'list-editions',
    exit: 4,
    command: 'import encours-est-1.csv encours-est-2.csv',
    at: ['encours-est-2.csv', 3],
    says: `
relance: encours-est-2.csv, ligne 3 – encours-est-1.csv et encours-est-2.csv montrent une même pièce, par exemple E-2 du client D032 : ce sont deux éditions d’une liste, et rien ne dit laquelle est la plus récente. Rien n’a été enregistré.
  → N’importez que la plus récente. Pour garder la trace des règlements, importez-les une par une, la plus ancienne d’abord, chacune avec --date et son jour ; ou donnez leur jour aux noms des fichiers.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'import contacts.csv --list nord',
    says: `
relance: --list nomme une liste de factures, et il n’y en a pas ici.
  → Ôtez --list.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'import encours-nord.csv --list "« nord »"',
    says: `
relance: --list : un nom de liste a soixante caractères au plus, sans guillemets.
  → Par exemple : --list "Agence de Lyon".
`,
  },
  {
    code: 'list-unknown',
    exit: 2,
    command: 'import encours-nord.csv --replaces encours-ouest.csv',
    says: `
relance: --replaces : aucune liste importée ne s’appelle « encours-ouest.csv ».
  → Ôtez --replaces : c’est la première.
`,
  },
  {
    code: 'partial-without-balance',
    exit: 4,
    command: 'import payee-en-partie.csv',
    at: ['payee-en-partie.csv', 2],
    says: `
relance: payee-en-partie.csv, ligne 2 – La facture est payée en partie, et rien ne dit ce qu’il en reste : exportez aussi la colonne du reste à payer.
    INV/2026/0001,Café du Port,2026-01-10,1200.00,Partially Paid
  → ${CORRECT}
`,
  },
  {
    code: 'profile-name',
    exit: 2,
    command: 'import balance-agee.csv --save-profile a/b',
    says: `
relance: --save-profile : « a/b » n’est pas un nom de profil.
  → Quarante lettres, chiffres, espaces, tirets ou soulignés au plus, par exemple --save-profile sage.
`,
  },
]
