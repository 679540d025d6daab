// LISEZ-MOI.txt of a pack: what it holds, what it proves and does not, and how to check it with public tools alone.
import { formatDay, plural } from '../../domain/format.ts'
import { stepName } from '../../domain/step-name.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import { erasedDetails, faultLine } from '../evidence-words.ts'
import { lettersTracked, trackingWords } from '../tracking-words.ts'
import { CHANNELS } from '../words.ts'
import { detailPath, type EvidencePack } from './pack.ts'

/** Readable in any text editor, Windows' included: UTF-8 with its mark, CRLF. */
export function guideText(pack: EvidencePack): Buffer {
  const text = [heading(pack), ...state(pack), ...posted(pack), ...lost(pack), CONTENTS, MEANING, checking(pack)].join('\n\n')
  return Buffer.from(`\ufeff${text}\n`.replaceAll('\n', '\r\n'), 'utf8')
}

function heading({ about, creditor, events, messages, records }: EvidencePack): string {
  const [first, last] = [events[0], events.at(-1)]
  const from = first === undefined || last === undefined ? '' : `, du ${formatDay(first.day)} au ${formatDay(last.day)}`
  const title = `PREUVES DES RELANCES CONCERNANT ${oneLine(about)}`
  return `${title}
${'='.repeat(title.length)}

Créancier : ${oneLine(creditor)}
${events.length} ${plural(events.length, 'enregistrement', 'enregistrements')} sur ${records.length} que compte l’historique${from}.
${messages.size} ${plural(messages.size, 'message conservé', 'messages conservés')}, octet pour octet.`
}

/** What was found wrong as the pack was made stands first. */
function state({ chain }: EvidencePack): string[] {
  const { faults = [], faultCount = 0 } = chain
  const erased = erasedDetails(chain)
  const told = erased === null ? [] : [erased]
  if (faultCount === 0) return told
  return [
    `ATTENTION : la vérification faite avant l’export a trouvé ${faultCount} ${plural(faultCount, 'faute', 'fautes')} dans l’historique.
${faults.map((one) => `- ${faultLine(one)}`).join('\n')}`,
    ...told,
  ]
}

/** The letters of the pack with what was noted of them once they were posted; nothing where there is no letter. */
function posted({ events }: EvidencePack): string[] {
  const tracked = lettersTracked(events)
  const letters = events.filter(({ channel, status }) => BY_POST.has(channel ?? '') && LEFT.has(status))
  const rows = letters.map(({ position, id, day, step, channel, customer }) => {
    const what = `${step === null ? 'lettre' : stepName(step, 'fr')} du ${formatDay(day)} (${channel === null ? '' : CHANNELS[channel]})`
    const told = tracked.get(id)
    return `- n° ${position}, relance ${id}, ${what}${customer === null ? '' : `, à ${oneLine(customer)}`} :
  ${told === undefined ? 'rien n’a été noté de son dépôt' : trackingWords(told)}.`
  })
  if (rows.length === 0) return []
  return [
    `LETTRES
-------

Ce que le créancier a noté de chacune après l’avoir écrite : numéro de suivi, jour de dépôt, jour de l’avis de
réception. Chaque note est elle-même un enregistrement (« suivi du courrier » dans envois.csv) ; la dernière vaut.

${rows.join('\n')}`,
  ]
}

/** What travelled with a letter and is no longer to be had, or was changed since. */
function lost({ enclosures }: EvidencePack): string[] {
  const names = [...enclosures].flatMap(([name, bytes]) => (bytes === null ? [`- ${name}`] : []))
  if (names.length === 0) return []
  return [
    `PIÈCES MANQUANTES
-----------------

Ces fichiers joints à une lettre ne sont plus dans outbox/, ou ils y ont changé depuis. Leur empreinte reste dans le
détail (« enclosures ») : elle reconnaît une copie gardée ailleurs.

${names.join('\n')}`,
  ]
}

const BY_POST: ReadonlySet<string> = new Set(['letter', 'registered-letter'])
/** Written, or in doubt until a person said that it had left. */
const LEFT: ReadonlySet<string> = new Set(['written', 'sent'])

const CONTENTS = `CE QUE CONTIENT CETTE ARCHIVE
-----------------------------

envois.csv     Le tableau des envois, à ouvrir dans un tableur : jour, étape, canal, destinataires, réponse du
               serveur, numéro de suivi du courrier, jours de dépôt et de réception, montant demandé, pièces, accord
               donné avant l’envoi, et le fichier du message. Colonne « Sociétés concernées » : quand une
               société paie pour un groupe, un seul message porte les factures de plusieurs sociétés ; elles y
               sont toutes nommées.
messages/      Chaque message tel qu’il est parti : .eml (e-mail, s’ouvre dans une messagerie), .pdf (lettre),
               .html (fiche d’appel, ou lettre d’avant les PDF : s’ouvre dans un navigateur), .txt.
details/       Le détail de chaque enregistrement (destinataires, réponse, montant, empreinte du message), un
               fichier par numéro.
pieces/        Les fichiers joints à une lettre (ceux d’un e-mail sont dans le message lui-même). Leur nom et leur
               empreinte sont dans le détail (« enclosures ») et dans envois.csv ; sha256sum FICHIER doit redonner
               cette empreinte.
chaine.txt     L’historique entier, un enregistrement par ligne : son numéro, son empreinte, son texte. Des
               enregistrements qui concernent d’autres clients, seule l’empreinte est donnée (« - » pour le texte).
verifier.py    Le programme de vérification décrit plus bas. Lisez-le : il tient en une page.
SHA256SUMS     L’empreinte de chaque fichier de l’archive.`

const MEANING = `CE QUE CELA PROUVE
------------------

Chaque enregistrement porte l’empreinte SHA-256 du précédent : en modifier, en ajouter ou en retirer un change
toutes les empreintes qui suivent. L’empreinte du message est dans le détail, celle du détail dans
l’enregistrement : le texte envoyé ne peut pas être changé non plus sans que cela se voie.

La tête de la chaîne (la dernière empreinte) figure dans chaque rapport quotidien reçu par courriel. Un rapport
ancien, conservé dans une messagerie, date donc tout ce qui le précède : son empreinte doit se retrouver, à la
même place, dans la deuxième colonne de chaine.txt. C’est cette comparaison qui exclut un historique réécrit en
entier ; les empreintes seules ne l’excluent pas.

« envoyée » veut dire : acceptée par le serveur de messagerie, dont la réponse est citée. Ce n’est pas un accusé
de lecture. « écrite » : le fichier a été produit pour être remis par une personne. « en doute » : la connexion a
été perdue avant la réponse ; une personne a tranché ensuite, ou doit encore le faire.`

const START = '0'.repeat(64)

/** One line for any POSIX shell. Texts are JSON, which holds no tab. */
const CHAIN_BY_SHELL = `p=${START}; while IFS="$(printf '\\t')" read -r n h t; do [ "$t" = - ] || [ "$(printf '%s%s' "$p" "$t" | sha256sum | cut -c 1-64)" = "$h" ] || echo "FAUTE : enregistrement $n"; p=$h; done < chaine.txt`

function checking({ records, events, messages }: EvidencePack): string {
  const last = records.at(-1)
  const [event] = events
  const [digest, message] = [...messages][0] ?? []
  const previous = records.find((record) => record.position === (event?.position ?? 0) - 1)?.sha256 ?? START
  const detail = records.find((record) => record.position === event?.position)?.detail ?? null
  return `VÉRIFIER SANS RELANCE
---------------------

1. Les fichiers sont ceux de l’archive :
     sha256sum -c SHA256SUMS                        (Linux)
     shasum -a 256 -c SHA256SUMS                    (macOS)
     certutil -hashfile FICHIER SHA256              (Windows, fichier par fichier)

2. La chaîne, les détails et les messages se recalculent, et la dernière empreinte est bien celle-ci :
     python3 verifier.py
   Tête de la chaîne à l’export : enregistrement n° ${last?.position ?? 0},
     ${last?.sha256 ?? START}
   Sans Python, la chaîne seule (Linux ; sur macOS, shasum -a 256 à la place de sha256sum) : rien ne doit s’afficher.
     ${CHAIN_BY_SHELL}
${
  event === undefined
    ? ''
    : `
3. À la main, pour l’enregistrement n° ${event.position} : l’empreinte de l’enregistrement précédent
     ${previous}
   suivie, sans espace ni retour à la ligne, du texte de la troisième colonne de chaine.txt, a pour SHA-256
     ${event.sha256}
   Sous Linux ou macOS :
     awk -F '\\t' '$1 == ${event.position} { printf "%s%s", "${previous}", $3 }' chaine.txt | sha256sum
   Dans ce texte, « detailSha256 » est l’empreinte de son détail${
     detail === null
       ? ', qui a été effacé'
       : ` :
     sha256sum ${detailPath(event.position)}`
   }
`
}${
  digest === undefined || message === undefined
    ? ''
    : `
4. À la main, pour un message : le SHA-256 du fichier
     ${message.path}
   est ${digest},
   que l’on retrouve dans details/ (« message ») et dans envois.csv :
     sha256sum ${message.path}
`
}
Les textes sont du JSON aux clés triées, sans espace, en UTF-8 (RFC 8785) ; les dates sont écrites AAAA-MM-JJ et
les montants en centimes.`
}
