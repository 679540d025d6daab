// relance rates: the half-years and their source; `rates add 2027-S1 2.65` puts one in the dossier's ledger.
import { UsageError } from '../../domain/errors.ts'
import { formatRate } from '../../domain/format.ts'
import { describeHalfYear, type HalfYear, parseHalfYear, type RateRow, rateFor, rateTable } from '../../domain/rates.ts'
import type { Regime } from '../../domain/settings.ts'
import { addRate, userRates } from '../../ledger/rates.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { checkedRate, type Options, textOption } from '../options.ts'
import { present } from '../present.ts'
import { table } from '../table.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[action]', '« add » pour ajouter un semestre')
      .argument('[semestre]', 'par exemple 2027-S1')
      .argument('[taux]', 'taux BCE du premier jour du semestre, en pour cent : 2.65')
      .option('--source <texte>', 'où le taux est publié')
      .option('--legal <taux>', 'taux d’intérêt légal du semestre (créanciers autres que particuliers)')
  },

  async run(context, args, options) {
    const [action, half, rate] = args
    if (action === undefined) return await listRates(context, options)
    if (action !== 'add')
      throw new UsageError('usage', `« rates ${action} » n’existe pas.`, {
        advice: 'Écrivez « relance rates » ou « relance rates add 2027-S1 2.65 --source "..." ».',
      })
    return await add(context, options, half ?? '', rate ?? '')
  },
}

async function listRates(context: Context, options: Options): Promise<number> {
  const own = await ownRates(context)
  const rates = rateTable(own)
  const statutory = (half: HalfYear, regime: Regime) => rateFor(rates, half, regime, { kind: 'ecb+10' }, 'warn')
  const view = {
    date: context.date,
    rates: [...rates.values()].map((row) => ({
      ...row,
      businessBps: statutory(row.half, 'business'),
      publicBps: statutory(row.half, 'public'),
    })),
    totals: { rates: rates.size },
  }
  await present(context, options, view, {
    text: () => ratesText(view.rates, context),
  })
  return 0
}

interface RateLine extends RateRow {
  readonly businessBps: number | null
  readonly publicBps: number | null
}

function ratesText(rates: readonly RateLine[], context: Context): string {
  const percent = (bps: number | null) => (bps === null ? '' : formatRate(bps))
  const figures = ['BCE', 'BCE + 10', 'Public + 8', 'Légal'].map((header) => ({ header, align: 'right' as const }))
  const rows = rates.map((row) => [
    row.half,
    ...[row.ecbBps, row.businessBps, row.publicBps, row.legalOtherBps].map(percent),
    row.origin === 'user' ? `ajouté par vous : ${row.source}` : '',
  ])
  const sources = [...new Set(rates.filter((row) => row.origin === 'shipped').map((row) => row.source))]
  return `${table([{ header: 'Semestre' }, ...figures, { header: '' }], rows, context.color)}\nSources :\n${sources.map((source) => `  ${source}`).join('\n')}\n`
}

/** The dossier's own rows; none when there is no dossier here, since the shipped table needs none. */
async function ownRates(context: Context): Promise<ReturnType<typeof userRates>> {
  try {
    return await withDossier(context, (dossier) => userRates(dossier.ledger))
  } catch (error) {
    if (context.dossier === undefined && error instanceof Error && 'code' in error && error.code === 'dossier-missing') return []
    throw error
  }
}

async function add(context: Context, options: Options, half: string, rate: string): Promise<number> {
  if (half === '' || rate === '')
    throw new UsageError('usage', 'Il faut le semestre et son taux.', {
      advice: 'Écrivez par exemple : relance rates add 2027-S1 2.65 --source "Banque de France".',
    })
  const parsed = parseHalfYear(half)
  if (parsed === null)
    throw new UsageError('half-year-invalid', `« ${half} » n’est pas un semestre.`, { advice: 'Écrivez par exemple 2027-S1.' })
  const source = textOption(options, 'source')
  if (source === null)
    throw new UsageError('source-missing', 'Un taux s’ajoute avec sa source.', { advice: 'Ajoutez --source "où il est publié".' })
  const legal = textOption(options, 'legal')
  const row = {
    half: parsed,
    ecbBps: checkedRate(rate, 'rates add'),
    legalConsumerBps: null,
    legalOtherBps: legal === null ? null : checkedRate(legal, '--legal'),
    source,
  }
  const before = await withDossier(context, (dossier) => {
    const known = rateTable(userRates(dossier.ledger)).get(parsed)
    addRate(dossier.ledger, row, context.clock.now())
    return known
  })
  const view = { date: context.date, rates: [{ ...row, origin: 'user' }], totals: { rates: 1 } }
  await present(context, options, view, {
    text: () => `Taux BCE du ${describeHalfYear(parsed)} enregistré : ${formatRate(row.ecbBps)}${replacedText(before, row.ecbBps)}.\n`,
  })
  return 0
}

/** Said when a known rate gives way: a mistyped half-year would change claims in silence. */
function replacedText(before: RateRow | undefined, ecbBps: number): string {
  if (!before || before.ecbBps === null || before.ecbBps === ecbBps) return ''
  return `, à la place de ${formatRate(before.ecbBps)} (${before.origin === 'user' ? 'ajouté par vous' : 'livré avec relance'})`
}
