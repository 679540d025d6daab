// relance litigation: the documents, proofs, sums and drafts about what a customer owes, in a folder and an archive to hand to a professional.
import { basename, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../../domain/errors.ts'
import { litigationOn } from '../../jobs/litigation.ts'
import { litigationArchive, withSums } from '../../reporting/litigation/archive.ts'
import type { LitigationView } from '../../reporting/litigation/litigation.ts'
import type { CommandModule } from '../command.ts'
import { litigationName, numberedPlaces, writeLitigation } from '../litigation-files.ts'
import { litigationText } from '../litigation-text.ts'
import { withDossier } from '../open-dossier.ts'
import { gather, listOption, type Options, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option('--ref <numero>', 'une facture, répétable (sinon tout ce qui est échu)', gather)
      .option('--out <dossier>', 'où écrire (sinon litigation/CLIENT_JOUR dans le dossier)')
      .option('--zip <fichier>', 'où écrire l’archive (sinon à côté du dossier écrit)')
  },

  examples: [
    ['relance litigation MARTIN', 'réunit relevé, factures, relances et preuves, calculs et projets d’actes'],
    ['relance litigation MARTIN --ref F2026-102 --ref F2026-118', 'pour ces deux factures seulement'],
    ['relance litigation MARTIN --zip pour-maitre-durand.zip', 'l’archive à remettre, sous ce nom'],
    ['relance litigation MARTIN --date 2026-06-30', 'le dossier tel qu’il était au 30 juin'],
  ],

  run(context, args, options) {
    const typed = { out: named(options, 'out'), zip: named(options, 'zip') }
    return withDossier(context, async (dossier) => {
      const { view, files } = await litigationOn(dossier, context.date, { customer: args[0] ?? '', refs: listOption(options, 'ref') })
      const { cwd } = context
      const usual = join(dossier.folder, 'litigation', litigationName(view.customer, context.date))
      const folders = typed.out === null ? numberedPlaces(usual) : [resolve(cwd, typed.out)]
      const places = folders.map((folder) => ({ folder, zip: typed.zip === null ? `${folder}.zip` : resolve(cwd, typed.zip) }))
      const whole = withSums(files)
      const { folder, zip, unchanged } = await writeLitigation(places, whole, (name) => litigationArchive(whole, name, context.date))
      const shown = (path: string) => (path.startsWith(dossier.folder + sep) ? relative(dossier.folder, path) : path)
      const told: LitigationView = { ...view, folder: shown(folder), zip: shown(zip), unchanged }
      await present(context, options, told, { text: () => litigationText(told) })
      return 0
    })
  },
}

/** @throws UsageError for an empty name, and an archive that is called otherwise */
function named(options: Options, name: 'out' | 'zip'): string | null {
  const file = textOption(options, name)
  if (file === null) return null
  if (file.trim() === '' || (name === 'zip' && !/[^/\\]\.zip$/i.test(basename(file))))
    throw new UsageError(
      'option-invalid',
      name === 'zip' ? `--zip : « ${file} » n’est pas le nom d’une archive .zip.` : '--out : le nom du dossier est vide.',
      {
        advice: name === 'zip' ? 'Écrivez par exemple --zip contentieux.zip.' : 'Écrivez par exemple --out contentieux-martin.',
      },
    )
  return file
}
