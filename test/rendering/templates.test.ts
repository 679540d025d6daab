import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsError } from '../../src/domain/errors.ts'
import { LANGUAGES, type Language } from '../../src/domain/language.ts'
import { checkOwnTemplates, checkTemplates } from '../../src/rendering/check-templates.ts'
import { renderReminder } from '../../src/rendering/render-reminder.ts'
import { loadTemplates, type TemplateFile } from '../../src/rendering/template-files.ts'
import { contextOf, SHIPPED } from './message-context.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relance-templates-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(path: string, content: string | Buffer): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
const shipped = [...loadTemplates([SHIPPED]).files.values()]
/** The report is the accountant's: in French alone. */
const ofLanguage = (wanted: Language) => shipped.filter(({ language, name }) => language === wanted && name !== 'report')

/** Fields that differ by grammar alone: elision in French, the salutation. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  ofCreditor: 'creditorName',
  ofAccountManager: 'accountManager',
  ofAttention: '',
  attention: '',
}
const OF_GRAMMAR = /^(attention|several\w*)$/

/** What a template shows, goes through, calls and depends on, but for what grammar asks for. */
function told({ name, source }: TemplateFile) {
  const found = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')
  const facts = (names: readonly string[]) => [...new Set(names)].filter((one) => one !== '' && one !== 'else').sort()
  return {
    shown: facts(found(/\{\{([^#/>][^}]*)\}\}/g).map((field) => SHOWN_AS[field] ?? field.replace('spoken.', ''))),
    lists: facts(found(/\{\{#each (?:spoken\.)?([^}]+)\}\}/g)),
    pieces: found(/\{\{> ([^}]+)\}\}/g),
    conditions: facts(found(/\{\{#(?:if|unless) ([^}]+)\}\}/g)).filter(
      // Interest of a public buyer bears a name of its own in some languages.
      (one) => !OF_GRAMMAR.test(one) && !(one === 'isPublic' && name === 'partials/invoice-table'),
    ),
  }
}

const load = () => loadTemplates([SHIPPED, folder])

describe('the shipped templates', () => {
  it('pass every check', () => {
    expect(checkTemplates(loadTemplates([SHIPPED]))).toEqual([])
  })

  it('are the same in every language, but for the report, which is the accountant’s', () => {
    const names = [...loadTemplates([SHIPPED]).files.keys()].filter((name) => !name.startsWith('fr/report.'))
    const of = (language: string) => names.filter((name) => name.startsWith(`${language}/`)).map((name) => name.slice(3))
    expect(of('fr').length).toBeGreaterThan(30)
    for (const language of LANGUAGES) expect(of(language)).toEqual(of('fr'))
  })

  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    'in %s tell what the English ones tell, under the same conditions',
    (language) => {
      const english = new Map(ofLanguage('en').map((file) => [`${file.name}.${file.part}`, told(file)]))
      for (const file of ofLanguage(language)) {
        const name = `${file.name}.${file.part}`
        expect({ name, ...told(file) }).toEqual({ name, ...english.get(name) })
      }
    },
  )

  it.each(['de', 'es', 'it'] as const)('in %s have no word of another language left', (language) => {
    const foreign = /\b(the|invoices?|payment|please|your|reminder|facture|vous|nous|règlement|échéance|votre)\b/i
    for (const { name, part, source } of ofLanguage(language)) {
      if (part === 'call' || name === 'call' || name === 'task') continue
      expect({ name, part, words: source.replace(/<style>[\s\S]*?<\/style>|\{\{[^}]*\}\}|<[^>]*>/g, ' ') }).not.toMatchObject({
        words: expect.stringMatching(foreign),
      })
      expect(source.match(/<html lang="(..)">/)?.[1] ?? language).toBe(language)
    }
  })

  it.each(['de', 'es', 'it'] as const)('for a call in %s have French labels for who calls, and what is said in it', (language) => {
    const sheet = ofLanguage(language).find(({ name, part }) => name === 'call' && part === 'call')?.source ?? ''
    expect(sheet).toContain('<html lang="fr">')
    expect(sheet).toContain('<h2>Qui appeler</h2>')
    expect(sheet.match(new RegExp(`<span lang="${language}">[„«]`, 'g'))).toHaveLength(6)
  })
})

describe('a template of the dossier', () => {
  it('is checked again, with those of the program that call a piece of it, and no other', () => {
    expect(checkOwnTemplates(load())).toEqual([])
    write('de/relance-1.text.hbs', 'Guten Tag {{kunde}},\n')
    expect(checkOwnTemplates(load())).toMatchObject([{ line: 1, message: 'Le champ « kunde » n’existe pas.' }])
    rmSync(join(folder, 'de'), { recursive: true })
    const piece = write('fr/partials/closing.letter.hbs', '<p>Cordialement\n')
    expect(checkOwnTemplates(load())).toEqual([{ file: piece, message: '<p> n’est pas refermée.' }])
  })

  it('of a letter is tried with every kind of debtor: a tag left open for one alone is found', () => {
    const file = write('fr/relance-1.letter.hbs', '{{> opening}}\n{{#if isConsumer}}<p>Madame, Monsieur{{/if}}\n')
    expect(checkTemplates(load())).toEqual([{ file, message: '<p> n’est pas refermée.' }])
  })

  it('takes the place of the shipped one, file by file', () => {
    write('fr/relance-1.subject.hbs', 'Un mot de {{creditorName}}\n')
    const message = renderReminder(contextOf(), load())
    expect(message.subject).toBe('Un mot de Atelier Brunet')
    expect(message.text).toContain('Sauf erreur ou omission')
  })

  it('that changes the text alone goes out without the shipped HTML, which would say something else', () => {
    write('fr/relance-1.text.hbs', 'Bonjour,\n\n{{> invoices}}\n')
    const message = renderReminder(contextOf(), load())
    expect(message.text).toContain('F2026-017')
    expect(message.html).toBeNull()
  })

  it('that changes a shared piece changes every message', () => {
    write('fr/partials/payment.text.hbs', 'Par chèque.\n')
    expect(renderReminder(contextOf(), load()).text).toContain('Par chèque.')
  })

  it('may come with a byte-order mark and Windows line ends', () => {
    write('fr/relance-1.text.hbs', '\ufeffBonjour,\r\n{{#if several}}\r\ndes factures\r\n{{/if}}\r\nMerci.\r\n')
    expect(renderReminder(contextOf(), load()).text).toBe('Bonjour,\nMerci.\n')
  })
})

describe('a template is refused', () => {
  it.each([
    ['an unknown field', '{{montant}}', 'Le champ « montant » n’existe pas.'],
    ['a mistyped field', '{{creditorNom}}', 'Le champ « creditorNom » n’existe pas. Vouliez-vous écrire « creditorName » ?'],
    ['a field in other letters', '{{Iban}}', 'Le champ « Iban » n’existe pas. Vouliez-vous écrire « iban » ?'],
    [
      'a field of an invoice outside of the list',
      '{{issuedOn}}',
      'Le champ « issuedOn » n’existe pas ici : c’est un champ de la liste « invoices ». Écrivez-le entre {{#each invoices}} et {{/each}}.',
    ],
    [
      'a field of the message inside the list',
      '{{#each invoices}}{{iban}}{{/each}}',
      'Le champ « iban » n’existe pas ici. Écrivez « ../iban ».',
    ],
    [
      'a mistyped field of the message inside the list',
      '{{#each invoices}}{{creditorNom}}{{/each}}',
      'Le champ « creditorNom » n’existe pas. Vouliez-vous écrire « ../creditorName » ?',
    ],
    [
      'an unknown field in a branch that the sample does not take',
      '{{#unless several}}{{oups}}{{/unless}}',
      'Le champ « oups » n’existe pas.',
    ],
    ['an unknown field in a list', '{{#each invoices}}{{montant}}{{/each}}', 'Le champ « montant » n’existe pas.'],
    ['triple braces', '{{{customerName}}}', 'Les triples accolades et {{& sont refusées : écrivez {{champ}}.'],
    ['an unescaped field', '{{&customerName}}', 'Les triples accolades et {{& sont refusées : écrivez {{champ}}.'],
    ['the prototype of a field', '{{customerName.constructor}}', 'Le champ « customerName.constructor » n’existe pas.'],
    ['a property of the prototype', '{{toString}}', 'Le champ « toString » n’existe pas.'],
    ['a helper', '{{lookup invoices 0}}', '« lookup » n’est pas une fonction que les modèles connaissent.'],
    [
      'a block that is not if, unless or each',
      '{{#with invoices}}x{{/with}}',
      'Le bloc « with » n’est pas admis : seuls existent if, unless, each, suivis d’un champ.',
    ],
    ['a computed condition', '{{#if (lookup invoices 0)}}x{{/if}}', 'Seul un nom de champ peut se trouver entre les accolades.'],
    ['a list where a word is wanted', '{{invoices}}', '« invoices » est une liste : parcourez-la avec {{#each invoices}}.'],
    ['a word where a list is wanted', '{{#each customerName}}x{{/each}}', '« customerName » n’est pas une liste.'],
    ['a decorator', '{{* inline}}', 'Cette écriture n’est pas admise dans un modèle.'],
    ['an inline piece', '{{#*inline "x"}}y{{/inline}}', 'Cette écriture n’est pas admise dans un modèle.'],
    ['a shared piece in a list', '{{#each invoices}}{{> payment}}{{/each}}', 'Un fragment ne peut pas être appelé dans une liste.'],
    ['a block left open', '{{#if several}}\n\nMerci.', 'Le bloc {{#if several}} n’est pas refermé : il manque {{/if}}.'],
    [
      'a block closed by another',
      '{{#each invoices}}{{#if late}}{{ref}}{{/each}}{{/if}}',
      'Le bloc {{#if late}} n’est pas refermé : il manque {{/if}}.',
    ],
    ['a brace left out', '{{creditorName}', 'Ce modèle ne peut pas être lu : une accolade manque, ou un bloc n’est pas refermé.'],
  ])('for %s, with its file and line', (_, source, message) => {
    const file = write('fr/relance-1.text.hbs', `Bonjour,\n\n${source}\n`)
    const found = checkTemplates(loadTemplates([folder]))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ file, message })
    expect(found[0]?.line).toBe(3)
    expect(() => renderReminder(contextOf(), load())).toThrow(SettingsError)
  })

  it.each([
    ['a tag that no letter has', '<ul><li>x</li></ul>', 'La balise <ul> n’est pas admise dans une lettre.'],
    ['an attribute', '<p style="color:red">x</p>', 'L’attribut style n’est pas admis dans une balise <p> d’une lettre.'],
    ['a class', '<div class="rouge">x</div>', '<div class="rouge"> n’a pas de sens dans une lettre.'],
    ['a cell over too many columns', '<table><tr><td colspan="100000000">x</td></tr></table>', 'colspan="100000000" n’a pas de sens'],
    ['a cell over no column', '<table><tr><td colspan="0">x</td></tr></table>', 'écrivez un nombre de 1 à 20'],
    ['a tag in a branch that the sample does not take', '{{#unless several}}<b>x</b>{{/unless}}', 'La balise <b> n’est pas admise'],
    ['the head of a page', '<!DOCTYPE html>', 'Une lettre n’est plus une page HTML'],
    ['a sign that begins no tag', '<p>1 < 2</p>', 'Ce signe < ne commence aucune balise'],
  ])('in a letter for %s, with its file and line', (_, source, message) => {
    const file = write('fr/relance-1.letter.hbs', `{{> opening}}\n${source}\n`)
    const [found] = checkTemplates(load())
    expect(found).toMatchObject({ file, line: 2, message: expect.stringContaining(message) })
    expect(() => renderReminder(contextOf({ channel: 'letter' }), load())).toThrow(SettingsError)
  })

  it.each([
    ['a tag left open', '{{> opening}}<p>x', '<p> n’est pas refermée.'],
    [
      'a tag within one that cannot hold it',
      '{{> opening}}<p><table><tr><td>x</td></tr></table></p>',
      '<table> ne peut pas se trouver dans <p>.',
    ],
    ['a text outside of any tag', '{{> opening}}Bonjour', 'Ce texte se trouve hors de toute balise : « Bonjour ».'],
    ['no recipient', '<p>Bonjour</p>', 'Cette lettre n’a pas de destinataire'],
    ['an empty table', '{{> opening}}<table></table>', 'Un tableau de cette lettre, ou une de ses lignes, est vide.'],
    ['another picture', '{{> opening}}<div class="payment"><img src="x.png"></div>', 'Une lettre n’a qu’une image, {{paymentCodePicture}}'],
    ['a character of HTML that it does not know', '{{> opening}}<p>&euro;</p>', '« &euro; » n’est pas connu dans une lettre'],
  ])('in a letter for %s', (_, source, message) => {
    const file = write('fr/relance-1.letter.hbs', `${source}\n`)
    expect(checkTemplates(load())).toMatchObject([{ file, message: expect.stringContaining(message) }])
    expect(() => renderReminder(contextOf({ channel: 'letter' }), load())).toThrowError(
      expect.objectContaining({ code: 'template-invalid' }),
    )
  })

  it('for a shared piece that is not on the list', () => {
    write('fr/relance-1.text.hbs', '{{> secret}}\n')
    expect(checkTemplates(load())[0]).toMatchObject({ line: 1, excerpt: '{{> secret}}' })
    expect(checkTemplates(load())[0]?.message).toContain('Ce fragment n’existe pas.')
  })

  it('for a shared piece that calls itself', () => {
    write('fr/partials/payment.text.hbs', '{{> closing}}\n')
    const file = write('fr/partials/closing.text.hbs', '{{> payment}}\n')
    expect(() => renderReminder(contextOf(), load())).toThrowError(
      expect.objectContaining({
        code: 'template-invalid',
        message: expect.stringMatching(/Le fragment « (payment|closing) » s’appelle lui-même/),
      }),
    )
    expect(checkTemplates(load())).toContainEqual({ file, message: 'Le fragment « closing » s’appelle lui-même.' })
  })

  it('for shared pieces that call others without end in sight', () => {
    write('fr/partials/payment.text.hbs', '{{> closing}}'.repeat(200))
    write('fr/partials/penalties.text.hbs', '{{> payment}}'.repeat(200))
    const file = write('fr/relance-1.text.hbs', '{{> penalties}}\n')
    expect(checkTemplates(load())).toContainEqual({ file, message: 'Ce modèle appelle trop de fragments.' })
    expect(() => renderReminder(contextOf(), load())).toThrow(SettingsError)
  })

  it('for a file that an editor saved as text', () => {
    const file = write('fr/relance-1.text.hbs.txt', 'Bonjour,\n')
    expect(checkOwnTemplates(load())).toEqual([{ file, message: expect.stringContaining('ôtez .txt de son nom') }])
  })

  it('with the column of the field, and what stands around it in a long line', () => {
    write('fr/relance-1.text.hbs', `Bonjour {{ creditorNom }},\n${'mot '.repeat(50)}{{#each invoices}}{{reff}}{{/each}}\n`)
    expect(checkTemplates(load())).toMatchObject([
      { line: 1, column: 12, excerpt: 'Bonjour {{ creditorNom }},' },
      { line: 2, column: 221, excerpt: expect.stringMatching(/^mot .*\{\{#each invoices\}\}\{\{reff\}\}\{\{\/each\}\}$/) },
    ])
  })

  it('telling all its problems at once, by line', () => {
    const file = write('fr/relance-1.text.hbs', '{{un}}\n{{creditorName}}\n{{deux}}\n')
    expect(() => renderReminder(contextOf(), load())).toThrowError(
      expect.objectContaining({
        code: 'template-invalid',
        exitCode: 3,
        message: 'Ce modèle contient 2 erreurs.',
        details: expect.objectContaining({ file, line: 1, excerpt: '{{un}}', problemCount: 2 }),
      }),
    )
    expect(checkTemplates(load()).map((problem) => problem.line)).toEqual([1, 3])
  })

  it('for a name that means nothing', () => {
    const files = [write('fr/partials/autre.text.hbs', 'x'), write('fr/relance-1.txt.hbs', 'x'), write('relance-1.text.hbs', 'x')]
    expect(checkTemplates(load()).map((problem) => problem.file)).toEqual(files)
  })

  it.each([
    ['another encoding than UTF-8', 'relance-1.text', Buffer.from('Bonjour, 1 facture \xe9chue\n', 'latin1'), /UTF-8/],
    ['a shared piece in another encoding', 'partials/closing.text', Buffer.from('\xe9', 'latin1'), /UTF-8/],
    ['no words', 'relance-1.text', ' \n', /Ce modèle est vide/],
    ['no subject', 'relance-1.subject', '\n', /Ce modèle est vide/],
    ['being a folder', 'relance-1.text', null, /est un dossier/],
  ])('for %s: no shipped text takes its place', (_, name, content, says) => {
    const file = content === null ? dirname(write(`fr/${name}.hbs/x`, '')) : write(`fr/${name}.hbs`, content)
    expect(checkTemplates(load())).toEqual([{ file, message: expect.stringMatching(says) }])
    expect(() => renderReminder(contextOf(), load())).toThrowError(
      expect.objectContaining({ code: 'template-invalid', details: expect.objectContaining({ file }) }),
    )
  })
})
