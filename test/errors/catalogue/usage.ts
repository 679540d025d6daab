// A command line typed wrong: exit code 2, and nothing is opened.
import type { Provocation } from './provocation.ts'

export const USAGE: readonly Provocation[] = [
  {
    code: 'command-unknown',
    exit: 2,
    command: 'imprt balance.csv',
    says: `
relance: La commande « imprt » n’existe pas.
  → Vouliez-vous dire « relance import » ?
`,
  },
  {
    code: 'topic-unknown',
    exit: 2,
    command: 'help zygote',
    says: `
relance: Ni commande ni sujet du guide ne s’appelle « zygote ».
  → Les sujets du guide : relance help sujets.
`,
  },
  {
    code: 'option-unknown',
    exit: 2,
    command: '--colour',
    says: `
relance: L’option « --colour » ne va pas sans commande.
  → Voyez « relance --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'plan --dryrun',
    says: `
relance: L’option « --dryrun » n’existe pas. Vouliez-vous dire « --dry-run » ?
  → Voyez « relance plan --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'plan --xyz',
    says: `
relance: L’option « --xyz » n’existe pas.
  → Voyez « relance plan --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'import --as',
    says: `
relance: L’option « --as <nature> » demande une valeur.
  → Voyez « relance import --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'import',
    says: `
relance: Il manque l’argument « fichier » : export, dossier, motif, archive ZIP ou classeur Excel ; « - » pour l’entrée standard.
  → Voyez « relance import --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'due-date --issued 2026-05-15',
    says: `
relance: L’option « --terms <texte> » est obligatoire.
  → Voyez « relance due-date --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'plan demain',
    says: `
relance: La commande n’attend aucun argument et en reçoit 1.
  → Pour un seul client : relance plan --customer demain
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'show C001 C002',
    says: `
relance: La commande attend au plus 1 argument et en reçoit 2.
  → Voyez « relance show --help ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'rates remove 2026-S1',
    says: `
relance: « rates remove » n’existe pas.
  → Écrivez « relance rates », « relance rates check » ou « relance rates add 2027-S1 2.65 --source "..." ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'rates add',
    says: `
relance: Il faut le semestre et son taux.
  → Écrivez par exemple : relance rates add 2027-S1 2.65 --source "Banque de France".
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'history purge',
    says: `
relance: « history purge » n’existe pas.
  → Écrivez relance history, relance history resolve ID sent, relance history set ID --tracking NUMÉRO, relance history print ID, ou relance history adopt --since JOUR.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'history resolve',
    says: `
relance: Il faut le numéro de la relance et le verdict.
  → Écrivez relance history resolve ID sent, ou relance history resolve ID not-sent.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'history adopt',
    says: `
relance: Depuis quel jour l’autre exemplaire a-t-il pu envoyer ?
  → Écrivez relance history adopt --since AAAA-MM-JJ (demain, s’il n’a rien envoyé).
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'approve',
    says: `
relance: Quelles relances approuver ?
  → Toutes : --all. Une partie : --customer CODE, --above MONTANT, --from-step ÉTAPE, ou leurs numéros, donnés par « relance plan --dry-run --explain ».
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'import x.txt --map Compte',
    says: `
relance: --map : « Compte » s’écrit role=Colonne.
  → Par exemple : --map due_date="Échéance".
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties --due 2026-06-20',
    says: `
relance: L’option --due ne sert qu’avec la calculatrice.
  → Donnez aussi --amount et --due, ou ôtez cette option pour lire les pénalités du dossier.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties --amount 100',
    says: `
relance: Il manque l’échéance de la facture.
  → Avec --amount, donnez aussi --due AAAA-MM-JJ.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'penalties --amount 100 --due 2026-06-20 --paid 2026-07-01 --paid 2026-07-02',
    says: `
relance: Un seul --paid peut être sans montant.
  → Écrivez les autres --paid JOUR:MONTANT.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'plan --date 2026-02-30',
    says: `
relance: --date : le jour « 2026-02-30 » n’existe pas au calendrier.
  → Vérifiez le jour et le mois.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'plan --date 31/11/2026',
    says: `
relance: --date : le jour « 31/11/2026 » n’existe pas au calendrier.
  → Vérifiez le jour et le mois.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'plan --date ""',
    says: `
relance: --date : «  » n’est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA.
  → Écrivez par exemple 2026-11-20 ou 20/11/2026.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'due-date --issued hier --terms "30 jours"',
    says: `
relance: --issued : « hier » n’est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA.
  → Écrivez par exemple 2026-11-20 ou 20/11/2026.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'penalties --amount 100 --due 2026-06-20 --paid hier:50',
    says: `
relance: --paid : « hier » n’est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA.
  → Écrivez par exemple 2026-11-20 ou 20/11/2026.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'penalties --amount 100 --due 1980-06-20',
    says: `
relance: --due : « 1980-06-20 » n’est pas entre 1990 et 2199.
  → Vérifiez l’année : hors de ces bornes, ni taux ni règle ne sont connus.
`,
  },
  {
    code: 'day-invalid',
    exit: 2,
    command: 'plan',
    env: { RELANCE_DATE: 'demain' },
    says: `
relance: RELANCE_DATE : « demain » n’est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA.
  → Écrivez par exemple 2026-11-20 ou 20/11/2026.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'aging --by month',
    says: `
relance: --by n’accepte pas « month ».
  → Valeurs possibles : due, issue.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'send --limit beaucoup',
    says: `
relance: --limit : « beaucoup » n’est pas un nombre de messages.
  → Écrivez par exemple --limit 10.
`,
  },
  {
    code: 'option-invalid',
    exit: 2,
    command: 'items --csv ""',
    says: `
relance: --csv : le nom du fichier est vide.
  → Écrivez par exemple --csv balance.csv.
`,
  },
  {
    code: 'amount-invalid',
    exit: 2,
    command: 'import x.txt --expect 12.345',
    says: `
relance: --expect : « 12.345 » n’est pas un montant, ou se lit de deux façons.
  → Écrivez 1234.56 ou 1 234,56.
`,
  },
  {
    code: 'amount-invalid',
    exit: 2,
    command: 'dispute C001 --ref F2026-001 --amount -5',
    says: `
relance: --amount : « -5 » n’est pas supérieur à zéro.
  → Écrivez le montant sans signe.
`,
  },
  {
    code: 'rate-invalid',
    exit: 2,
    command: 'rates add 2027-S1 beaucoup --source "Banque de France"',
    says: `
relance: rates add : « beaucoup » n’est pas un taux.
  → Écrivez un pourcentage annuel, par exemple 2.65.
`,
  },
  {
    code: 'rate-invalid',
    exit: 2,
    command: 'penalties --amount 100 --due 2026-06-20 --rate "legal x2"',
    says: `
relance: --rate : « legal x2 » n’est pas un taux permis : écrivez ecb+10, legal x3, ou le taux annuel en pour cent, par exemple 15 ou 12,40.
  → Le taux est celui de vos factures ou de vos CGV.
`,
  },
  {
    code: 'half-year-invalid',
    exit: 2,
    command: 'rates add 2027-S3 2.65',
    says: `
relance: « 2027-S3 » n’est pas un semestre.
  → Écrivez par exemple 2027-S1.
`,
  },
  {
    code: 'source-missing',
    exit: 2,
    command: 'rates add 2027-S1 2.65',
    says: `
relance: Un taux s’ajoute avec sa source.
  → Ajoutez --source "où il est publié".
`,
  },
  {
    code: 'half-year-out-of-range',
    exit: 2,
    command: 'rates add 2072-S1 2.65 --source "Banque de France"',
    says: `
relance: Le 1er semestre 2072 ne peut pas recevoir de taux.
  → relance tient les semestres de 2009-S1 à 2027-S1, le prochain à être publié.
`,
  },
  {
    code: 'rate-out-of-range',
    exit: 2,
    command: 'rates add 2027-S1 26,50 --source "Banque de France"',
    says: `
relance: 26,50 % n’est pas plausible pour le taux BCE du 1er semestre 2027.
  → Écrivez le taux publié, de 0 à 8 %, sans les 10 ni les 8 points.
`,
  },
  {
    code: 'rate-known',
    exit: 2,
    command: 'rates add 2026-S2 2.65 --source "Banque de France"',
    says: `
relance: relance livre déjà, pour le 2e semestre 2026, le taux BCE de 2,40 % (vous écrivez 2,65 %).
  → Vérifiez la source ; si le taux livré est faux, ajoutez --force : le vôtre l’emportera, et relance le marquera.
`,
  },
  {
    code: 'terms-unknown',
    exit: 2,
    command: 'due-date --issued 2026-05-15 --terms "1 mois"',
    says: `
relance: Les conditions « 1 mois » ne sont pas comprises. Un mois se lit de deux façons, 30 jours ou de date à date : écrivez un nombre de jours, ou une fin de mois.
  → Écrivez par exemple : 30 jours ; 30 jours le 10 ; 30 jours fin de mois.
`,
  },
  {
    code: 'terms-unknown',
    exit: 2,
    command: 'due-date --issued 2026-05-15 --terms "quand je peux"',
    says: `
relance: Les conditions « quand je peux » ne sont pas comprises.
  → Écrivez par exemple : 30 jours ; 45 jours fin de mois ; fin de mois + 45 jours ; 30 jours fin de mois le 10 ; 30 jours fin de décade ; à réception.
`,
  },
  {
    code: 'encoding-unknown',
    exit: 2,
    command: 'import 732829320FEC20261119.txt --encoding klingon',
    says: `
relance: L’encodage « klingon » n’est pas connu.
  → Encodages possibles : utf-8, windows-1252, iso-8859-15, cp850 et utf-16le.
`,
  },
  {
    code: 'name-missing',
    exit: 2,
    command: 'init',
    dossier: 'nowhere',
    says: `
relance: Il manque le nom de la société.
  → Écrivez par exemple : relance init --name "Atelier Brunet".
`,
  },
  {
    code: 'answers-invalid',
    exit: 2,
    command: 'init --name Essai --siren 12',
    dossier: 'nowhere',
    says: `
relance: --siren : « 12 » n’est pas un SIREN : il compte neuf chiffres.
  → Corrigez les options de la commande ; aucun fichier n’a été écrit.
`,
  },
  {
    code: 'answers-invalid',
    exit: 2,
    command: 'init --name Essai --siren 12 --rate beaucoup',
    dossier: 'nowhere',
    says: `
relance: Plusieurs réponses ne conviennent pas.
  - --siren : « 12 » n’est pas un SIREN : il compte neuf chiffres.
  - --rate : « beaucoup » n’est pas un taux permis : écrivez ecb+10, legal x3, ou le taux annuel en pour cent, par exemple 15 ou 12,40.
  → Corrigez les options de la commande ; aucun fichier n’a été écrit.
`,
  },
  {
    code: 'init-abandoned',
    exit: 2,
    command: 'init',
    dossier: 'nowhere',
    tty: true,
    says: `
Quelques questions ; laissez vide ce que vous ne savez pas encore.
(1/8) Nom de la société : relance: Les questions n’ont pas toutes reçu de réponse : aucun fichier n’a été écrit.
  → Tapez de nouveau « relance init », ou donnez les réponses en options : relance init --name "Atelier Brunet" --yes.
`,
  },
  {
    code: 'date-not-today',
    exit: 2,
    command: 'send',
    dossier: 'settings remote-server',
    says: `
relance: Un envoi réel se fait à la date du jour, pas au 20 novembre 2026.
  → Ôtez --date (ou RELANCE_DATE), ou essayez avec --dry-run ou --to-me.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'pause --all',
    says: `
relance: Tout le dossier se met en pause, en entier et jusqu’à un jour.
  → Écrivez : relance pause --all --until AAAA-MM-JJ --reason "fermeture annuelle".
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'hold C001',
    says: `
relance: Pour quel motif suspendre ?
  → Ajoutez --as avec l’un de ceux-ci : dispute, promise, paused, received, handed-over, assigned, excluded, invoice-refused, retention, direct-debit, bill-of-exchange.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'installments C001 --monthly 6',
    says: `
relance: Il faut les échéances, d’une façon ou de l’autre.
  → Écrivez --schedule "2026-12-15:500,00 2027-01-15:500,00", ou --monthly 6 --from 2026-12-15.
`,
  },
  {
    code: 'usage',
    exit: 2,
    command: 'step C001 --skip',
    says: `
relance: Pourquoi cette décision ?
  → Ajoutez --reason "…" : elle figurera dans le plan et dans l’historique.
`,
  },
]
