// relance templates: the texts of messages: which there are, copies to change, what is wrong in them, how they will look, what they may name.
import { UsageError } from '../../domain/errors.ts'
import { plural } from '../../domain/format.ts'
import { copyTemplate } from '../../jobs/copy-template.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { type TemplateSource, templateSource, templatesView } from '../../jobs/template-list.ts'
import { previewTemplate } from '../../jobs/template-preview.ts'
import { fieldGroups } from '../../rendering/fields/list.ts'
import { filesNamed } from '../../rendering/template-names.ts'
import { writeTemplatePage } from '../../reporting/preview/template-page.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { fieldsText } from '../fields-text.ts'
import { withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { packagePath } from '../package-folder.ts'
import { present } from '../present.ts'
import { checkText, copyText, templatePreviewText, templatesText } from '../templates-text.ts'
import { pageFile, pageOptions, showPage, writePageFile } from '../written-page.ts'

const DONE_IN_PART = 6
const ACTIONS = ['list', 'copy', 'check', 'preview', 'fields'] as const

export const command: CommandModule = {
  configure(command) {
    command
      .argument(`[${ACTIONS.join('|')}]`, 'la liste (ou rien), une copie à changer, la vérification, l’aperçu d’un message, les champs')
      .argument('[modèle]', 'par exemple relance-1, relance-1.letter ou de/relance-1')
      .option('--customer <code>', 'preview : avec les factures de ce client, et non un client fictif')
    pageOptions(command)
  },
  examples: [
    ['relance templates', 'les modèles, leur étape, et ceux qui sont à vous'],
    ['relance templates copy relance-1', 'copie la première relance dans votre dossier, pour la changer'],
    ['relance templates check', 'vérifie tout : fichier, ligne, colonne et champ qui n’existe pas'],
    ['relance templates preview relance-1 --customer C001 --open', 'ce que ce client recevrait, dans le navigateur'],
    ['relance templates fields relance-1', 'chaque champ, ce qu’il veut dire et un exemple'],
  ],

  async run(context, args, options) {
    const [action = 'list', typed = null] = args
    refuseStray(action, options)
    switch (action) {
      case 'list':
        return await list(context, options)
      case 'check':
        return await check(context, options, typed)
      case 'fields':
        return await fields(context, options, typed)
      case 'copy':
        return await copy(context, options, named(action, typed))
      case 'preview':
        return await preview(context, options, named(action, typed))
      default:
        throw new UsageError('usage', `« templates ${action} » n’existe pas.`, {
          advice: `Écrivez « relance templates », suivi de rien ou de ${ACTIONS.slice(1).join(', ')}.`,
        })
    }
  },
}

function named(action: string, typed: string | null): string {
  if (typed !== null) return typed
  throw new UsageError('usage', `Quel modèle ? « relance templates ${action} » en demande un.`, {
    advice: `Écrivez par exemple : relance templates ${action} relance-1. Les noms : relance templates.`,
  })
}

function refuseStray(action: string, options: Options): void {
  const given = (['customer', 'open', 'out'] as const).filter((name) => options[name] !== undefined && options[name] !== false)
  if (given.length === 0 || action === 'preview') return
  const flags = given.map((name) => `--${name}`).join(', ')
  throw new UsageError('usage', `${flags} ne ${plural(given.length, 'va', 'vont')} qu’avec « relance templates preview ».`, {
    advice: 'Écrivez par exemple : relance templates preview relance-1 --open.',
  })
}

async function list(context: Context, options: Options): Promise<number> {
  const view = await withSource(context, (source) => templatesView(source, context.date, { typed: null, all: false }))
  await present(context, options, view, { text: () => templatesText(view, context.color) })
  return 0
}

async function check(context: Context, options: Options, typed: string | null): Promise<number> {
  const view = await withSource(context, (source) => templatesView(source, context.date, { typed, all: true }))
  await present(context, options, view, { text: () => checkText(view) })
  return view.totals.problems === 0 ? 0 : DONE_IN_PART
}

async function fields(context: Context, options: Options, typed: string | null): Promise<number> {
  const { groups, name } = await withSource(context, ({ templates, dossier }) => {
    const language = dossier?.settings.customers.language ?? 'fr'
    const template = typed === null ? null : (filesNamed(templates, typed, language).find(({ part }) => part !== 'subject') ?? null)
    return { groups: fieldGroups(template, templates), name: template?.name ?? null }
  })
  const all = groups.flatMap(({ title, lists, fields }) => fields.map((field) => ({ ...field, lists, about: title })))
  const view = { date: context.date, template: name, fields: all, totals: { fields: all.length } }
  await present(context, options, view, { text: () => fieldsText(groups, name, context.color) })
  return 0
}

function copy(context: Context, options: Options, typed: string): Promise<number> {
  return withDossier(context, async (dossier) => {
    const view = copyTemplate(dossier, context.date, typed)
    await present(context, options, view, { text: () => copyText(view) })
    return 0
  })
}

function preview(context: Context, options: Options, typed: string): Promise<number> {
  return withDossier(
    context,
    async (dossier) => {
      const shown = await previewTemplate(dossier, context.date, typed, textOption(options, 'customer'))
      const { date, name, language, customer, madeUp, messages } = shown
      const asked = options.open === true || textOption(options, 'out') !== null
      const page = asked ? pageFile(context, dossier, options, `modele_${language}_${name}.html`) : null
      const who = madeUp ? 'Client fictif' : `${customer.code} ${customer.name}`
      if (page !== null) await writePageFile(context, page, writeTemplatePage({ ...shown, customer: who }))
      const told = messages.map(({ channel, step, subject, message: { text, html } }) => ({ channel, step, subject, text, html }))
      const view = { date, template: name, language, customer: madeUp ? null : customer.code, file: page?.path ?? null, messages: told }
      await present(context, options, view, { text: () => templatePreviewText(shown, page?.shown ?? null) })
      if (page !== null) showPage(context, options, page)
      return 0
    },
    { knowing: true },
  )
}

/** Where there is no dossier, the program's own templates are shown. */
async function withSource<T>(context: Context, work: (source: TemplateSource) => T): Promise<T> {
  const shipped = packagePath('templates')
  try {
    return await withDossier(context, (dossier: Dossier) => work(templateSource(dossier, shipped)))
  } catch (error) {
    if (context.dossier === undefined && error instanceof Error && 'code' in error && error.code === 'dossier-missing')
      return work(templateSource(null, shipped))
    throw error
  }
}
