// relance demo: the whole morning's work on a fictitious company, by the very commands a user types.
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { writeDossier } from '../create-dossier.ts'
import { packagePath } from '../package-folder.ts'
import { palette } from '../palette.ts'

const DEMO_DAY = '2026-11-20'
const COMPANY_FILES = ['732829320FEC20251231.txt', '732829320FEC20261119.txt', 'contacts.csv', 'factures-ouvertes.csv']

/** What is typed, and what is said before it. */
const STEPS: readonly (readonly [comment: string, ...words: string[]])[] = [
  ['On importe deux exercices, les contacts et la liste des factures ouvertes.', 'import', ...COMPANY_FILES],
  ['La balance âgée, égale au compte 411 au centime.', 'aging'],
  ['Qui relancer aujourd’hui, et pourquoi les autres attendent.', 'plan'],
  ['On a regardé le plan : on approuve.', 'approve', '--all'],
  ['On envoie. Ici sans serveur de messagerie : tout est écrit dans outbox/.', 'send'],
  ['Un second envoi le même jour n’envoie rien.', 'send'],
]

export const command: CommandModule = {
  configure(command) {
    command.option('--fast', 'sans afficher le détail de chaque étape')
  },

  async run(context, _args, options) {
    const folder = mkdtempSync(join(tmpdir(), 'relance-demo-'))
    let code = 1
    try {
      code = await play(context, folder, options.fast === true || context.json)
    } finally {
      if (code !== 0) rmSync(folder, { recursive: true, force: true })
    }
    if (code === 0) sayWhere(context, folder)
    return code
  },
}

/** Every step, up to the first that fails; its exit code. */
async function play(context: Context, folder: string, silent: boolean): Promise<number> {
  const company = (name: string) => packagePath('fixtures', 'demo', name)
  writeDossier(folder, readFileSync(company('relance.yaml'), 'utf8'), context.clock.now())
  for (const name of COMPANY_FILES) {
    copyFileSync(company(name), join(folder, name))
    chmodSync(join(folder, name), 0o600)
  }
  for (const [comment, ...words] of STEPS) {
    const code = await runStep(context, folder, comment, words, silent)
    if (code !== 0) return code
  }
  return 0
}

async function runStep(context: Context, folder: string, comment: string, words: readonly string[], silent: boolean): Promise<number> {
  const paint = palette(context.color)
  if (!silent) context.io.stdout(`\n${paint.dim(`# ${comment}`)}\n${paint.bold(`$ relance ${words.join(' ')}`)}\n`)
  let kept = ''
  const keep = (text: string) => {
    kept += text
  }
  const io = silent ? { ...context.io, stdout: keep } : context.io
  const env = { ...context.env, RELANCE_DATE: DEMO_DAY, RELANCE_DOSSIER: folder }
  const code = await context.run(context.json ? [...words, '--json'] : [...words], {
    ...{ io, env, cwd: folder },
    input: context.input,
    keyring: context.keyring,
  })
  // A step that fails has its own document to give.
  if (code !== 0 && silent) context.io.stdout(kept)
  return code
}

function sayWhere(context: Context, folder: string): void {
  if (context.json) {
    context.io.stdout(`${JSON.stringify({ date: DEMO_DAY, folder, steps: STEPS.map(([, ...words]) => words.join(' ')) })}\n`)
    return
  }
  context.io.stdout(`
La démonstration est dans ${folder}
  outbox/        les messages, lettres et fiches d’appel écrits aujourd’hui (ouvrez-les)
  relance.yaml   les réglages, commentés

Pour continuer avec elle :
  export RELANCE_DOSSIER=${folder} RELANCE_DATE=${DEMO_DAY}
  relance plan --dry-run --explain
  relance history

Pour votre propre société : relance init mon-dossier
`)
}
