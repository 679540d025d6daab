// The second half of a new relance.yaml: penalties, reminders, scenarios, imports, every default shown as a commented line.

import { decimalText } from '../../domain/decimal-text.ts'
import { shippedScenarios } from '../../domain/scenario-shipped.ts'
import { standardScenario } from '../../domain/scenario-standard.ts'
import { DEFAULTS } from './defaults.ts'
import { setting, stepText } from './template-text.ts'

/** `rate`: as the user typed it; absent, the question stands in the file. */
export function penaltySection(rate: string | undefined): string {
  const { halfYear, basis, imputation, belowFloor, instalmentFee, creditNotes } = DEFAULTS.penalties
  const accounts = DEFAULTS.penaltyAccounts
  return `# Pénalités de retard (C. com. L441-10).
penalties:
  # Quel taux figure sur vos factures ou CGV ?
  # ecb+10 (taux BCE + 10 points), legal x3 (trois fois le taux légal), ou un taux annuel : 15.
  # Sans réponse, les pénalités sont calculées et montrées, jamais réclamées.
  ${setting('rate', rate, 'ecb+10')}
  # Taux de chaque semestre (split), du premier semestre de retard (frozen) ou du jour du calcul (current).
  #halfYear: ${halfYear}
  # Année de 365 jours, ou actual (366 les années bissextiles).
  #basis: ${basis}
  # Un acompte s’impute d’abord sur le principal, ou sur les intérêts (interest).
  #imputation: ${imputation}
  # Taux du contrat sous le minimum légal : avertir (warn), relever au minimum (floor), appliquer le taux légal (statutory).
  #belowFloor: ${belowFloor}
  # L’indemnité de 40 € : une par facture, ou une par échéance impayée (instalment).
  #instalmentFee: ${instalmentFee}
  # Un avoir réduit la facture dès l’origine (start), ou de son propre jour (own-day).
  #creditNotes: ${creditNotes}
  # Comptes et journal des écritures de « relance penalties --entries ».
  #accounts: { interest: "${accounts.interest}", fee: "${accounts.fee}", journal: ${accounts.journal} }
  # D’autres choix pour un client, ou pour une de ses factures ; notice : jour d’une mise en demeure envoyée sans relance.
  #exceptions:
  #  - { customer: C001, rate: 12.00, because: contrat du 1er mars 2026 }
  #  - { customer: C002, ref: F2026-017, notice: 2026-05-04 }`
}

export function reminderSection(): string {
  const { approval, approvalAboveCents, ...defaults } = DEFAULTS.reminders
  return `# Quand relancer, et ce qui attend votre accord.
reminders:
  # Rien n’est envoyé à un client qui doit moins (total échu, avoirs déduits).
  #minimum: ${decimalText(defaults.minimumCents)}
  # Jours entre deux messages au même client.
  #minimumGapDays: ${defaults.minimumGapDays}
  # Rien ne part si un compte de banque où paient vos clients n’est plus saisi depuis plus de jours ouvrés que cela ; 0 : pas de contrôle.
  #staleBooksDays: ${defaults.staleBooksDays}
  # Étapes à approuver avant l’envoi ; [] : aucune.
  #approval: [${approval.join(', ')}]
  # Toute relance au-dessus de ce montant est à approuver ; none : pas de seuil.
  #approvalAbove: ${approvalAboveCents === null ? 'none' : decimalText(approvalAboveCents)}
  # Les premiers plans du dossier sont à approuver en entier.
  #firstPlansToApprove: ${defaults.firstPlansToApprove}
  # Montant à partir duquel une facture est rappelée avant son échéance.
  #preventiveMinimum: ${decimalText(defaults.preventiveMinimumCents)}
  # Jours fériés : metropole, alsace-moselle, guadeloupe, martinique, guyane, reunion, mayotte. Un client dont le code postal est
  # d’une de ces régions suit les siens.
  #holidays: ${defaults.holidays}
  # Après une promesse ou un échéancier non tenu, l’étape suivante part sans attendre son jour.
  #brokenPromiseRaises: ${defaults.brokenPromiseRaises}
  # Le scénario suit le régime du client et sa façon de payer, s’il n’en a pas un à lui ; false : standard pour tous.
  #scenarioByProfile: ${defaults.scenarioByProfile}
  # Montrer aussi, hors total, les factures qui ne sont pas encore échues.
  #listNotDue: ${defaults.listNotDue}
  # Mettre en copie des e-mails le responsable du client, quand le fichier de contacts donne son adresse.
  #copyAccountManager: ${defaults.copyAccountManager}
  # Codes des clients de l’essai « relance plan --pilot » et « relance send --pilot ».
  #pilot: [${defaults.pilot.join(', ')}]
  # Observer sans rien envoyer : les plans sont faits, gardés, comparés (relance plan --compare).
  #shadow: ${defaults.shadow}
  # Relances au plus par jour, les plus anciennes d’abord ; null : pas de limite.
  #maxPerRun: null
  # Messages au plus à un même client en 30 jours, appels non compris ; null : pas de limite.
  #maxPerCustomer: null
  # Après des jours sans plan : la bonne relance tout de suite (once), ou pas avant le jour de l’étape suivante (skip).
  #catchUp: ${defaults.catchUp}
  # Adresse du client qui valide les relances que vous envoyez pour lui : rien ne part sans son accord ; null : personne.
  #validatedBy: null`
}

export function scenarioSection(): string {
  const { name, steps } = standardScenario()
  return `# Les étapes : at compte les jours après l’échéance (négatif : avant) ; channel : email, letter, registered-letter, call, sms ;
# penalties : none (rien), mention (rappelées), claim (réclamées). Un scénario écrit ici remplace en entier celui du même nom.
# Livrés avec relance : ${Object.keys(shippedScenarios()).join(', ')} (les voir : relance scenarios).
# D’une étape on peut dire aussi :
#   after: 8 (à la place de at : jours après l’envoi de l’étape précédente) ; template: relance-2 (le modèle de message) ;
#   tone: courteous (courtois), firm (ferme), formal (solennel) ; approval: true (à approuver) ou false ;
#   minimum: 100.00, maximum: 5000.00 (montant de la facture, avoirs déduits) ; regimes: [business] ; languages: [fr] ;
#   by: account-manager (l’appel est à passer par le chargé de compte) ; withCall: true (un appel le même jour) ;
#   role: direction (le contact à qui écrire, d’après sa fonction).
# Un scénario peut avoir son écart entre deux messages : doux: { gapDays: 10, steps: [{ step: relance-1, at: 7, channel: email }] }
scenarios:
  #${name}:
${steps.map((step) => `    #- ${stepText(step)}`).join('\n')}`
}

export function groupSection(): string {
  return `# Des sociétés dont une seule paie pour toutes : un seul message par jour, au payeur, avec un tableau par société.
# Par exemple : [{ payer: C010, members: [C011, C012] }]. Une mise en demeure va toujours à la société débitrice, seule.
#groups: []`
}

export function assigneeSection(): string {
  return `# Des créances cédées à un factor ou à une banque : les messages à ces clients donnent son compte et ne réclament aucune pénalité,
# et la mise en demeure lui est laissée. Par exemple : [{ name: "…", iban: "FR76 …", customers: [C020, C021] }].
#assignees: []`
}

export function importSection(): string {
  const { customerAccounts, unbalancedLetters, documentDay, opening } = DEFAULTS.import
  return `# Lecture des exports comptables.
import:
  # Débuts des comptes clients.
  #customerAccounts: [${customerAccounts.map((account) => `"${account}"`).join(', ')}]
  # Lettrage qui ne s’équilibre pas : retenir (hold) ou relancer le reste (remind).
  #unbalancedLetters: ${unbalancedLetters}
  # Date des factures : celle de la pièce quand elle est plausible (piece), ou celle de l’écriture (entry).
  #documentDay: ${documentDay}
  # Journal d’à-nouveaux : auto, ou son code.
  #opening: ${opening}
  # Comptes auxiliaires qui ne sont pas des clients (ventes au comptant, divers).
  #pseudoCustomers: []
  # Colonnes des fichiers CSV, par nom de profil.
  #profiles: {}`
}
