// relance complete: asked by the shell at each press of the tabulator. Whatever goes wrong, it offers nothing and says nothing.

import { formatAmount } from '../../domain/format.ts'
import { booksOn } from '../../jobs/books.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { templatesOf } from '../../jobs/templates.ts'
import { customerNamesFrom } from '../../ledger/customers.ts'
import type { CommandModule } from '../command.ts'
import { type Candidate, candidates, FILES, type Names } from '../completion/candidates.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'

/** Nobody chooses among more. */
const MOST = 100

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<shell>', 'interpréteur')
      .argument('[mots...]', 'ce qui est tapé')
      .option('--new-word', 'rien n’est encore tapé du dernier mot')
  },

  async run(context, [shell, ...typed], options) {
    const words = options.newWord === true ? [...typed, ''] : typed
    const found = await offered(context, words).catch(() => [])
    if (found === FILES) context.io.stdout(':files\n')
    else
      context.io.stdout(found.map(([word, what]) => (shell === 'bash' ? `${word}\n` : `${word}\t${what.replace(/\s+/g, ' ')}\n`)).join(''))
    return 0
  },
}

/** The dossier is opened only where its names are asked for. */
async function offered(context: Context, words: readonly string[]): Promise<readonly Candidate[] | typeof FILES> {
  let asked: ((dossier: Dossier) => readonly Candidate[]) | null = null
  const later = (ask: (dossier: Dossier) => readonly Candidate[]) => {
    asked = ask
    return []
  }
  const names: Names = {
    customers: (begin) => later(({ ledger }) => customerNamesFrom(ledger, begin, MOST)),
    refs: (customer) => later((dossier) => refsOf(dossier, context, customer, words.at(-1) ?? '')),
    templates: (begin) => later((dossier) => templatesFrom(dossier, begin)),
  }
  const found = await candidates(words, names)
  const ask = asked as ((dossier: Dossier) => readonly Candidate[]) | null
  return ask === null ? found : await withDossier(context, ask)
}

function refsOf(dossier: Dossier, { date }: Context, customer: string, begin: string): Candidate[] {
  const { items } = booksOn(dossier, date, customer, 'open')
  const open = items.filter(({ outstandingCents, ref }) => outstandingCents > 0 && ref.startsWith(begin))
  return open.slice(0, MOST).map(({ ref, outstandingCents }) => [ref, formatAmount(outstandingCents)])
}

/** Each name once, without its parts; a shared piece without its folder. */
function templatesFrom(dossier: Dossier, begin: string): Candidate[] {
  const all = [...templatesOf(dossier).files.values()]
  const names = new Map(all.map(({ name }) => [name.replace(/^partials\//, ''), name.startsWith('partials/') ? 'fragment' : '']))
  return [...names].filter(([name]) => name.startsWith(begin)).sort(([a], [b]) => (a < b ? -1 : 1))
}
