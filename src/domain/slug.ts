// Texts as parts of file names, on any system.
import { withoutAccents } from './accents.ts'

/** Letters and figures without accents, joined by dashes, cut to `most` characters; '' where it holds none. */
export function slugOf(text: string, most = 60): string {
  return withoutAccents(text)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, most)
}

/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A different slug for each text, in order: texts that differ by case, by accents or by signs alone get a number. @param otherwise for a text that holds no letter */
export function distinctSlugs<T extends string>(texts: readonly T[], otherwise: string): Map<T, string> {
  const taken = new Set<string>()
  return new Map(
    texts.map((text) => {
      const stem = slugOf(text) || otherwise
      let slug = stem
      for (let number = 2; taken.has(slug.toLowerCase()) || DEVICES.test(slug); number++) slug = `${stem}-${number}`
      taken.add(slug.toLowerCase())
      return [text, slug]
    }),
  )
}
