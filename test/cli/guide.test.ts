// The guide by subject: every part can be asked for by a word of its title, and is the guide's own text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearTopics, topicNamed, topics } from '../../src/cli/guide.ts'

const GUIDE = readFileSync(join(import.meta.dirname, '../../README.fr.md'), 'utf8')
const all = topics(GUIDE)

const SAMPLE = `# Titre
Avant-propos.

## 1. Installer
Voyez [le site](https://exemple.fr).

### Ouvrir un terminal
Tapez **ceci** :

\`\`\`console
$ relance
\`\`\`

## 2. Les pénalités de retard
Fin.
`

describe('a small guide', () => {
  it('is cut at its titles: a part holds its sections', () => {
    expect(topics(SAMPLE).map(({ name, level }) => [name, level])).toEqual([
      ['installer', 2],
      ['ouvrir-un-terminal', 3],
      ['les-penalites-de-retard', 2],
    ])
    expect(topics(SAMPLE)[1]?.text).toBe('Ouvrir un terminal\n------------------\nTapez ceci :\n\n$ relance\n')
    expect(topics(SAMPLE)[0]?.text).toContain('Voyez le site.')
    expect(topics(SAMPLE)[0]?.text).toContain('Tapez ceci')
  })

  it.each([
    ['Pénalités', 'les-penalites-de-retard'],
    ['penalites', 'les-penalites-de-retard'],
    ['installer', 'installer'],
    ['ouvrir', 'ouvrir-un-terminal'],
    ['terminal', 'ouvrir-un-terminal'],
    ['banane', null],
    ['', null],
  ])('« %s » means %s', (typed, name) => {
    expect(topicNamed(topics(SAMPLE), typed)?.name ?? null).toBe(name)
  })

  it('guesses at a mistake of typing', () => {
    expect(nearTopics(topics(SAMPLE), 'penalitez')).toEqual(['les-penalites-de-retard'])
    expect(nearTopics(topics(SAMPLE), 'banane')).toEqual([])
  })
})

describe('the guide', () => {
  it('has names that differ, and nothing of Markdown is left but its tables', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { name, text } of all) expect([name, /^#{1,4} |```|\]\(/m.test(text)]).toEqual([name, false])
  })

  it.each(['installer', 'import', 'plan', 'pénalités', 'litiges', 'questions', 'tableau', 'dossiers', 'sauvegarder', 'messagerie'])(
    'answers on « %s »',
    (word) => {
      expect(topicNamed(all, word)?.text.length ?? 0).toBeGreaterThan(200)
    },
  )
})
