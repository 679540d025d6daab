// relance init: a new dossier, that is a commented relance.yaml and an empty ledger. Never overwrites anything.
import { resolve } from 'node:path'
import { StopError, UsageError } from '../../domain/errors.ts'
import { sendTrialMail, type TrialMail } from '../../jobs/trial-mail.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { createDossier, lacksLedger, refuseExisting, writeLedger } from '../create-dossier.ts'
import { type Answers, checkAnswers } from '../init-answers.ts'
import { agrees, askAnswers } from '../init-questions.ts'
import { mailerOf } from '../mail-server.ts'
import { withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { present } from '../present.ts'
import { regimeOption } from '../regime-option.ts'
import { PASSWORD_FILE } from '../secret-setting.ts'
import { lineTyped } from '../typed-line.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[dir]', 'dossier à créer (par défaut, le dossier courant)')
      .option('--name <nom>', 'nom de la société')
      .option('--siren <n>', 'SIREN, neuf chiffres')
      .option('--email <adresse>', 'adresse d’envoi et de réponse')
      .option('--iban <iban>', 'IBAN où les clients règlent')
      .option('--terms <texte>', 'conditions de règlement habituelles, par exemple "30 jours fin de mois"')
      .option(
        '--regime <regime>',
        'vos clients : business (entreprises), public, consumer (particuliers), abroad (étranger) ou to-confirm (à confirmer)',
      )
      .option('--rate <taux>', 'taux de pénalités de vos factures ou CGV : ecb+10, "legal x3" ou un taux annuel')
      .option('--mail <service>', 'votre messagerie : gmail, ovh, orange… ou le nom du serveur d’envoi')
      .option('--user <identifiant>', 'identifiant de la messagerie (par défaut, l’adresse d’envoi)')
      .option(
        '--password-stdin',
        'lire son mot de passe sur l’entrée standard ; il est gardé dans le trousseau de la session, ou un fichier à vous seul',
      )
      .option('--test', 'envoyer ensuite un message d’essai à votre adresse')
      .option('--yes', 'sans question : les options, et les valeurs par défaut')
  },

  examples: [
    ['relance init', 'créer le dossier ici, en répondant à quelques questions'],
    ['relance init courlis --name "Les Trois Courlis" --yes', 'sans question, dans un nouveau répertoire'],
    [
      'relance init --name "Les Trois Courlis" --email compta@trois-courlis.example --mail ovh --password-stdin --test',
      'avec la messagerie, essayée aussitôt',
    ],
  ],

  async run(context, args, options) {
    const given = answersOf(options)
    const folder = resolve(context.cwd, args[0] ?? context.dossier ?? '.')
    const wordless = Object.values(given).every((answer) => answer === undefined)
    if (wordless && lacksLedger(folder)) return await completeDossier(context, options, folder)
    refuseExisting(folder)
    const password = options.passwordStdin === true ? lineTyped(context, '--password-stdin') : undefined
    checkAnswers({ ...given, password })
    const asks = options.yes !== true && context.io.isTty && process.stdin.isTTY === true && !context.json
    const answers = asks ? await askAnswers({ ...given, password }, context.io) : { ...given, password }
    const { name } = answers
    if (name === undefined || name.trim() === '') {
      throw new UsageError('name-missing', 'Il manque le nom de la société.', {
        advice: 'Écrivez par exemple : relance init --name "Atelier Brunet".',
      })
    }
    const keyring = answers.password === undefined ? null : context.keyring()
    const { files, password: kept } = await createDossier(folder, { ...answers, name }, context.clock.now(), keyring)
    const reachable = answers.mail !== undefined && answers.email !== undefined
    const tries = options.test === true || (asks && reachable && (await agrees('Envoyer un message d’essai à votre adresse ?')))
    const trial = tries ? await tryMail(context, folder) : null
    const view = { date: context.date, folder, files, password: kept, trial, totals: { files: files.length } }
    await present(context, options, view, { text: () => createdText(view, folder === context.cwd ? null : (args[0] ?? folder)) })
    return trial !== null && trial.fault !== null ? DONE_IN_PART : 0
  },
}

const DONE_IN_PART = 6

/** A dossier that is made stays made, whatever the mail server says. */
async function tryMail(context: Context, folder: string): Promise<TrialMail> {
  try {
    return await withDossier({ ...context, dossier: folder }, async (dossier) => {
      const mailer = mailerOf(context, dossier)
      if (mailer === null) return { to: '', fault: 'Aucune messagerie n’est réglée (--mail).' }
      try {
        return await sendTrialMail(dossier, context.date, mailer)
      } finally {
        mailer.close()
      }
    })
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return { to: '', fault: [error.message, error.details.advice].filter(Boolean).join(' ') }
  }
}

function createdText(
  {
    folder,
    password: kept,
    trial,
  }: { readonly folder: string; readonly password: 'keyring' | 'file' | null; readonly trial: TrialMail | null },
  cd: string | null,
): string {
  const password =
    kept === null
      ? ''
      : kept === 'file'
        ? `\n  ${PASSWORD_FILE}  le mot de passe de la messagerie, pour vous seul`
        : '\nLe mot de passe de la messagerie est dans le trousseau de votre session (pour en changer : relance password).'
  const tried =
    trial === null
      ? ''
      : trial.fault === null
        ? `\nMessage d’essai envoyé à ${trial.to} : regardez s’il est arrivé, et pas dans les indésirables.\n`
        : `\nLe message d’essai n’est pas parti. ${trial.fault}\nLe dossier est créé tout de même ; corrigez smtp dans relance.yaml, puis : relance check --smtp\n`
  return `Dossier créé : ${folder}
  relance.yaml  vos réglages, expliqués ligne à ligne
  relance.db    le registre, vide
  inbox         où déposer vos exports, pour le travail de chaque matin${password}
${tried}
Ensuite, ${cd === null ? '' : `placez-vous dans ce dossier (cd "${cd}"), puis `}tapez :
  relance import FICHIER     votre FEC (ajoutez --first-year si c’est le premier exercice de la société)
  relance plan --dry-run     les relances du jour
  relance                    où vous en êtes, à tout moment
`
}

/** Settings without a ledger: an empty one is put beside them. What was sent before is not known to it. */
async function completeDossier(context: Context, options: Options, folder: string): Promise<number> {
  const view = { date: context.date, folder, files: [writeLedger(folder, context.clock.now())], totals: { files: 1 } }
  await present(context, options, view, {
    text: () => `Registre vide créé dans ${folder}, avec vos réglages (relance.yaml n’a pas été touché).

Si un registre existait avant, restaurez plutôt sa sauvegarde : celui-ci ne sait rien des relances déjà envoyées.
Sinon : relance import FICHIER
`,
  })
  return 0
}

type Given = Omit<Answers, 'password'>

function answersOf(options: Options): Given {
  const text = (name: string) => textOption(options, name) ?? undefined
  return {
    name: text('name'),
    siren: text('siren'),
    email: text('email'),
    iban: text('iban'),
    terms: text('terms'),
    regime: regimeOption(options) ?? undefined,
    rate: text('rate'),
    mail: text('mail'),
    user: text('user'),
  } as Given
}
