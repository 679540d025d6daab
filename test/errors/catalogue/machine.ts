// What the machine refuses and any user can provoke; more in machine.test.ts. Exit code 8.
import type { Provocation } from './provocation.ts'

export const MACHINE: readonly Provocation[] = [
  {
    code: 'file-not-written',
    exit: 8,
    command: 'items --csv nulle-part/soldes.csv',
    at: ['nulle-part/soldes.csv'],
    says: `
relance: nulle-part/soldes.csv – Le fichier n’a pas pu être écrit. Ce fichier, ou le dossier qui doit le contenir, n’existe pas.
  → Vérifiez le chemin, puis relancez la commande.
`,
  },
  {
    code: 'file-not-written',
    exit: 8,
    command: 'aging --xlsx .',
    at: ['.'],
    says: `
relance: . – Le fichier n’a pas pu être écrit. C’est un dossier et non un fichier.
  → Vérifiez le chemin, puis relancez la commande.
`,
  },
  {
    code: 'folder-not-written',
    exit: 8,
    command: 'init contacts.csv/nouveau --name Essai',
    says: `
relance: Le dossier /dossier/contacts.csv/nouveau n’a pas pu être créé.
  → Vérifiez le chemin, vos droits et la place disponible.
`,
  },
  {
    code: 'path-wrong',
    exit: 8,
    command: 'plan',
    dossier: 'templates-as-file',
    at: ['/dossier/templates'],
    says: `
relance: /dossier/templates – Un élément de ce chemin est un fichier et non un dossier.
  → Vérifiez le chemin, puis relancez la commande.
`,
  },
]
