// Every way a settings file can be wrong: a small file in fixtures/settings that provokes it, and the text it must bring.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { SettingsError } from '../../src/domain/errors.ts'

const FOLDER = new URL('../../fixtures/settings/', import.meta.url)

/** [code, line, message, excerpt] */
type Golden = readonly [code: string, line: number | undefined, message: string, excerpt: string | undefined]

// biome-ignore format: one error a line
const GOLDEN: Readonly<Record<string, Golden>> = {
  'account-prefix': ['settings-invalid', 3, 'import.customerAccounts n° 2 : « 706 » n’est pas le début d’un compte client : écrivez par exemple "411".', 'customerAccounts: ["411", "706"]'],
  'address-as-text': ['settings-invalid', 3, 'creditor.address attend une liste : [premier, second], ou une ligne « - … » par élément.', 'address: 12 rue des Lilas, 35000 Rennes'],
  amount: ['settings-invalid', 3, 'reminders.minimum : « quinze euros » n’est pas un montant : écrivez par exemple 15.00 ou 1 234,56.', 'minimum: quinze euros'],
  'amount-cut-by-a-comma': ['settings-unknown-key', 2, 'reminders : entre accolades, une virgule sépare deux clés. Écrivez le nombre avec un point (500.00), ou entre guillemets ("500,00").', 'reminders: { minimum: 500,00, approvalAbove: 5000 }'],
  'amount-cut-in-a-step': ['settings-unknown-key', 4, 'scenarios.doux, étape 1 : entre accolades, une virgule sépare deux clés. Écrivez le nombre avec un point (500.00), ou entre guillemets ("500,00").', '- { step: relance-1, at: 5, channel: email, minimum: 1 500,00 € }'],
  'amount-negative': ['settings-invalid', 3, 'reminders.minimum : « -15.00 » est négatif : écrivez un montant de zéro ou plus.', 'minimum: -15.00'],
  'amount-null': ['settings-invalid', 3, 'reminders.minimum ne peut pas être nul : retirez la clé pour garder la valeur par défaut.', 'minimum: null'],
  'amount-two-readings': ['settings-invalid', 3, 'reminders.approvalAbove : « 5.000 » se lit de deux façons : écrivez 5000.00 s’il s’agit de milliers.', 'approvalAbove: 5.000'],
  'anchor-bomb': ['settings-syntax', 3, 'Trop d’éléments ou de niveaux : un renvoi (« & », « * ») en crée peut-être sans fin.', 'address: &a ["x", "x", "x", "x", "x", "x", "x", "x", "x", "x"]'],
  'anchor-loop': ['settings-syntax', 3, 'Trop d’éléments ou de niveaux : un renvoi (« & », « * ») en crée peut-être sans fin.', 'address: &loop [*loop]'],
  'anchor-nowhere': ['settings-syntax', 2, 'Le renvoi « *brunet » ne mène à rien.', 'name: *brunet'],
  'attachment-from-no-step': ['settings-invalid', 3, 'attachments.statement : aucune étape ne s’appelle « relance3 ». Vouliez-vous écrire « relance-3 » ?', 'attachments: { statement: relance3 }'],
  'attachment-from-a-word': ['settings-invalid', 3, 'attachments.calculation : « à partir de la mise en demeure » n’est pas permis : none, ou le nom d’une étape, par exemple relance-3.', 'attachments: { calculation: à partir de la mise en demeure }'],
  'attachments-too-large': ['settings-invalid', 3, 'attachments.maxMegabytes : « 500 » n’est pas un nombre entier de 1 à 100.', 'attachments: { maxMegabytes: 500 }'],
  'approval-mistyped': ['settings-invalid', 5, 'reminders.approval : aucune étape ne s’appelle « formal-notise ». Vouliez-vous écrire « formal-notice » ?', '- formal-notise'],
  'approval-of-no-step': ['settings-invalid', 3, 'reminders.approval : aucune étape ne s’appelle « formal_notice ». Vouliez-vous écrire « formal-notice » ?', 'approval: [relance-3, formal_notice]'],
  'assignee-of-half-a-group': ['settings-invalid', 3, 'groups n° 1, members n° 2 : les créances sur C001 et sur C003 n’ont pas le même cessionnaire : un seul message ne peut pas les réclamer ensemble. Séparez ces sociétés, ou cédez-les toutes au même.', '- { payer: C001, members: [C002, C003] }'],
  'assignee-twice': ['settings-invalid', 4, 'assignees n° 2, customers n° 2 : les créances sur le client C001 sont déjà cédées à Affacturage du Ponant.', '- { name: Banque du Large, iban: DE89370400440532013000, customers: [C002, C001] }'],
  bic: ['settings-invalid', 3, 'creditor.bic : « AGRI-FR » n’est pas un BIC : il compte 8 ou 11 caractères, par exemple AGRIFRPP.', 'bic: AGRI-FR'],
  'blank-name': ['settings-invalid', 2, 'creditor.name : la valeur est vide.', 'name: "  "'],
  'capital-as-list': ['settings-invalid', 3, 'creditor.capital attend une seule valeur, et non une liste ou une section.', 'capital: [10 000 €]'],
  channel: ['settings-invalid', 4, 'scenarios.doux, étape 1, channel : « courriel » n’est pas permis. Valeurs possibles : email, letter, registered-letter, call ou sms.', '- { step: relance-1, at: 5, channel: courriel }'],
  'claim-before-the-due-day': ['settings-invalid', 4, 'Scénario « doux » : l’étape « preventive » précède l’échéance et ne peut ni parler de pénalités ni mettre en demeure.', '- { step: preventive, at: -5, channel: email, penalties: claim }'],
  'colon-in-value': ['settings-syntax', 2, 'La valeur contient « : », ou la ligne suivante est trop décalée : mettez la valeur entre guillemets ou réalignez.', 'name: Brunet : menuiserie'],
  'day-that-does-not-exist': ['settings-invalid', 3, 'sender.mandate.date : « 2026-02-30 » n’est pas un jour du calendrier : écrivez AAAA-MM-JJ, par exemple 2026-11-20.', 'mandate: { reference: LM-2026-04, date: 2026-02-30 }'],
  'duplicate-key': ['settings-syntax', 6, 'La clé « minimum » est écrite deux fois dans la même section.', 'minimum: 20.00'],
  email: ['settings-invalid', 3, 'creditor.email : « compta.atelier-brunet.example » n’est pas une adresse électronique : écrivez par exemple compta@exemple.fr.', 'email: compta.atelier-brunet.example'],
  empty: ['settings-missing', undefined, 'creditor.name manque : c’est le nom de la société à qui l’argent est dû.', undefined],
  'empty-list-element': ['settings-missing', 5, 'reminders.approval n° 2 : cet élément de la liste est vide.', '-'],
  'firm-both-ways': ['settings-invalid', 5, 'sender.engagement : un cabinet écrit en son propre nom (firm, avec son mandat) ou au nom de son client (engagement) : gardez l’un des deux.', 'engagement: LM-2026-04'],
  'firm-without-name': ['settings-missing', 3, 'sender.firm.name manque : c’est le cabinet qui écrit en son propre nom.', 'sender: { firm: { siren: "552100554" } }'],
  flag: ['settings-invalid', 4, 'smtp.allowPlaintext : « oui » n’est pas permis : écrivez true ou false.', 'allowPlaintext: oui'],
  'glued-only-key': ['settings-invalid', 1, 'creditor attend des clés parmi name, siren, legalForm, capital, rcs, address, email, phone, iban, bic, logo, une par ligne. Il faut une espace après les deux-points.', 'creditor:'],
  'group-circular': ['settings-invalid', 3, 'groups n° 1, members n° 1 : le client C002 paie pour le groupe 2 : un payeur ne peut pas être membre d’un autre groupe.', '- { payer: C001, members: [C002] }'],
  'group-member-twice': ['settings-invalid', 4, 'groups n° 1, members n° 3 : le client C002 figure deux fois dans ce groupe.', 'members: [C002, C003, C002]'],
  'group-own-member': ['settings-invalid', 3, 'groups n° 1, members n° 2 : le client C001 est le payeur de ce groupe : ne l’écrivez pas aussi parmi ses membres.', '- { payer: C001, members: [C002, C001] }'],
  'group-payer-twice': ['settings-invalid', 4, 'groups n° 2, payer : le client C001 paie déjà pour le groupe 1. Réunissez les deux groupes.', '- { payer: C001, members: [C003] }'],
  'group-two-payers': ['settings-invalid', 7, 'groups n° 2, members n° 2 : le client C002 est déjà membre du groupe 1 : un client n’a qu’un payeur.', '- C002'],
  'group-without-members': ['settings-invalid', 3, 'groups n° 1, members : la liste est vide, il y faut au moins un élément.', '- { payer: C001, members: [] }'],
  'half-year': ['settings-invalid', 3, 'penalties.halfYear : « semestre » n’est pas permis. Valeurs possibles : split, frozen ou current.', 'halfYear: semestre'],
  'host-with-scheme': ['settings-invalid', 3, 'smtp.host : « smtp://smtp.exemple.fr:587 » n’est pas un nom de serveur : écrivez par exemple smtp.exemple.fr, sans « smtp:// » ni port.', 'host: smtp://smtp.exemple.fr:587'],
  'iban-both-keys': ['settings-invalid', 3, 'creditor.iban : « FR7630006000011234567890188 » n’est pas un IBAN : sa clé de contrôle est fausse, un caractère est mal saisi.', 'iban: FR7630006000011234567890188'],
  'iban-country': ['settings-invalid', 3, 'creditor.iban : « 30006000011234567890189 » n’est pas un IBAN : il commence par un code de pays.', 'iban: "30006000011234567890189"'],
  'iban-key': ['settings-invalid', 3, 'creditor.iban : « FR7730006000011234567890189 » n’est pas un IBAN : sa clé de contrôle est fausse, un caractère est mal saisi.', 'iban: FR7730006000011234567890189'],
  'iban-length': ['settings-invalid', 3, 'creditor.iban : « FR76 3000 6000 0112 3456 7890 18 » n’a pas la longueur d’un IBAN : un IBAN français compte 27 caractères, celui-ci 26.', 'iban: FR76 3000 6000 0112 3456 7890 18'],
  'iban-rib-key': ['settings-invalid', 3, 'creditor.iban : « FR0630006000011234567890188 » n’est pas un IBAN : sa clé RIB est fausse, un caractère est mal saisi.', 'iban: FR0630006000011234567890188'],
  'key-of-another-section': ['settings-unknown-key', 3, 'La clé « iban » n’existe pas. Cette clé s’écrit creditor.iban.', 'iban: FR7630006000011234567890189'],
  'language-as-list': ['settings-invalid', 3, 'customers.language attend une seule valeur : fr, en, de, es ou it.', 'language: [fr, en]'],
  'level-after-a-firmer-one': ['settings-invalid', 5, 'Scénario « doux » : l’étape « relance-1 » vient après l’étape « relance-2 », plus ferme qu’elle ; l’ordre est relance-1, relance-2, relance-3, formal-notice : échangez-les, ou donnez à l’étape un nom à vous (le texte reste celui de « template: relance-1 »).', '- { step: relance-1, at: 20, channel: email }'],
  'list-as-key': ['settings-syntax', 3, 'Une clé doit être un mot.', '? [siren]'],
  'mandate-without-date': ['settings-missing', 3, 'sender.mandate.date manque : un mandat de recouvrement a une référence et une date.', 'mandate:'],
  'missing-host': ['settings-missing', 2, 'smtp.host manque : c’est le serveur d’envoi (ou nommez-en un connu par smtp.provider) ; sans la section smtp, les messages sont écrits dans le dossier outbox.', 'smtp:'],
  'missing-name': ['settings-missing', 1, 'creditor.name manque : c’est le nom de la société à qui l’argent est dû.', 'creditor:'],
  'name-on-two-lines': ['settings-invalid', 2, 'creditor.name : « Atelier Brunet Bcc: autre@exemple.fr » doit tenir sur une ligne, sans caractère de contrôle.', 'name: "Atelier Brunet\\nBcc: autre@exemple.fr"'],
  'no-account': ['settings-invalid', 3, 'import.customerAccounts : la liste est vide, il y faut au moins un élément.', 'customerAccounts: []'],
  'no-space-after-colon': ['settings-syntax', 2, 'La ligne n’a pas la forme « clé: valeur » : il faut une espace après les deux-points.', 'name:Atelier Brunet'],
  'not-utf8': ['settings-syntax', 2, 'Le fichier n’est pas enregistré en UTF-8 : réenregistrez-le avec cet encodage.', 'name: Soci�t� Brunet'],
  'notice-first': ['settings-invalid', 5, 'Scénario « doux » : l’étape « lettre » est une mise en demeure et la première après l’échéance ; placez au moins une relance avant elle.', '- { step: lettre, at: 15, channel: letter, template: formal-notice }'],
  'notice-before-the-due-day': ['settings-invalid', 4, 'Scénario « doux » : l’étape « formal-notice » précède l’échéance et ne peut ni parler de pénalités ni mettre en demeure.', '- { step: formal-notice, at: -3, channel: registered-letter }'],
  'notice-of-a-due-day-after-it': ['settings-invalid', 4, 'Scénario « doux » : l’étape « preventive » suit l’échéance et son modèle « preventive » annonce une échéance à venir ; donnez un nombre de jours négatif, ou un autre modèle.', '- { step: preventive, at: 5, channel: email }'],
  'open-bracket': ['settings-syntax', 5, 'La ligne n’est pas alignée avec les autres clés de sa section, ou un crochet ou une accolade reste ouvert plus haut.', 'minimum: 15.00'],
  'open-quote': ['settings-syntax', 2, 'Un guillemet, un crochet ou une accolade n’est pas refermé, ou il manque une virgule.', 'name: "Atelier Brunet'],
  'overdue-text-before-the-due-day': ['settings-invalid', 4, 'Scénario « doux » : l’étape « relance-1 » précède l’échéance et son modèle « relance-1 » parle d’une facture échue ; écrivez « template: preventive », ou un modèle à vous.', '- { step: relance-1, at: -10, channel: email }'],
  'oauth-plain': ['settings-invalid', 6, 'smtp.oauth.tokenUrl : « http://jetons.exemple.fr/token » n’est pas l’adresse d’un serveur de jetons : écrivez par exemple https://login.exemple.fr/oauth2/token.', 'tokenUrl: http://jetons.exemple.fr/token'],
  'oauth-without-user': ['settings-missing', 2, 'smtp.user manque : un jeton se présente avec l’adresse de la boîte.', 'smtp:'],
  'dkim-domain': ['settings-invalid', 4, 'smtp.dkim.domain : « ma société.fr » n’est pas un nom de domaine : écrivez par exemple ma-societe.fr.', 'dkim: { domain: ma société.fr, selector: relance, keyFile: dkim.pem }'],
  'sms-not-json': ['settings-invalid', 5, 'sms.body : n’est pas du JSON une fois rempli : chaque {{…}} se met entre guillemets, par exemple {"to": "{{to}}", "text": "{{text}}"}.', "body: '{\"to\": {{to}}, \"text\": \"{{text}}\"}'"],
  'sms-plain': ['settings-invalid', 4, 'sms.url : n’est pas l’adresse d’une passerelle : écrivez par exemple https://api.exemple.fr/sms (https, sauf sur cette machine).', 'url: http://api.exemple.fr/sms'],
  'sms-unknown-field': ['settings-invalid', 4, 'sms.url : {{numero}} n’existe pas ; sont remplis : {{to}}, {{text}}, {{id}}, {{from}}, {{secret}}.', 'url: https://api.exemple.fr/sms?to={{numero}}&text={{text}}'],
  'sms-without-text': ['settings-invalid', 5, 'sms.body : {{text}} n’y est pas : la passerelle ne saurait pas quoi écrire.', "body: '{\"to\": \"{{to}}\"}'"],
  connections: ['settings-invalid', 4, 'smtp.connections : « 50 » n’est pas un nombre entier de 1 à 10.', 'connections: 50'],
  'password-in-file': ['settings-unknown-key', 4, 'La clé « smtp.password » n’existe pas. Le mot de passe ne s’écrit pas dans ce fichier : donnez-le par RELANCE_SMTP_PASSWORD ou par smtp.passwordFile.', 'password: …'],
  'penalty-account': ['settings-invalid', 3, 'penalties.accounts.interest : « 706000 » n’est pas un compte de pénalités : un compte 763, 758 ou 7711, par exemple "763100".', 'accounts: { interest: "706000" }'],
  plaintext: ['settings-invalid', 4, 'smtp.security : « none » enverrait les messages et le mot de passe en clair à smtp.exemple.fr. Écrivez starttls ou tls ; si c’est voulu, ajoutez allowPlaintext: true.', 'security: none'],
  provider: ['settings-invalid', 3, 'smtp.provider : « outlok » n’est pas permis. Valeurs possibles : gmail, outlook, hotmail, ovh, ionos, gandi, infomaniak, orange, free, sfr, laposte, yahoo, icloud, brevo ou mailjet. Vouliez-vous écrire « outlook » ?', 'provider: outlok'],
  port: ['settings-invalid', 4, 'smtp.port : « 70000 » n’est pas un nombre entier de 1 à 65535.', 'port: 70000'],
  'profile-without-kind': ['settings-missing', 4, 'import.profiles.ventes.as manque. Valeurs possibles : fec, entries, invoices, contacts, reminders ou aged-balance.', 'ventes:'],
  rate: ['settings-invalid', 3, 'penalties.rate : « euribor+3 » n’est pas un taux permis : écrivez ecb+10, legal x3, ou le taux annuel en pour cent, par exemple 15 ou 12,40.', 'rate: euribor+3'],
  'rate-in-basis-points': ['settings-invalid', 3, 'penalties.rate : « 150 » dépasse 100 % par an : le taux s’écrit en pour cent, par exemple 15 ou 12,40.', 'rate: 150'],
  'rate-zero': ['settings-invalid', 3, 'penalties.rate : « 0 » n’est pas un taux : il doit dépasser zéro. Sans taux, rien n’est réclamé.', 'rate: 0'],
  regime: ['settings-invalid', 3, 'customers.regime : « bussiness » n’est pas permis. Valeurs possibles : business, public, consumer, abroad ou to-confirm. Vouliez-vous écrire « business » ?', 'regime: bussiness'],
  'reserved-sign': ['settings-syntax', 2, 'La valeur commence par un caractère réservé : mettez-la entre guillemets.', 'name: @telier Brunet'],
  'scenario-as-text': ['settings-invalid', 3, 'scenarios.doux attend une liste : [premier, second], ou une ligne « - … » par élément.', 'doux: courtois'],
  'scenario-gap': ['settings-invalid', 4, 'scenarios.doux.gapDays : « dix » n’est pas un nombre entier de 0 à 365.', 'gapDays: dix'],
  'scenario-name': ['settings-invalid', 3, 'scenarios.Très doux : ce nom n’est pas permis ; lettres et chiffres, par exemple « standard ».', 'Très doux:'],
  'scenario-section-without-steps': ['settings-missing', 3, 'scenarios.doux.steps manque.', 'doux:'],
  'scenario-unknown-key': ['settings-unknown-key', 4, 'La clé « scenarios.doux.gapDay » n’existe pas. Vouliez-vous écrire « gapDays » ?', 'gapDay: 10'],
  'scenario-without-steps': ['settings-invalid', 3, 'Scénario « doux » : il ne contient aucune étape.', 'doux: []'],
  'section-as-text': ['settings-invalid', 2, 'reminders attend des clés parmi minimum, minimumGapDays, staleBooksDays, approval, approvalAbove, firstPlansToApprove, preventiveMinimum, holidays, pilot, shadow, maxPerRun, maxPerCustomer, catchUp, listNotDue, copyAccountManager, scenarioByProfile, brokenPromiseRaises, validatedBy, une par ligne.', 'reminders: 7 jours'],
  'siren-key': ['settings-invalid', 3, 'creditor.siren : « 732829321 » n’est pas un SIREN : sa clé de contrôle est fausse, un chiffre est mal saisi.', 'siren: "732829321"'],
  'siren-length': ['settings-invalid', 3, 'creditor.siren : « 73282932 » n’est pas un SIREN : il compte neuf chiffres.', 'siren: "73282932"'],
  'siret-for-siren': ['settings-invalid', 3, 'creditor.siren : « 732 829 320 00074 » est un SIRET : le SIREN en est les neuf premiers chiffres.', 'siren: 732 829 320 00074'],
  'step-after-none': ['settings-invalid', 5, 'Scénario « doux » : l’étape « relance-2 » doit partir au moins un jour après la précédente.', '- { step: relance-2, after: 0, channel: email }'],
  'step-after-nothing': ['settings-invalid', 5, 'Scénario « doux » : l’étape « relance-1 » ne suit aucune étape après l’échéance ; la première compte ses jours depuis l’échéance : écrivez at.', '- { step: relance-1, after: 5, channel: email }'],
  'step-by-without-call': ['settings-invalid', 4, 'Scénario « doux » : l’étape « relance-1 » n’est ni un appel ni accompagnée d’un appel ; by n’y sert à rien.', '- { step: relance-1, at: 5, channel: email, by: account-manager }'],
  'step-call-with-call': ['settings-invalid', 4, 'Scénario « doux » : l’étape « call » est déjà un appel ; retirez withCall.', '- { step: call, at: 5, channel: call, withCall: true }'],
  'step-for-nobody': ['settings-invalid', 4, 'scenarios.doux, étape 1, regimes : la liste est vide, il y faut au moins un élément.', '- { step: relance-1, at: 5, channel: email, regimes: [] }'],
  'step-in-section': ['settings-invalid', 7, 'Scénario « doux » : l’étape « relance-2 » (J+3) doit venir après l’étape « relance-1 » (J+5).', '- { step: relance-2, at: 3, channel: email }'],
  'step-minimum-above-maximum': ['settings-invalid', 4, 'Scénario « doux » : l’étape « relance-1 » ne concerne aucune facture, son montant minimal dépasse son montant maximal.', '- { step: relance-1, at: 5, channel: email, minimum: 100.00, maximum: 50.00 }'],
  'step-on-the-due-day': ['settings-invalid', 4, 'Scénario « standard » : l’étape « relance-1 » tombe le jour même de l’échéance ; choisissez un jour avant ou après.', '- { step: relance-1, at: 0, channel: email }'],
  'step-regime': ['settings-invalid', 4, 'scenarios.doux, étape 1, regimes n° 1 : « entreprise » n’est pas permis. Valeurs possibles : business, public, consumer, abroad ou to-confirm.', '- { step: relance-1, at: 5, channel: email, regimes: [entreprise] }'],
  'step-tone': ['settings-invalid', 4, 'scenarios.doux, étape 1, tone : « gentle » n’est pas permis. Valeurs possibles : courteous, firm ou formal.', '- { step: relance-1, at: 5, channel: email, tone: gentle }'],
  'step-twice': ['settings-invalid', 5, 'Scénario « doux » : l’étape « relance-1 » figure deux fois.', '- { step: relance-1, at: 15, channel: email }'],
  'step-with-both-days': ['settings-invalid', 4, 'scenarios.doux, étape 1, after : le jour est déjà donné par « at » ; gardez l’un des deux.', '- { step: relance-1, at: 5, after: 5, channel: email }'],
  'step-without-day': ['settings-missing', 4, 'scenarios.standard, étape 1, at manque : ce sont les jours après l’échéance (ou after, les jours après l’étape précédente).', '- { step: relance-1, channel: email }'],
  'steps-out-of-order': ['settings-invalid', 5, 'Scénario « doux » : l’étape « relance-2 » (J+5) doit venir après l’étape « relance-1 » (J+15).', '- { step: relance-2, at: 5, channel: email }'],
  tab: ['settings-syntax', 2, 'La ligne est décalée par une tabulation : YAML n’accepte que des espaces.', 'name: Atelier Brunet'],
  tag: ['settings-syntax', 2, 'Les étiquettes YAML (« ! ») ne sont pas acceptées.', 'name: !company Atelier Brunet'],
  'template-path': ['settings-invalid', 4, 'scenarios.doux, étape 1, template : « ../secret » n’est pas un nom permis : minuscules sans accent, chiffres et tirets, par exemple relance-1.', '- { step: relance-1, at: 5, channel: email, template: ../secret }'],
  terms: ['settings-invalid', 3, 'customers.terms : « quand vous pourrez » n’est pas un délai de règlement connu : écrivez par exemple 30 jours, 45 jours fin de mois ou à réception.', 'terms: quand vous pourrez'],
  'two-documents': ['settings-syntax', 3, 'Le fichier contient plusieurs documents séparés par « --- » : un seul est permis.', '---'],
  unaligned: ['settings-syntax', 3, 'La ligne n’est pas alignée avec les autres clés de sa section, ou un crochet ou une accolade reste ouvert plus haut.', 'siren: "732829320"'],
  'unknown-key': ['settings-unknown-key', 4, 'La clé « reminders.minimun » n’existe pas. Vouliez-vous écrire « minimum » ?', 'minimun: 20.00'],
  'unknown-key-far': ['settings-unknown-key', 4, 'La clé « customers.delai » n’existe pas. Clés permises ici : terms, regime, language.', 'delai: 30 jours'],
  'unknown-key-in-section': ['settings-unknown-key', 6, 'La clé « chanel » n’existe pas dans scenarios.doux, étape 1. Vouliez-vous écrire « channel » ?', '- { step: relance-1, at: 5, chanel: email, channel: email }'],
  'unknown-section': ['settings-unknown-key', 3, 'La clé « penalites » n’existe pas. Vouliez-vous écrire « penalties » ?', 'penalites:'],
  'unknown-step-key': ['settings-unknown-key', 5, 'La clé « chanel » n’existe pas dans scenarios.standard, étape 2. Vouliez-vous écrire « channel » ?', '- { step: relance-2, at: 15, chanel: email, channel: email }'],
  'whole-file-as-text': ['settings-invalid', undefined, 'Le fichier attend des clés parmi creditor, sender, smtp, sms, customers, penalties, reminders, scenarios, groups, assignees, payment, attachments, letters, report, import, daily, backup, une par ligne.', undefined],
  'whole-number': ['settings-invalid', 3, 'reminders.staleBooksDays : « 2.5 » n’est pas un nombre entier de 0 à 365.', 'staleBooksDays: 2.5'],
}

function errorOf(name: string): SettingsError {
  try {
    loadSettings('relance.yaml', readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'))
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
  throw new Error(`${name}.yaml was accepted`)
}

describe('a wrong settings file is refused', () => {
  it.each(Object.entries(GOLDEN))('%s', (name, [code, line, message, excerpt]) => {
    const error = errorOf(name)
    expect([error.code, error.details.line, error.message, error.details.excerpt]).toEqual([code, line, message, excerpt])
    expect(error.exitCode).toBe(3)
    expect(error.details.file).toBe('relance.yaml')
  })

  it('with every fixture told in this file', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''))
    expect([...Object.keys(GOLDEN), 'several', 'too-many'].sort()).toEqual(names.sort())
  })

  it('with all its problems at once, by line', () => {
    const { code, message, details } = errorOf('several')
    expect([code, message, details.file, details.line, details.problemCount]).toEqual([
      'settings-invalid',
      'Le fichier de réglages contient 4 erreurs.',
      'relance.yaml',
      undefined,
      4,
    ])
    expect(details.problems).toEqual([
      {
        file: 'relance.yaml',
        line: 3,
        message: 'creditor.siren : « 732829321 » n’est pas un SIREN : sa clé de contrôle est fausse, un chiffre est mal saisi.',
        excerpt: 'siren: "732829321"',
      },
      {
        file: 'relance.yaml',
        line: 4,
        message: 'La clé « penalites » n’existe pas. Vouliez-vous écrire « penalties » ?',
        excerpt: 'penalites:',
      },
      {
        file: 'relance.yaml',
        line: 7,
        message: 'reminders.minimum : « quinze » n’est pas un montant : écrivez par exemple 15.00 ou 1 234,56.',
        excerpt: 'minimum: quinze',
      },
      {
        file: 'relance.yaml',
        line: 10,
        message:
          'scenarios.standard, étape 1, channel : « fax » n’est pas permis. Valeurs possibles : email, letter, registered-letter, call ou sms.',
        excerpt: '- { step: relance-1, at: 0, channel: fax }',
      },
    ])
  })

  it('with 20 problems at most, and their number', () => {
    const { code, message, details } = errorOf('too-many')
    expect([code, message, details.problems?.length, details.problemCount]).toEqual([
      'settings-unknown-key',
      'Le fichier de réglages contient 25 erreurs.',
      20,
      25,
    ])
    expect(details.problems?.[19]?.excerpt).toBe('cle20: 20')
  })

  it('without showing a password written into it', () => {
    const texts = [
      'creditor: { name: X }\nsmtp: { host: h.fr, password: "tulipe, 42", user: u }',
      'creditor: { name: X }\nsmtp: { host: h.fr, password:tulipe-42 }',
      'creditor: { name: X }\nsmtp:\n  host: h.fr\n  motDePasse: tulipe 42\n',
      'creditor: { name: X }\nsmtp:\n  host: h.fr\n  password: "tulipe" 42\n',
    ]
    for (const text of texts) {
      const shown = (() => {
        try {
          return JSON.stringify(loadSettings('relance.yaml', text))
        } catch (error) {
          return error instanceof SettingsError ? JSON.stringify([error.message, error.details]) : String(error)
        }
      })()
      expect(shown).toMatch(/^\["/)
      expect(shown).not.toMatch(/tulipe|42/)
    }
  })

  it('when it is far too nested, too long or has an endless line, without taking the process down', () => {
    const refused = (text: string, why: RegExp) => expect(() => loadSettings('relance.yaml', text)).toThrow(why)
    refused('[\n'.repeat(20_000), /imbriqués/)
    refused('{ a:\n'.repeat(20_000), /imbriqués/)
    refused(`creditor: ${'{ a: '.repeat(300)}`, /imbriqués/)
    refused('- '.repeat(900), /Trop d’éléments ou de niveaux/)
    refused(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /Trop d’éléments ou de niveaux/)
    refused(`creditor: { name: ${'x'.repeat(3_000)} }`, /La ligne est trop longue/)
    refused('# comment\n'.repeat(40_000), /Le fichier est trop long/)
  })
})
