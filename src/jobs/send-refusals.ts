// When a sending does not even begin, and what to do then.
import { InputError, IntegrityError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import { customerCodes } from '../ledger/customers.ts'
import { importedYears } from '../ledger/fiscal-years.ts'
import { standingPlan } from '../ledger/plans.ts'
import type { Dossier } from './dossier.ts'

/** A dossier's very first sending, before anybody could look at a plan. */
export function firstSend({ ledger }: Dossier): InputError {
  if (importedYears(ledger).length === 0 && customerCodes(ledger).length === 0) {
    return new InputError('first-send-without-plan', 'Ce dossier est vide : il n’y a rien à envoyer.', {
      advice: 'Importez d’abord votre comptabilité : relance import FICHIER. Puis regardez le plan : relance plan.',
    })
  }
  const later = standingPlan(ledger)
  const seen = later === null ? 'personne n’a vu de plan' : `le plan enregistré n’est que pour le ${formatDay(later.day)}`
  return new InputError('first-send-without-plan', `Ce dossier n’a encore jamais rien envoyé, et ${seen} : rien n’est parti.`, {
    advice:
      'Regardez d’abord : relance plan. Puis approuvez (relance approve --all) et envoyez (relance send). Ou commencez par quelques clients : relance send --pilot.',
  })
}

/** The ledger is not where it was: another copy may have sent. */
export function copied(file: string): IntegrityError {
  return new IntegrityError(
    'ledger-copied',
    'Ce registre est une copie, une sauvegarde restaurée ou un dossier déplacé : des relances ont pu partir d’ailleurs sans qu’il le sache. Rien n’est parti.',
    {
      file,
      advice:
        'Importez vos fichiers à jour, puis : relance history adopt --since JOUR, le premier jour où l’autre exemplaire a pu envoyer (demain, s’il n’a rien envoyé). Ce qui a pu partir sera mis en doute.',
    },
  )
}
