// The templates of a dossier for a terminal: what each is for, whose it is, what is wrong; and what was copied or looked at.
import type { Problem } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../domain/language.ts'
import { printable } from '../domain/printable.ts'
import type { CopyView } from '../jobs/copy-template.ts'
import type { TemplatePartView, TemplatesView, TemplateView } from '../jobs/template-list.ts'
import type { TemplatePreview } from '../jobs/template-preview.ts'
import { pageText } from '../rendering/html-text.ts'
import { letterWords } from '../rendering/letter/letter-words.ts'
import { CHANNELS } from '../reporting/words.ts'
import { table } from './table.ts'

const ALWAYS: Readonly<Record<string, string>> = {
  call: 'tout appel sans modèle à lui',
  sms: 'tout SMS sans modèle à lui',
  report: 'compte rendu de l’envoi',
}

/** Languages nobody is written to in are left out, and named. */
export function templatesText(view: TemplatesView, color: boolean): string {
  const shown = view.templates.filter(({ language }) => view.spoken.includes(language))
  const several = view.spoken.length > 1
  const columns = ['Modèle', ...(several ? ['Langue'] : []), 'Étape', 'Par', 'Parties', 'À vous']
  const rows = shown.map((one) => [
    one.name.replace(/^partials\//, ''),
    ...(several ? [one.language] : []),
    purposeOf(one),
    [...new Set(one.channels.map((channel) => CHANNELS[channel]))].join(', '),
    one.parts.map(({ part }) => part).join(', '),
    one.parts.flatMap((part) => (part.origin === 'dossier' ? [stateOf(part)] : [])).join(' ; '),
  ])
  const others = LANGUAGES.filter((language) => !view.spoken.includes(language)).map((language) => LANGUAGE_NAMES[language])
  const hidden =
    others.length === 0 ? '' : `Aussi livrés en ${others.join(', ')} : relance templates --json, ou relance templates copy de/relance-1.\n`
  const drawn = table(
    columns.map((header) => ({ header })),
    rows,
    color,
  )
  return `${drawn}\n${problemsText(view)}${remarksText(shown)}${hidden}Pour changer un texte : relance templates copy NOM ; ses champs : relance templates fields NOM\n`
}

function purposeOf({ name, kind, steps }: TemplateView): string {
  if (kind === 'piece') return '(fragment partagé)'
  const buyer = name.endsWith('-public') ? ' (acheteur public)' : ''
  return ALWAYS[name] ?? (steps.length === 0 ? 'aucune étape' : `${steps.join(', ')}${buyer}`)
}

function stateOf({ part, changed, problems }: TemplatePartView): string {
  if (problems.length > 0) return `${part} : ${problems.length} ${plural(problems.length, 'ERREUR', 'ERREURS')}`
  return `${part} : ${changed === false ? 'inchangé' : 'correct'}`
}

/** What is wrong, then what was looked at. */
export function checkText(view: TemplatesView): string {
  const { templates, own, problems } = view.totals
  const looked = `${templates} ${plural(templates, 'modèle vérifié', 'modèles vérifiés')}, dont ${own} à vous`
  const verdict =
    problems === 0
      ? `${looked} : ${plural(templates, 'il est correct', 'tous sont corrects')}.\nPour en voir un : relance templates preview NOM\n`
      : `${looked} : ${problems} ${plural(problems, 'erreur', 'erreurs')}. Rien ne part tant que ce n’est pas corrigé.\n`
  return `${problemsText(view)}${remarksText(view.templates)}${verdict}`
}

function problemsText({ templates, unread }: TemplatesView): string {
  const all = [...unread, ...templates.flatMap(({ parts }) => parts.flatMap(({ problems }) => problems))]
  return all.length === 0 ? '' : `${all.map(problemText).join('')}\n`
}

/** "templates/fr/relance-1.text.hbs:3:19 – Le champ…", then the line. */
function problemText({ file = '', line, column, message, excerpt }: Problem): string {
  const place = [file, ...(line === undefined ? [] : [line]), ...(column === undefined ? [] : [column])].join(':')
  const shown = excerpt === undefined || excerpt === '' ? '' : `    ${printable(excerpt)}\n`
  return `${printable(place)} – ${printable(message)}\n${shown}`
}

function remarksText(templates: readonly TemplateView[]): string {
  return templates.flatMap(({ remarks }) => remarks.map((remark) => `À voir : ${remark}\n`)).join('')
}

export function copyText({ name, copies }: CopyView): string {
  const lines = copies.map(({ file, outcome }) => (outcome === 'copied' ? `Copié : ${file}\n` : `Déjà là, laissé tel quel : ${file}\n`))
  const parts = copies.map(({ part }) => part)
  const both =
    parts.includes('text') && parts.includes('html')
      ? 'Le client lit le HTML, ou le texte si sa messagerie ne montre que lui : changez les deux, ou supprimez la copie .html pour n’envoyer que le texte.\n'
      : ''
  const short = name.replace(/^partials\//, '')
  const look = name.startsWith('partials/') ? '' : ` puis regardez : relance templates preview ${short}.`
  return `${lines.join('')}\nOuvrez ces fichiers dans un éditeur de texte et changez les mots ; ce qui est entre {{ }} est rempli par relance.
${both}Ensuite, vérifiez : relance templates check ${short}${look === '' ? '.' : `,${look}`} Les champs : relance templates fields ${short}.
${othersText(short)}Pour revenir au texte de relance, supprimez la copie.
`
}

/** The templates of the first reminder, each with who gets it. */
const FIRST: Readonly<Record<string, string>> = {
  'relance-1': 'aux entreprises et à l’étranger',
  'public-service': 'aux acheteurs publics',
  'consumer-1': 'aux particuliers',
}

/** What a copy of a first reminder leaves as it is; '' for another template. */
function othersText(name: string): string {
  if (FIRST[name] === undefined) return ''
  const others = Object.entries(FIRST).filter(([one]) => one !== name)
  return `C’est la première relance ${FIRST[name]}. Les autres clients ont la leur, à changer à part : ${others.map(([one, who]) => `${one} (${who})`).join(', ')}.\n`
}

/** The words of each form; how an e-mail, a letter or a sheet looks is told by its page. */
export function templatePreviewText({ name, customer, madeUp, messages }: TemplatePreview, page: string | null): string {
  const whom = madeUp ? (name === 'report' ? 'envoi fictif' : 'client fictif') : `${customer.code} (${customer.name})`
  const shown = messages.map(({ channel, subject, message, content }) => {
    const { text, letter, page: sheet } = message
    const words =
      content.kind === 'refused'
        ? `Ce message ne partirait pas : ${content.why}\n`
        : (text ?? (letter ? letterWords(letter) : pageText(sheet ?? '')))
    const head = `── ${CHANNELS[channel]}, ${whom} ──\n${channel === 'email' ? `Objet : ${subject}\n` : ''}`
    return `${head}\n${words}`
  })
  const where = page === null ? 'Pour voir la mise en page : ajoutez --open.' : `La page : ${page}`
  return `${shown.join('\n')}\nRien n’est envoyé ni enregistré. ${where}\n`
}
