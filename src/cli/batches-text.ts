// The files of letters to print, as a sending tells them: that of the day, those of earlier days, and the letters that are in none.
import { formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { BatchView, SendView } from '../reporting/views.ts'
import { shownFile } from './shown-file.ts'

/** Whole lines; '' where no letter waited. */
export function batchesText({ batch, lateBatches = [], lettersLeftOut = [] }: SendView): string {
  const left = lettersLeftOut.map(
    ({ customer, day, reason }) =>
      `Lettre à ${customer} écrite le ${formatDay(day)} : elle n’a pas été mise au lot, ne la postez pas. ${reason} Son fichier reste dans outbox/.\n`,
  )
  const late = lateBatches.map((one) => lineOf(one, ` du ${formatLongDay(one.day)}`))
  return [...late, ...left, ...(batch === undefined ? [] : [lineOf(batch, '')])].join('')
}

/** @param when ' du 20 novembre 2026', '' for letters of the day */
function lineOf({ file, letters, pages, earlier, reason }: BatchView, when: string): string {
  const what = `${letters} ${plural(letters, 'lettre', 'lettres')}${when}`
  if (file === null)
    return `Le lot à imprimer (${what}) n’a pas pu être écrit : ${reason} Les lettres elles-mêmes sont dans outbox/ ; le prochain relance send refera le lot.\n`
  const before = earlier.length === 0 ? '' : ` Déjà fait ${when === '' ? 'aujourd’hui' : 'ce jour-là'} : ${earlier.join(', ')}.`
  return `À imprimer : ${shownFile(file)} (${what}, ${pages} ${plural(pages, 'page', 'pages')}).${before}\n`
}
