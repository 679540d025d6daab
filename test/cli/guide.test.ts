// The guide by subject: every part can be asked for by a word of its title, and is the guide's own text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearTopics, topicNamed, topics } from '../../src/cli/guide.ts'
import { GUIDE_WORDS } from '../../src/cli/guide-words.ts'
import { HOLDS } from '../../src/reporting/words.ts'

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
  it('has names that differ, and nothing of Markdown is left', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { name, text } of all) expect([name, /^#{1,4} |```|\]\(|\*\*|^\||\\\||\|---/m.exec(text)?.[0]]).toEqual([name, undefined])
  })

  it('cuts no name, and lays its tables out on a terminal', () => {
    expect(all.map(({ name }) => name)).toContain('ce-que-lit-le-client-quand-ses-factures-n-en-sont-pas-au-meme-point')
    const refused = topicNamed(all, 'fec')?.text ?? ''
    expect(refused).toContain('\nfichier ')
    expect(refused).toContain('séparé par tabulation, |, ; ou ,')
    expect(refused).toContain('"exports/*FEC*.txt"')
    expect(topicNamed(all, 'pénalités')?.text).toContain('\n- le taux\u00a0: celui de vos factures')
  })

  it('leads each word that stands for a section to one that is there', () => {
    for (const [word, name] of Object.entries(GUIDE_WORDS)) expect([word, topicNamed(all, word)?.name]).toEqual([word, name])
  })

  it.each([
    ['fec', 'quel-export-prendre'],
    ['lettrage', 'quel-export-prendre'],
    ['à-nouveaux', 'quel-export-prendre'],
    ['outlook', 'brancher-votre-messagerie'],
    ['mot de passe', 'brancher-votre-messagerie'],
    ['SMTP', 'brancher-votre-messagerie'],
    ['promesse', 'litiges-promesses-reglements-vus'],
    ['RGPD', 'donnees-personnelles'],
    ['données personnelles', 'donnees-personnelles'],
    ['escompte', 'pourquoi-une-piece-attend'],
    ['doublon', 'chaque-semaine-un-fec-provisoire'],
    ['machine', 'changer-d-ordinateur'],
    ['déménager', 'changer-d-ordinateur'],
    ['ordinateur', 'changer-d-ordinateur'],
  ])('« %s » opens %s', (typed, name) => {
    expect(topicNamed(all, typed)?.name).toBe(name)
  })

  it.each(['installer', 'import', 'plan', 'pénalités', 'litiges', 'questions', 'tableau', 'dossiers', 'sauvegarder', 'messagerie'])(
    'answers on « %s »',
    (word) => {
      expect(topicNamed(all, word)?.text.length ?? 0).toBeGreaterThan(200)
    },
  )

  it('tells of every reason why something waits, by the words of the screen', () => {
    const part = GUIDE.slice(GUIDE.indexOf('\n## 14. '), GUIDE.indexOf('\n## 15. '))
    const rows = part.split('\n').filter((line) => line.startsWith('| '))
    const told = rows.map((row) => row.split(' | ')[0]?.slice(2) ?? '')
    expect(Object.values(HOLDS).filter((label) => !told.includes(label))).toEqual([])
    expect(rows.every((row) => row.split(' | ').length === 3)).toBe(true)
  })
})
