// What erasing a customer takes away and leaves, as the terminal tells it: before, and once it is done.
import { formatLongDay, plural } from '../domain/format.ts'
import type { ForgetView } from '../jobs/forget.ts'
import type { HoldingFile } from '../jobs/personal-files.ts'
import type { ErasedCounts } from '../ledger/erase-customer.ts'

const COUNTED: readonly (readonly [keyof ErasedCounts, string, string])[] = [
  [
    'contacts',
    'coordonnée de sa fiche (contacts, adresse, nom donné, références)',
    'coordonnées de sa fiche (contacts, adresse, nom donné, références)',
  ],
  ['recipients', 'envoi : destinataires et réponse du serveur', 'envois : destinataires et réponses du serveur'],
  ['messages', 'message : son texte', 'messages : leur texte'],
  [
    'details',
    'enregistrement de l’historique : adresses, réponses, notes d’appel',
    'enregistrements de l’historique : adresses, réponses, notes d’appel',
  ],
  ['refusals', 'adresse refusée par un serveur', 'adresses refusées par un serveur'],
  ['notes', 'motif ou remarque notés', 'motifs ou remarques notés'],
  ['plans', 'plan conservé : ses destinataires', 'plans conservés : ses destinataires'],
  ['classes', 'note de payeur', 'notes de payeur'],
]

/** What to do of each kind of file that stays; the order is that of the text. */
const REMAINING: readonly (readonly [HoldingFile['kind'], string])[] = [
  ['changed', 'modifiés depuis leur écriture, donc laissés : à relire, puis à supprimer'],
  ['outbox', 'outbox/ (lots à imprimer, pages d’appels, demandes de validation) : à supprimer s’ils ne servent plus'],
  ['page', 'pages et états : « relance report » et « relance preview » les refont, ou supprimez-les'],
  ['litigation', 'dossiers contentieux : à garder tant qu’ils prouvent une créance, puis à supprimer'],
  ['log', 'journaux : ils s’effacent d’eux-mêmes'],
  ['backup', 'sauvegardes : à supprimer après « relance backup », ou laissées à leur échéance'],
  ['settings', 'réglages : retirez-en ce client si plus rien ne l’exige'],
  ['other', 'vos propres fichiers (exports, pièces) : à garder ou à supprimer selon vos obligations'],
]

const SHOWN = 5

export function forgetText(view: ForgetView): string {
  const { customer, name, formerCodes, erased, counts, kept, files, backupsUntil, totals } = view
  const who = `${name === customer ? customer : `${customer} (${name})`}${formerCodes.length === 0 ? '' : `, auparavant ${formerCodes.join(', ')}`}`
  const lines = COUNTED.flatMap(([kind, one, several]) =>
    counts[kind] === 0 ? [] : [`  ${String(counts[kind]).padStart(4)} ${plural(counts[kind], one, several)}`],
  )
  if (files.removed.length > 0)
    lines.push(
      `  ${String(files.removed.length).padStart(4)} ${plural(files.removed.length, 'fichier', 'fichiers')} de outbox/ faits pour lui seul`,
    )
  const title =
    lines.length === 0 ? `Rien à effacer pour ${who} dans le registre.` : erased ? `Effacé pour ${who} :` : `À effacer pour ${who} :`
  return [
    title,
    ...lines,
    '',
    `Gardé : ${kept.items} ${plural(kept.items, 'pièce comptable', 'pièces comptables')} avec montants et dates, ${kept.reminders} ${plural(kept.reminders, 'relance', 'relances')} (jour, étape, empreinte), sans adresse.`,
    'La comptabilité se garde dix ans (code de commerce L123-22 ; RGPD art. 17(3)(b)). Le nom des écritures reste.',
    ...remainingLines(files.remaining),
    ...(backupsUntil === null
      ? []
      : [
          '',
          `Une sauvegarde remise rendrait ces données : refaites alors « relance forget ». Les anciennes partent au plus tard le ${formatLongDay(backupsUntil)}, si relance daily tourne.`,
        ]),
    '',
    'À faire de votre côté : votre logiciel de facturation, vos exports, les messages envoyés de votre messagerie, les PDF et classeurs (relus d’après leur nom seul).',
    ...(erased || totals.erased + files.removed.length === 0
      ? []
      : ['', `Rien n’a encore été effacé. Pour effacer : relance forget ${customer} --yes`]),
  ]
    .join('\n')
    .concat('\n')
}

function remainingLines(files: readonly HoldingFile[]): string[] {
  if (files.length === 0) return []
  const lines = REMAINING.flatMap(([kind, advice]) => {
    const own = files.filter((one) => one.kind === kind)
    if (own.length === 0) return []
    const more = own.length > SHOWN ? [`      et ${own.length - SHOWN} de plus`] : []
    return [`  · ${advice}`, ...own.slice(0, SHOWN).map(({ file }) => `      ${file}`), ...more]
  })
  return ['', 'Fichiers qui parlent encore de lui :', ...lines]
}
