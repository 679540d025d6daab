// The commands, grouped as help shows them. Each is loaded only when it runs.
import type { CommandModule } from './command.ts'

export interface CommandEntry {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
  load(): Promise<{ command: CommandModule }>
}

export interface CommandGroup {
  readonly title: string
  readonly commands: readonly CommandEntry[]
}

const entry = (name: string, summary: string, load: CommandEntry['load'], aliases: readonly string[] = []): CommandEntry => ({
  name,
  aliases,
  summary,
  load,
})

/** The commands by what people come for, in the order help shows them. */
export const GROUPS: readonly CommandGroup[] = [
  {
    title: 'Pour commencer',
    commands: [
      entry('demo', 'Montre tout le parcours sur une société fictive', () => import('./commands/demo.ts')),
      entry('status', 'Où vous en êtes, et quoi faire ensuite (comme « relance » seul)', () => import('./commands/status.ts')),
      entry('init', 'Crée un dossier : relance.yaml et un registre vide', () => import('./commands/init.ts')),
      entry('import', 'Importe un FEC, des factures ouvertes ou des contacts', () => import('./commands/import.ts')),
      entry('check', 'Vérifie réglages, taux, contacts, messagerie et registre', () => import('./commands/check.ts')),
    ],
  },
  {
    title: 'Chaque matin',
    commands: [
      entry('daily', 'Le travail de chaque matin : importer, planifier, envoyer, rendre compte', () => import('./commands/daily.ts')),
      entry('plan', 'Relances du jour, et pourquoi les autres attendent', () => import('./commands/plan.ts')),
      entry('preview', 'Montre chaque message du jour tel qu’il arrivera', () => import('./commands/preview.ts')),
      entry('approve', 'Approuve des relances du plan', () => import('./commands/approve.ts')),
      entry('send', 'Envoie les relances prévues et approuvées', () => import('./commands/send.ts')),
      entry('calls', 'Appels à passer aujourd’hui, les plus pressants d’abord', () => import('./commands/calls.ts')),
      entry('called', 'Note un appel : promesse, règlement, contestation, rappel, pas de réponse…', () => import('./commands/called.ts')),
      entry('history', 'Ce qui a été envoyé, à qui, quand', () => import('./commands/history.ts')),
    ],
  },
  {
    title: 'Regarder',
    commands: [
      entry('report', 'Tableau de bord, classeur et clôture', () => import('./commands/report.ts')),
      entry('aging', 'Balance âgée, aussi à une date passée', () => import('./commands/aging.ts'), ['balance']),
      entry('items', 'Factures, avoirs et règlements, avec leur échéance', () => import('./commands/items.ts')),
      entry('statement', 'Relevé de compte d’un client, à l’écran et à lui remettre', () => import('./commands/statement.ts')),
      entry('show', 'Tout ce que relance sait d’un client ou d’une relance', () => import('./commands/show.ts')),
      entry('penalties', 'Pénalités de retard et indemnité de 40 €, en détail', () => import('./commands/penalties.ts')),
      entry('forecast', 'Encaissements attendus par semaine, et de combien la prévision se trompe', () => import('./commands/forecast.ts')),
      entry('simulate', 'Relances des semaines à venir, si rien n’est réglé', () => import('./commands/simulate.ts')),
      entry(
        'litigation',
        'Dossier contentieux d’un client : pièces, preuves, calculs, projets d’actes',
        () => import('./commands/litigation.ts'),
      ),
    ],
  },
  {
    title: 'Ce que vous savez des clients',
    commands: [
      entry(
        'customers',
        'Liste des clients ; contacts, conditions, scénario et plafond d’un client',
        () => import('./commands/customers.ts'),
      ),
      entry('promise', 'Note une promesse de règlement', () => import('./commands/promise.ts')),
      entry('received', 'Règlement reçu, pas encore saisi : suspend jusqu’au prochain import', () => import('./commands/received.ts')),
      entry('dispute', 'Suspend pour litige, en tout ou partie', () => import('./commands/dispute.ts')),
      entry('installments', 'Accorde un échéancier : suspend tant qu’il est tenu', () => import('./commands/installments.ts')),
      entry('pause', 'Met un client, une pièce ou tout le dossier en pause', () => import('./commands/pause.ts')),
      entry('hold', 'Suspend pour tout autre motif : créance confiée, cédée, facture refusée…', () => import('./commands/hold.ts')),
      entry(
        'insolvency',
        'Procédure collective d’un client : suspend, et dit ce qui est à déclarer',
        () => import('./commands/insolvency.ts'),
      ),
      entry('release', 'Lève une suspension', () => import('./commands/release.ts')),
      entry('step', 'Choisit une étape à la main : la passer, en choisir une, reprendre', () => import('./commands/step.ts')),
    ],
  },
  {
    title: 'Réglages et entretien',
    commands: [
      entry('scenarios', 'Étapes de chaque scénario, et combien de clients les suivent', () => import('./commands/scenarios.ts')),
      entry('templates', 'Textes des messages : copier, changer, vérifier, voir, leurs champs', () => import('./commands/templates.ts')),
      entry('password', 'Garde le mot de passe de la messagerie, dans le trousseau ou un fichier', () => import('./commands/password.ts')),
      entry('rates', 'Taux BCE et taux légal par semestre', () => import('./commands/rates.ts')),
      entry('due-date', 'Calcule une échéance', () => import('./commands/due-date.ts')),
      entry('schedule', 'Fait faire ce travail chaque matin par la machine', () => import('./commands/schedule.ts')),
      entry('completion', 'Complète commandes, clients et factures à la touche Tab', () => import('./commands/completion.ts')),
      entry('dossiers', 'Les dossiers d’un cabinet : où en est chacun', () => import('./commands/dossiers.ts')),
      entry('backup', 'Sauvegarde vérifiée du registre, et retour à l’une d’elles', () => import('./commands/backup.ts')),
      entry('export-data', 'Toutes les données d’un client, pour les lui remettre', () => import('./commands/export-data.ts')),
      entry('forget', 'Efface les coordonnées d’un client soldé', () => import('./commands/forget.ts')),
    ],
  },
]

export const COMMANDS: readonly CommandEntry[] = GROUPS.flatMap(({ commands }) => commands)

/** Asked by shells, not by people: in no help. */
const COMPLETE = entry('complete', 'Propose la suite de ce qui est tapé', () => import('./commands/complete.ts'))

export function findCommand(name: string): CommandEntry | null {
  return [...COMMANDS, COMPLETE].find((candidate) => candidate.name === name || candidate.aliases.includes(name)) ?? null
}
