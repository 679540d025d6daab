// Terms that are not understood: why, and what was probably meant.
import { describe, expect, it } from 'vitest'
import { parseTerms, TERMS_EXAMPLES } from '../../src/domain/terms.ts'
import { refuseTerms } from '../../src/domain/terms-refusal.ts'

const SEVERAL =
  'Plusieurs échéances sur une même facture ne se devinent pas d’un texte : relance les prend dans les écritures ou dans une liste de factures.'
const MONTHS = 'Un mois se lit de deux façons, 30 jours ou de date à date : écrivez un nombre de jours, ou une fin de mois.'
const DISCOUNT = 'Un escompte ne change pas l’échéance : écrivez le délai seul.'

describe('why terms are refused', () => {
  it.each([
    ['30/60', SEVERAL],
    ['30/60/90', SEVERAL],
    ['échéance au 31/12/2026', 'Une date n’est pas un délai : les échéances de factures s’importent par une liste de factures.'],
    ['sous 48h', 'Un délai se compte en jours entiers.'],
    ['30/60/90', SEVERAL],
    ['30 et 60 jours', SEVERAL],
    ['30 % à la commande, solde à 30 jours', SEVERAL],
    ['3 fois sans frais', SEVERAL],
    ['1 mois', MONTHS],
    ['2 months', MONTHS],
    ['2/10 net 30', DISCOUNT],
    ['30 jours, escompte 2 %', DISCOUNT],
    ['45 jours fin de mois ou 60 jours', 'Deux délais au choix : écrivez celui qui s’applique.'],
    ['12/10/2026', 'C’est une date, pas un délai : les échéances de factures s’importent par une liste de factures.'],
    ['-30 jours', 'Un délai n’est pas négatif.'],
    ['12,5 jours', 'Un délai est un nombre entier de jours.'],
    ['400 jours', 'Un délai compte 365 jours au plus.'],
    ['30 jours fin de mois le 32', 'Le jour du mois va de 1 à 31.'],
    [
      '30 jours fin de mois suivant',
      'Il se lit de deux façons : écrivez « fin du mois suivant » seul, ou un nombre de jours et « fin de mois ».',
    ],
    ['quand je peux', null],
  ])('%s: %s', (text, why) => {
    expect(parseTerms(text)).toBeNull()
    expect(refuseTerms(text).why).toBe(why)
  })
})

describe('what was probably meant', () => {
  it.each([
    ['45 jours fin du moi', '45 jours fin de mois'],
    ['60 jour fin de mpis', '60 jours fin de mois'],
    ['transport rutier', 'transport routier'],
    ['a recption', 'à réception'],
    ['30 jours fin de mois le 32', '30 jours fin de mois le 10'],
    ['2/10 net 30', 'net 30'],
    ['12,5 jours', '12 jours'],
    ['1 mois', '30 jours'],
  ])('%s: %s first', (text, example) => {
    expect(refuseTerms(text).examples[0]).toBe(example)
  })

  it('is shown as examples of every shape when nothing is near', () => {
    expect(refuseTerms('quand je peux').examples).toEqual(TERMS_EXAMPLES)
    expect(refuseTerms('').examples).toEqual(TERMS_EXAMPLES)
  })

  it('is always understood', () => {
    const typed = ['1 mois', '12 mois', '30/60', '0 jours fin du moi', '999 jors', '45 jours fin du moi le 45', 'x', 'net monthly']
    for (const text of typed) {
      for (const example of refuseTerms(text).examples)
        expect([text, example, parseTerms(example) === null]).toEqual([text, example, false])
    }
  })
})
