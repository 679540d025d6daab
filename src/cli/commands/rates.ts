// relance rates: the half-years and their sources; `rates add 2027-S1 2.65` puts one in the dossier's ledger; `rates check` says which
// are missing for the open claims, and where they are published.
import { UsageError } from '../../domain/errors.ts'
import { parseHalfYear, type UserRate } from '../../domain/rates.ts'
import { addRates } from '../../jobs/rates-add.ts'
import { checkRates } from '../../jobs/rates-check.ts'
import { ratesView } from '../../jobs/rates-list.ts'
import { userRates } from '../../ledger/rates.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { checkedRate, type Options, textOption } from '../options.ts'
import { present } from '../present.ts'
import { addedText, missingText, ratesText } from '../rates-text.ts'

const DONE_IN_PART = 6

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[action]', '« add » pour ajouter un semestre, « check » pour savoir ce qui manque à vos créances')
      .argument('[semestre]', 'par exemple 2027-S1')
      .argument('[taux]', 'taux BCE du premier jour du semestre, en pour cent : 2.65')
      .option('--source <texte>', 'où le taux est publié')
      .option('--legal <taux>', 'taux d’intérêt légal du semestre (créanciers autres que particuliers)')
      .option('--legal-consumer <taux>', 'taux d’intérêt légal du semestre (créanciers particuliers)')
      .option('--force', 'remplacer un taux livré avec relance')
  },

  async run(context, args, options) {
    const [action = 'list', half, rate] = args
    switch (action) {
      case 'list':
        return await list(context, options)
      case 'check':
        return await check(context, options)
      case 'add':
        return await add(context, options, addedRate(options, half ?? '', rate ?? ''))
      default:
        throw new UsageError('usage', `« rates ${action} » n’existe pas.`, {
          advice: 'Écrivez « relance rates », « relance rates check » ou « relance rates add 2027-S1 2.65 --source "..." ».',
        })
    }
  },
}

async function list(context: Context, options: Options): Promise<number> {
  const view = ratesView(context.date, await ownRates(context))
  await present(context, options, view, {
    text: () => ratesText(view, context.color),
    next: 'relance rates check (ceux qui manquent à vos créances), relance penalties (ce qu’ils donnent)',
  })
  return 0
}

/** The dossier's own rows; none when there is no dossier here, since the shipped table needs none. */
async function ownRates(context: Context): Promise<UserRate[]> {
  try {
    return await withDossier(context, (dossier) => userRates(dossier.ledger))
  } catch (error) {
    if (context.dossier === undefined && error instanceof Error && 'code' in error && error.code === 'dossier-missing') return []
    throw error
  }
}

async function check(context: Context, options: Options): Promise<number> {
  const view = await withDossier(context, (dossier) => checkRates(dossier, context.date))
  await present(context, options, view, {
    text: () => missingText(view),
    next: view.missing.length === 0 ? 'relance penalties (ce qu’ils donnent)' : null,
  })
  return view.missing.length === 0 ? 0 : DONE_IN_PART
}

/** What is typed, as figures. @throws UsageError for what is no half-year, no rate, or has no source. */
function addedRate(options: Options, half: string, rate: string): UserRate {
  const legal = textOption(options, 'legal')
  const legalConsumer = textOption(options, 'legalConsumer')
  if (half === '' || (rate === '' && legal === null && legalConsumer === null))
    throw new UsageError('usage', 'Il faut le semestre et son taux.', {
      advice: 'Écrivez par exemple : relance rates add 2027-S1 2.65 --source "Banque de France".',
    })
  const parsed = parseHalfYear(half)
  if (parsed === null)
    throw new UsageError('half-year-invalid', `« ${half} » n’est pas un semestre.`, { advice: 'Écrivez par exemple 2027-S1.' })
  const source = textOption(options, 'source')
  if (source === null)
    throw new UsageError('source-missing', 'Un taux s’ajoute avec sa source.', { advice: 'Ajoutez --source "où il est publié".' })
  return {
    half: parsed,
    ecbBps: rate === '' ? null : checkedRate(rate, 'rates add'),
    legalConsumerBps: legalConsumer === null ? null : checkedRate(legalConsumer, '--legal-consumer'),
    legalOtherBps: legal === null ? null : checkedRate(legal, '--legal'),
    source,
  }
}

async function add(context: Context, options: Options, row: UserRate): Promise<number> {
  const force = options['force'] === true
  const added = await withDossier(context, (dossier) => addRates(dossier, row, context.date, { force }), { writes: true })
  const view = { date: context.date, rates: [{ ...row, origin: 'user' }], totals: { rates: 1 } }
  await present(context, options, view, { text: () => addedText(row, added), next: 'relance rates check (ceux qui manquent encore)' })
  return 0
}
