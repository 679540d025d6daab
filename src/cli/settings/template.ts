// The commented relance.yaml that `relance init` writes. '# ' explains; '#key:' is a setting at its default or an example,
// put in force by removing the '#'. Defaults come from defaults.ts, so the file never tells another story than the loader.
import { PROVIDER_NAMES } from '../../domain/mail-providers.ts'
import type { Regime } from '../../domain/settings.ts'
import { DEFAULTS } from './defaults.ts'
import { assigneeSection, groupSection, importSection, penaltySection, reminderSection, scenarioSection } from './template-rules.ts'
import { scalarText, setting } from './template-text.ts'

/** What `relance init` learned; what is absent stays a commented line. Texts as the user typed them. */
export interface InitAnswers {
  readonly name: string
  readonly siren?: string | undefined
  readonly email?: string | undefined
  readonly iban?: string | undefined
  readonly terms?: string | undefined
  readonly regime?: Regime | undefined
  /** 'ecb+10', 'legal x3' or percent: see `readRate`. */
  readonly rate?: string | undefined
  /** A known mail service, or the name of a server. */
  readonly mail?: string | undefined
  /** Who signs in there; absent: nobody does, or the sender's address where there is a password. */
  readonly user?: string | undefined
  /** File of the dossier that holds the password; never the password. */
  readonly passwordFile?: string | undefined
}

/**
 * The text of a new relance.yaml, line ends '\n'. Loading it gives the answers back, and the defaults for the rest.
 * Answers are quoted, not checked: load the text before writing it, and the faults of the answers are told.
 */
export function settingsTemplate(answers: InitAnswers): string {
  const who = [
    INTRODUCTION,
    creditorSection(answers),
    senderSection(answers),
    smtpSection(answers),
    SMS,
    REPORT,
    PAYMENT,
    ATTACHMENTS,
    LETTERS,
    customerSection(answers),
  ]
  const rules = [
    penaltySection(answers.rate),
    reminderSection(),
    scenarioSection(),
    groupSection(),
    assigneeSection(),
    importSection(),
    DAILY,
    BACKUP,
  ]
  return `${[...who, ...rules].join('\n\n')}\n`
}

const INTRODUCTION = `# Réglages de relance pour ce dossier (à enregistrer en UTF-8).
# Une ligne « # » suivie d’une espace explique. Une ligne où « # » touche un mot est un réglage à sa valeur par défaut,
# ou un exemple : retirez le « # » pour le changer. Les clés restent en anglais ; une clé inconnue est refusée.
# Après un changement, lancez : relance check`

function creditorSection({ name, siren, email, iban }: InitAnswers): string {
  return `# La société à qui l’argent est dû.
creditor:
  name: ${scalarText(name)}
  # Mentions des lettres et des mises en demeure (C. com. R123-237).
  ${setting('siren', siren, '"… (neuf chiffres)"')}
  #legalForm: SARL
  #capital: "10 000 €"
  #rcs: Rennes
  #address: ["12 rue des Lilas", "35000 Rennes"]
  # Où répondre et où payer : ces lignes figurent dans chaque message.
  ${setting('email', email, '"…@…"')}
  #phone: "02 99 00 00 00"
  ${setting('iban', iban, '"FR76 …"')}
  #bic: "…"
  # Image des lettres et des e-mails, un fichier PNG ou JPEG de ce dossier, par exemple logo.png.
  #logo: null`
}

function senderSection({ email }: InitAnswers): string {
  return `# Qui écrit. Sans rien de plus, c’est la société elle-même.
sender:
  ${setting('from', email, '"…@…"')}
  # Adresse des réponses, si elle diffère ; signature, par défaut le nom de la société.
  #replyTo: null
  #signature: null
  # Boîtes d’archives qui reçoivent chaque e-mail en copie cachée.
  #bcc: []
  # Un cabinet qui écrit en son propre nom : { name: "…", siren: "…", address: ["…"], email: "…", phone: "…" },
  # avec son mandat de recouvrement : { reference: "…", date: AAAA-MM-JJ }. Sans mandat ou sans creditor.address, rien ne part.
  #firm: null
  #mandate: null
  # Un cabinet qui écrit au nom de son client : référence de sa lettre de mission ; il lui faut alors replyTo.
  #engagement: null`
}

function smtpSection({ mail, user, passwordFile, email }: InitAnswers): string {
  const provider = PROVIDER_NAMES.find((name) => name === mail)
  const host = provider === undefined ? mail : undefined
  const signsIn = user ?? (passwordFile === undefined ? undefined : email)
  return `# Le serveur d’envoi. Sans lui, les messages sont écrits dans le dossier outbox.
# Le mot de passe n’est jamais ici : relance password le garde dans le trousseau de la session ou un fichier à vous seul, que nomme passwordFile.
smtp:
  # Votre service, s’il est connu : ${PROVIDER_NAMES.slice(0, 7).join(', ')},
  # ${PROVIDER_NAMES.slice(7).join(', ')}. Il donne le serveur, le port et le chiffrement.
  ${setting('provider', provider, 'null')}
  # Ou le serveur écrit à la main, qui l’emporte.
  ${setting('host', host, 'smtp.exemple.fr')}
  # starttls (par défaut, port ${DEFAULTS.smtp.ports.starttls}), tls (port ${DEFAULTS.smtp.ports.tls}), none (machine locale seulement).
  #security: ${DEFAULTS.smtp.security}
  #port: ${DEFAULTS.smtp.ports.starttls}
  # L’identifiant, en général l’adresse entière. Beaucoup de services demandent un « mot de passe d’application ».
  ${setting('user', signsIn, 'null')}
  ${setting('passwordFile', passwordFile, 'null')}
  # Sans mot de passe (XOAUTH2) : un jeton d’accès (variable RELANCE_SMTP_TOKEN, ou tokenFile), ou de quoi en demander.
  #tokenFile: null
  #oauth: { tokenUrl: "https://login.exemple.fr/token", clientId: mon-appli, clientSecretFile: secret.txt, refreshTokenFile: jeton.txt }
  # Connexions à la fois, messages par minute (par défaut, ce que le service accepte), messages par connexion.
  #connections: ${DEFAULTS.smtp.connections}
  #perMinute: 30
  #perConnection: ${DEFAULTS.smtp.perConnection}
  # Signature DKIM, si votre hébergeur ne signe pas lui-même : clé RSA au format PEM, que vous seul pouvez lire.
  #dkim: { domain: exemple.fr, selector: relance, keyFile: dkim.pem }
  #allowPlaintext: ${DEFAULTS.smtp.allowPlaintext}`
}

const SMS = `# La passerelle qui envoie les SMS des scénarios (étapes channel: sms). Sans elle, ils sont écrits dans le dossier outbox.
# Ce que demande la vôtre se lit dans sa documentation. {{to}} (le numéro, +33…), {{text}}, {{id}} (le même si l’on recommence), {{from}} et
# {{secret}} sont remplis ; le secret n’est jamais ici : variable RELANCE_SMS_SECRET, ou un fichier que vous seul pouvez lire (secretFile).
sms:
  #url: https://api.exemple.fr/sms
  #method: ${DEFAULTS.sms.method}
  #headers: { Authorization: "Bearer {{secret}}", Idempotency-Key: "{{id}}" }
  # json, ou form (to={{to}}&text={{text}}).
  #format: ${DEFAULTS.sms.format}
  #body: '{"from": "{{from}}", "to": "{{to}}", "text": "{{text}}"}'
  #from: null
  # Ce que contient la réponse quand le SMS est accepté ; null : tout code 2xx.
  #success: null
  #secretFile: null
  # Un SMS de plus de 160 caractères compte pour plusieurs : au-delà de ce nombre il ne part pas.
  #maxParts: ${DEFAULTS.sms.maxParts}
  #timeoutSeconds: ${DEFAULTS.sms.timeoutSeconds}`

const REPORT = `# Après chaque envoi par ce serveur, un rapport : ce qui est parti, ce qui a échoué, ce qui attend et ce que vous avez à décider.
report:
  # own : à votre adresse (creditor.email) ; ou une autre adresse ; none : pas de rapport.
  #to: ${DEFAULTS.report.to}`

const PAYMENT = `# Pour payer plus vite : un code QR de virement dans les lettres et les e-mails (il faut un IBAN de la zone SEPA),
# et l’adresse d’une page de paiement, où {reference}, {amount} et {customer} sont remplis,
# par exemple "https://payer.exemple.fr/?ref={reference}&montant={amount}".
payment:
  #qrCode: ${DEFAULTS.payment.qrCode}
  #link: null`

const ATTACHMENTS = `# Ce qui est joint aux e-mails et aux lettres.
attachments:
  # Les factures relancées, trouvées par leur numéro dans le dossier invoices : F2026-017.pdf, facture F2026-017.pdf.
  #invoices: ${DEFAULTS.attachments.invoices}
  # Mégaoctets de fichiers au plus par message ; ce qui n’y tient pas est « disponible sur demande ».
  #maxMegabytes: ${DEFAULTS.attachments.maxMegabytes}
  # Le relevé de compte : none, always, ou le nom de l’étape à partir de laquelle il est joint.
  #statement: ${DEFAULTS.attachments.statement.from}
  # La feuille de calcul des pénalités : none, ou le nom d’une étape ; null : à partir de la première étape qui les réclame.
  #calculation: null`

const LETTERS = `# Les lettres, réunies chaque jour en un fichier à imprimer. Imprimées en recto verso (true), chacune commence sur une feuille.
letters:
  #duplex: ${DEFAULTS.letters.duplex}`

const DAILY = `# Le travail de chaque matin : relance daily (le planifier : relance schedule install).
daily:
  # Répertoire où vous déposez les exports, dans ce dossier ou ailleurs ; null : aucun. Tant qu’un fichier n’y est pas lu, rien ne part.
  #inbox: ${DEFAULTS.daily.inbox}
  # Un fichier importé est rangé dans son sous-répertoire imported (move), ou laissé où il est (keep).
  #imported: ${DEFAULTS.daily.imported}
  # Secondes sans changement avant de prendre un fichier.
  #settledSeconds: ${DEFAULTS.daily.settledSeconds}
  # Écrire le tableau de bord du jour ; jours pendant lesquels les journaux (logs) sont gardés.
  #dashboard: ${DEFAULTS.daily.dashboard}
  #logDays: ${DEFAULTS.daily.logDays}`

const BACKUP = `# Sauvegardes du registre : relance daily en fait une tous les n jours (0 : aucune), les anciennes sont ôtées.
backup:
  #everyDays: ${DEFAULTS.backup.everyDays}
  #keepDays: ${DEFAULTS.backup.keepDays}`

function customerSection({ terms, regime }: InitAnswers): string {
  return `# Pour les clients qui n’ont rien de particulier.
customers:
  # Délai de règlement convenu, comme sur vos factures. Sans lui, une échéance absente est supposée à 30 jours,
  # et elle n’amène qu’un message courtois.
  ${setting('terms', terms, '30 jours')}
  # Qui sont vos clients : business (entreprises), public, consumer (particuliers), abroad (étranger), to-confirm (à confirmer).
  # Tant que c’est to-confirm, ni pénalité ni indemnité n’est réclamée.
  regime: ${regime ?? DEFAULTS.customers.regime}
  # fr, en (anglais), de (allemand), es (espagnol) ou it (italien) ; pour un client : relance customers CODE --language de.
  #language: ${DEFAULTS.customers.language}`
}
