// The page `relance --help` and the guess at a mistyped command.
import { editDistance } from '../domain/edit-distance.ts'
import { slugOf } from '../domain/slug.ts'
import { COMMANDS, GROUPS } from './command-list.ts'

/** The list of commands, by what people come for. */
export function generalHelp(): string {
  const width = Math.max(...COMMANDS.map((entry) => entry.name.length))
  const lists = GROUPS.map(
    ({ title, commands }) => `${title} :\n${commands.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.summary}`).join('\n')}\n`,
  )
  return `relance : de l’export comptable aux relances clients, exact au centime du compte 411.

Utilisation : relance COMMANDE [options]
Sans commande, relance dit où vous en êtes et quoi faire ensuite.

${lists.join('\n')}
Options communes :
  --dossier DIR   dossier à traiter (sinon RELANCE_DOSSIER, sinon le relance.yaml le plus proche)
  --date JOUR     jour pour lequel on travaille (sinon aujourd’hui)
  --json          un document JSON sur la sortie standard
  --quiet         seulement le résultat
  --verbose       plus de détails
  --no-color      sans couleurs
  --help          l’aide d’une commande : relance plan --help
                  un sujet du guide : relance help pénalités ; leur liste : relance help sujets
  --version       la version du programme

Un jour s’écrit AAAA-MM-JJ ou JJ/MM/AAAA, un montant 1234.56 ou "1 234,56" entre guillemets.
`
}

/** What people type in French, without accents, and the command that does it. */
const FRENCH: Readonly<Record<string, string>> = {
  aide: 'help',
  clients: 'customers',
  client: 'customers',
  litige: 'dispute',
  litiges: 'dispute',
  lettre: 'preview',
  lettres: 'preview',
  courrier: 'preview',
  promesse: 'promise',
  promises: 'plan --dry-run --explain',
  promesses: 'plan --dry-run --explain',
  solde: 'aging',
  soldes: 'aging',
  facture: 'items',
  factures: 'items',
  importer: 'import',
  envoyer: 'send',
  envoi: 'send',
  approuver: 'approve',
  apercu: 'preview',
  historique: 'history',
  penalites: 'penalties',
  releve: 'statement',
  modeles: 'templates',
  appels: 'calls',
  appel: 'called',
  taux: 'rates',
  echeancier: 'installments',
  sauvegarde: 'backup',
  sauvegarder: 'backup',
  verifier: 'check',
  rapport: 'report',
  prevision: 'forecast',
  planifier: 'schedule',
  'mot-de-passe': 'password',
  oublier: 'forget',
  effacer: 'forget',
  lever: 'release',
}

/** The end of a sitting elsewhere: here there is none to end. */
const LEAVING = ['quit', 'exit', 'quitter', 'q', 'bye']

/** True for a word that ends other programs. */
export function wantsToLeave(typed: string): boolean {
  return LEAVING.includes(typed.toLowerCase())
}

/** The command whose name is nearest to what was typed (at most two letters away), or that a French word names; or null. */
export function suggestCommand(typed: string): string | null {
  const french = FRENCH[slugOf(typed).toLowerCase()]
  if (french !== undefined) return french
  const names = COMMANDS.flatMap((entry) => [entry.name, ...entry.aliases])
  const scored = names.map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name) })).sort((a, b) => a.distance - b.distance)
  const best = scored[0]
  return best && best.distance <= 2 ? best.name : null
}
