// The questions of `relance init`, answered line by line: each answer is looked at when it is given.
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askAnswers } from '../../src/cli/init-questions.ts'
import type { InitAnswers } from '../../src/cli/settings/template.ts'

/** Types the lines one after the other, each when something is asked; tells what was answered, and what stood on the screen. */
async function asked(lines: readonly string[], given: Partial<InitAnswers> = {}) {
  const left = [...lines]
  const input = new PassThrough()
  let screen = ''
  const show = (text: string) => {
    screen += text
  }
  const output = new Writable({
    write(chunk, _encoding, done) {
      show(String(chunk))
      if (!String(chunk).endsWith(' : ')) return done()
      const line = left.shift()
      if (line === undefined) input.end()
      else {
        show(`${line}\n`)
        // Nobody answers before the question is written.
        setImmediate(() => input.write(`${line}\n`))
      }
      done()
    },
  })
  const answers = await askAnswers(given, { stderr: show }, { input, output })
  return { answers, screen, left }
}

describe('the questions of init', () => {
  it('come back with the reason as long as an answer cannot be a setting', async () => {
    const { answers, screen } = await asked([
      '',
      'Atelier Brunet',
      '73282932000074',
      '732829321',
      '732 829 320',
      'compta-chez-nous',
      'compta@atelier-brunet.example',
      'FR76 3000 6000 0112 3456 7890 180',
      'FR76 3000 6000 0112 3456 7890 189',
      'quand il pourra',
      '30 jours',
      'tous',
      'particuliers',
      'beaucoup',
      '12,40',
      'la poste',
      'free-mobile',
      'smtp.exemple.fr',
      'relances',
      's3cr3t',
    ])
    expect(answers).toEqual({
      name: 'Atelier Brunet',
      siren: '732 829 320',
      email: 'compta@atelier-brunet.example',
      iban: 'FR76 3000 6000 0112 3456 7890 189',
      terms: '30 jours',
      regime: 'consumer',
      rate: '12,40',
      mail: 'smtp.exemple.fr',
      user: 'relances',
      password: 's3cr3t',
    })
    expect(screen.replace(/(service connu \()[^)]*/, '$1X')).toBe(`Quelques questions ; laissez vide ce que vous ne savez pas encore.
(1/8) Nom de la société : 
  → Il faut un nom : il figure dans chaque message.
(1/8) Nom de la société : Atelier Brunet
(2/8) SIREN (neuf chiffres) : 73282932000074
  → « 73282932000074 » est un SIRET : le SIREN en est les neuf premiers chiffres.
(2/8) SIREN (neuf chiffres) : 732829321
  → « 732829321 » n’est pas un SIREN : sa clé de contrôle est fausse, un chiffre est mal saisi.
(2/8) SIREN (neuf chiffres) : 732 829 320
(3/8) Adresse e-mail d’envoi : compta-chez-nous
  → « compta-chez-nous » n’est pas une adresse électronique : écrivez par exemple compta@exemple.fr.
(3/8) Adresse e-mail d’envoi : compta@atelier-brunet.example
(4/8) IBAN où vos clients règlent : FR76 3000 6000 0112 3456 7890 180
  → « FR76 3000 6000 0112 3456 7890 180 » n’est pas un IBAN : sa clé de contrôle est fausse, un caractère est mal saisi.
(4/8) IBAN où vos clients règlent : FR76 3000 6000 0112 3456 7890 189
(5/8) Délai de règlement habituel, par exemple 30 jours fin de mois : quand il pourra
  → « quand il pourra » n’est pas un délai de règlement connu : écrivez par exemple 30 jours, 45 jours fin de mois ou à réception.
(5/8) Délai de règlement habituel, par exemple 30 jours fin de mois : 30 jours
  · 30 jours → date de la facture plus 30 jours.
(6/8) Vos clients : entreprises, publics, particuliers, étranger ou à confirmer : tous
  → « tous » n’est pas un régime : écrivez entreprises, publics, particuliers, étranger, ou à confirmer s’ils diffèrent.
(6/8) Vos clients : entreprises, publics, particuliers, étranger ou à confirmer : particuliers
(7/8) Quel taux figure sur vos factures ou CGV : ecb+10, legal x3 ou un taux annuel : beaucoup
  → « beaucoup » n’est pas un taux permis : écrivez ecb+10, legal x3, ou le taux annuel en pour cent, par exemple 15 ou 12,40.
(7/8) Quel taux figure sur vos factures ou CGV : ecb+10, legal x3 ou un taux annuel : 12,40
(8/8) Votre messagerie : gmail, outlook, hotmail, ovh, ionos… ou le nom du serveur d’envoi : la poste
  → « la poste » n’est pas un nom de serveur : écrivez par exemple smtp.exemple.fr, sans « smtp:// » ni port.
(8/8) Votre messagerie : gmail, outlook, hotmail, ovh, ionos… ou le nom du serveur d’envoi : free-mobile
  → « free-mobile » n’est ni un service connu (X) ni un nom de serveur : écrivez par exemple smtp.exemple.fr.
(8/8) Votre messagerie : gmail, outlook, hotmail, ovh, ionos… ou le nom du serveur d’envoi : smtp.exemple.fr
(9/10) Identifiant de la messagerie, si ce n’est pas cette adresse : relances
(10/10) Mot de passe de la messagerie (rien ne s’affiche) : s3cr3t

`)
  })

  it('may be left empty but for the name, and are not asked where an option answered', async () => {
    const { answers, screen } = await asked(['Essai', '', '', '', '', '', ''], { siren: '732829320' })
    expect(answers).toEqual({ name: 'Essai', siren: '732829320' })
    expect(screen).not.toContain('SIREN')
    expect(screen).toContain('(1/7) Nom de la société')
  })

  it('say how short terms are read, and name no address where none was given', async () => {
    const { screen } = await asked(['Essai', '', '', '', '45 j fdm', '', '', 'ovh', '', ''])
    expect(screen).toContain('  · 45 j fdm → date de la facture plus 45 jours, puis fin du mois.\n')
    expect(screen).toContain('(9/10) Identifiant de la messagerie : ')
  })

  it('ask no password of a service that takes tokens alone, and tell what a service wants', async () => {
    const given = {
      name: 'X',
      siren: '732829320',
      email: 'a@b.fr',
      iban: 'FR7630006000011234567890189',
      terms: '30 jours',
      regime: 'business',
      rate: '15',
    } as const
    const tokens = await asked(['Outlook', ''], given)
    expect([tokens.answers.mail, tokens.answers.password]).toEqual(['outlook', undefined])
    expect(tokens.screen).toContain('  · Microsoft 365 retire la connexion par mot de passe')
    const password = await asked(['gmail', '', 'abcd efgh'], given)
    expect([password.answers.mail, password.answers.user, password.answers.password]).toEqual(['gmail', undefined, 'abcd efgh'])
    expect(password.screen).toContain('Gmail demande un mot de passe d’application')
  })

  it.each([
    ['entreprises', 'business'],
    ['Professionnels', 'business'],
    ['sociétés', 'business'],
    ['business', 'business'],
    ['publics', 'public'],
    ['acheteurs publics', 'public'],
    ['Collectivités', 'public'],
    ['particuliers', 'consumer'],
    ['à l’étranger', 'abroad'],
    ['étranger', 'abroad'],
    ['à confirmer', 'to-confirm'],
  ])('take « %s » for the regime %s', async (word, regime) => {
    const { answers } = await asked([word, ''], {
      name: 'X',
      siren: '732829320',
      email: 'a@b.fr',
      iban: 'FR7630006000011234567890189',
      terms: '30 jours',
      rate: '15',
    })
    expect(answers.regime).toBe(regime)
  })
})
