// What is handed over before any reading: archives, workbooks, folders, patterns, and what is no file at all.
import type { Provocation } from './provocation.ts'

export const SOURCES: readonly Provocation[] = [
  {
    code: 'zip-damaged',
    exit: 4,
    command: 'import archive-coupee.zip',
    at: ['archive-coupee.zip'],
    says: `
relance: archive-coupee.zip – L’archive ZIP est incomplète ou abîmée.
  → Téléchargez-la ou copiez-la de nouveau, ou décompressez-la et importez le fichier qu’elle contient.
`,
  },
  {
    code: 'zip-bomb',
    exit: 4,
    command: 'import archive-bombe.zip',
    at: ['archive-bombe.zip › FEC.txt'],
    says: `
relance: archive-bombe.zip › FEC.txt – L’archive ZIP est refusée : le fichier serait plus de 200 fois plus gros une fois décompressé.
  → Si elle vient bien de votre logiciel, décompressez-la et importez le fichier qu’elle contient.
`,
  },
  {
    code: 'zip-encrypted',
    exit: 4,
    command: 'import archive-protegee.zip',
    at: ['archive-protegee.zip › FEC.txt'],
    says: `
relance: archive-protegee.zip › FEC.txt – Le fichier est protégé par un mot de passe dans l’archive ZIP.
  → Décompressez l’archive avec son mot de passe, puis importez le fichier qu’elle contient.
`,
  },
  {
    code: 'zip-method',
    exit: 4,
    command: 'import archive-autre-compression.zip',
    at: ['archive-autre-compression.zip › FEC.txt'],
    says: `
relance: archive-autre-compression.zip › FEC.txt – Le fichier est compressé d’une façon que relance ne lit pas.
  → Décompressez l’archive, puis importez le fichier qu’elle contient.
`,
  },
  {
    code: 'zip-nested',
    exit: 4,
    command: 'import archive-double.zip',
    at: ['archive-double.zip › janvier.zip'],
    says: `
relance: archive-double.zip › janvier.zip – C’est une archive dans une archive.
  → Décompressez la première, puis importez la seconde.
`,
  },
  {
    code: 'zip-empty',
    exit: 4,
    command: 'import archive-de-pieces.zip',
    at: ['archive-de-pieces.zip'],
    says: `
relance: archive-de-pieces.zip – L’archive ZIP ne contient aucun export.
  → Mettez-y le FEC ou le fichier CSV, ou importez-le directement.
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
    code: 'file-xlsb',
    exit: 4,
    command: 'import classeur.xlsb',
    at: ['classeur.xlsb'],
    says: `
relance: classeur.xlsb – Le fichier est un classeur Excel binaire (.xlsb), pas un export texte ou CSV.
  → Ouvrez-le dans le tableur et enregistrez-le en .xlsx ou en CSV (Fichier > Enregistrer sous), ou exportez le FEC en texte.
`,
  },
  {
    code: 'file-docx',
    exit: 4,
    command: 'import courrier.docx',
    at: ['courrier.docx'],
    says: `
relance: courrier.docx – Le fichier est un document Word, pas un export texte ou CSV.
  → Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.
`,
  },
  {
    code: 'workbook-unreadable',
    exit: 4,
    command: 'import classeur-abime.xlsx',
    at: ['classeur-abime.xlsx'],
    says: `
relance: classeur-abime.xlsx – Le classeur Excel est abîmé, ou d’une forme que relance ne lit pas.
  → Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau (.xlsx ou CSV UTF-8), puis relancez l’import.
`,
  },
  {
    code: 'workbook-empty',
    exit: 4,
    command: 'import classeur-vide.xlsx',
    at: ['classeur-vide.xlsx'],
    says: `
relance: classeur-vide.xlsx – Aucune feuille visible du classeur ne contient de tableau.
  → Vérifiez le classeur ; une feuille masquée se lit avec --sheet "Nom de la feuille".
`,
  },
  {
    code: 'sheet-unclear',
    exit: 4,
    command: 'import classeur-deux-tableaux.xlsx',
    at: ['classeur-deux-tableaux.xlsx'],
    says: `
relance: classeur-deux-tableaux.xlsx – Plusieurs feuilles du classeur contiennent un tableau : « Janvier » et « Février ».
  → Dites laquelle importer : --sheet "Janvier".
`,
  },
  {
    code: 'sheet-unknown',
    exit: 4,
    command: 'import classeur-deux-tableaux.xlsx --sheet Mars',
    at: ['classeur-deux-tableaux.xlsx'],
    says: `
relance: classeur-deux-tableaux.xlsx – Le classeur n’a pas de feuille « Mars ».
  → Ses feuilles : « Janvier » et « Février ».
`,
  },
  {
    code: 'workbook-too-large',
    exit: 4,
    command: 'import classeur-geant.xlsx',
    at: ['classeur-geant.xlsx'],
    says: `
relance: classeur-geant.xlsx – Le classeur est trop grand pour être lu comme un classeur.
  → Enregistrez la feuille en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.
`,
  },
  {
    code: 'workbook-encrypted',
    exit: 4,
    command: 'import classeur-protege.xlsx',
    at: ['classeur-protege.xlsx'],
    says: `
relance: classeur-protege.xlsx – Le classeur Excel est protégé par un mot de passe.
  → Ouvrez-le dans Excel, retirez le mot de passe (Fichier > Informations > Protéger le classeur), enregistrez, puis relancez l’import.
`,
  },
  {
    code: 'columns-too-many',
    exit: 4,
    command: 'import mille-colonnes.csv',
    at: ['mille-colonnes.csv', 1],
    says: `
relance: mille-colonnes.csv, ligne 1 – La ligne a 1004 colonnes ; un export n’en a jamais plus de 1000.
  → Vérifiez le séparateur de colonnes, ou recommencez l’export.
`,
  },
  {
    code: 'line-too-long',
    exit: 4,
    command: 'import ../ligne.txt',
    dossier: 'oddities',
    at: ['../ligne.txt', 2],
    says: `
relance: ../ligne.txt, ligne 2 – La ligne dépasse 1024 kilooctets : ce n’est pas une ligne d’export.
    VE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
  → Vérifiez les fins de ligne du fichier, ou recommencez l’export.
`,
  },
  {
    code: 'line-ends-mixed',
    exit: 4,
    command: 'import ../mac.csv',
    dossier: 'oddities',
    at: ['../mac.csv', 1],
    says: `
relance: ../mac.csv, ligne 1 – Le fichier mélange deux fins de ligne : CR (ancien Mac) et LF.
  → Ouvrez-le dans un éditeur de texte, enregistrez-le avec une seule fin de ligne (Windows ou Unix), puis relancez l’import.
`,
  },
  {
    code: 'file-special',
    exit: 4,
    command: 'import /dev/zero',
    at: ['/dev/zero'],
    says: `
relance: /dev/zero – Ce n’est pas un fichier, mais un périphérique ou une prise réseau.
  → Donnez le fichier exporté lui-même, ou « - » pour l’entrée standard.
`,
  },
  {
    code: 'file-link-loop',
    exit: 4,
    command: 'import ../boucle.txt',
    dossier: 'oddities',
    at: ['../boucle.txt'],
    says: `
relance: ../boucle.txt – Le lien symbolique tourne en rond : il ne mène à aucun fichier.
  → Donnez le fichier exporté lui-même.
`,
  },
  {
    code: 'folder-empty',
    exit: 4,
    command: 'import ../vide',
    dossier: 'oddities',
    at: ['../vide'],
    says: `
relance: ../vide – Le dossier ne contient aucun export.
  → Donnez le dossier où votre logiciel enregistre ses exports, ou le fichier lui-même ; les sous-dossiers ne sont pas parcourus.
`,
  },
  {
    code: 'pattern-unmatched',
    exit: 4,
    command: 'import "absents/*.txt"',
    says: `
relance: Aucun fichier ne correspond au motif « absents/*.txt ».
  → Vérifiez le dossier et l’extension ; « * » remplace des caractères et « ? » un seul, dans une partie du chemin.
`,
  },
  {
    code: 'year-twice',
    exit: 4,
    command: 'import 732829320FEC20261119.txt ../exercice.txt',
    dossier: 'oddities',
    at: ['../exercice.txt'],
    says: `
relance: ../exercice.txt – Deux fichiers couvrent le même exercice, du 01/01/2026 au 30/11/2026 : 732829320FEC20261119.txt et ../exercice.txt.
  → N’importez que le plus récent : il remplace l’autre. Si chacun ne contient qu’une partie des journaux ou des mois, exportez l’exercice entier en un seul fichier.
`,
  },
]
