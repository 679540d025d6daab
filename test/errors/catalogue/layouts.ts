// Files without header row, known by their shape: what such a file lacks, or what it is not.
import type { Provocation } from './provocation.ts'

export const LAYOUTS: readonly Provocation[] = [
  {
    code: 'customer-cards-missing',
    exit: 4,
    command: 'import quadra-sans-fiches.txt',
    at: ['quadra-sans-fiches.txt', 1],
    says: `
relance: quadra-sans-fiches.txt, ligne 1 – Le compte « 9LEGOFF » n’est rattaché à aucun compte collectif.
    M9LEGOFF AN000010126 À nouveau F25090    D+000000060000        311225     00001                    00000001EURAN    À no
  → Recommencez l’export en y joignant les comptes de tiers (fiches clients et fournisseurs), ou exportez le FEC.
`,
  },
  {
    code: 'layout-without',
    exit: 4,
    command: 'import fiches-seules.tra --as entries',
    at: ['fiches-seules.tra'],
    says: `
relance: fiches-seules.tra – Le fichier Cegid TRA ne contient pas d’écritures.
  → Recommencez l’export en y joignant les écritures de l’exercice, ou exportez le FEC.
`,
  },
  {
    code: 'layout-other',
    exit: 4,
    command: 'import contacts.csv --profile quadra',
    at: ['contacts.csv', 1],
    says: `
relance: contacts.csv, ligne 1 – Le fichier n’est pas au format « Quadra ASCII (QuadraCompta) » : ses lignes ne se lisent pas ainsi.
    Code client;Nom;E-mail
  → Laissez relance le reconnaître, sans --profile, ou exportez le FEC.
`,
  },
  {
    code: 'layout-unread',
    exit: 4,
    command: 'import balance.tra',
    at: ['balance.tra', 1],
    says: `
relance: balance.tra, ligne 1 – Le fichier est au format TRA de Cegid, mais ses lignes ne sont pas des écritures connues de relance.
    ***S5EXPBALETE   0101190001011900007
  → Exportez le journal des écritures en TRA étendu (JRL, ETE), ou le FEC.
`,
  },
]
