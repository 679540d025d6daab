// The guide, by subject, on the terminal: `relance help SUJET` shows the very text of README.fr.md.
import { readFileSync } from 'node:fs'
import { editDistance } from '../domain/edit-distance.ts'
import { slugOf } from '../domain/slug.ts'
import { plainText } from './guide-text.ts'
import { GUIDE_WORDS } from './guide-words.ts'
import { packagePath } from './package-folder.ts'

/** No title is cut. */
const LONGEST_TITLE = 200

export interface Topic {
  /** What is typed: "penalites-de-retard". */
  readonly name: string
  /** As the guide writes it. */
  readonly title: string
  /** A part of the guide, or a section of one. */
  readonly level: 2 | 3
  readonly text: string
}

/** The parts of the guide and their sections, in its order; a part holds its sections too. */
export function topics(guide = readFileSync(packagePath('README.fr.md'), 'utf8')): Topic[] {
  const lines = guide.split('\n')
  const heads = lines.flatMap((line, at) => {
    const [, marks, title] = /^(##|###) (?:\d+\. )?(.+)$/.exec(line) ?? []
    return marks === undefined || title === undefined ? [] : [{ at, level: marks.length as 2 | 3, title }]
  })
  return heads.map(({ at, level, title }, index) => {
    const next = heads.slice(index + 1).find((head) => head.level <= level)
    return { name: slugOf(title, LONGEST_TITLE).toLowerCase(), title, level, text: plainText(lines.slice(at, next?.at)) }
  })
}

/** The subject typed: by its name, a word that stands for it, its beginning, or a word of it. Null: none is meant for sure. */
export function topicNamed(all: readonly Topic[], typed: string): Topic | null {
  const name = slugOf(typed).toLowerCase()
  if (name === '') return null
  const meant = [
    all.filter((one) => one.name === name),
    all.filter((one) => one.name === (GUIDE_WORDS[name] ?? GUIDE_WORDS[name.replace(/s$/, '')])),
    all.filter((one) => one.name.startsWith(name)),
    all.filter((one) => one.name.split('-').some((word) => sameWord(word, name))),
  ].find((found) => found.length > 0)
  // The part comes before its sections.
  return meant?.toSorted((a, b) => a.level - b.level)[0] ?? null
}

/** One or several of the same thing. */
function sameWord(word: string, typed: string): boolean {
  return word === typed || word === `${typed}s` || typed === `${word}s`
}

/** The names nearest to what was typed. */
export function nearTopics(all: readonly Topic[], typed: string): string[] {
  const name = slugOf(typed).toLowerCase()
  const scored = all.map((one) => ({ name: one.name, distance: Math.min(...one.name.split('-').map((word) => editDistance(name, word))) }))
  return scored
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length)
    .slice(0, 3)
    .map((one) => one.name)
}

/** Every subject, parts with their sections under them. */
export function topicList(all: readonly Topic[]): string {
  const lines = all.map(
    ({ name, title, level }) =>
      `${level === 2 ? '' : '  '}  ${name}${' '.repeat(Math.max(2, 44 - name.length - (level === 2 ? 0 : 2)))}${title}`,
  )
  return `Sujets du guide (relance help SUJET) :\n\n${lines.join('\n')}\n`
}
