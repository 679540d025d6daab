// What the shipped steps are called in front of people.
import type { Language } from './settings.ts'

const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    preventive: 'rappel avant échéance',
    'relance-1': 'première relance',
    'relance-2': 'deuxième relance',
    'relance-3': 'dernier rappel',
    call: 'appel téléphonique',
    task: 'tâche du chargé de compte',
    'bounced-payment': 'règlement rejeté',
    'moratory-interest': 'demande d’intérêts moratoires',
    'formal-notice': 'mise en demeure',
  },
  en: {
    preventive: 'notice before the due date',
    'relance-1': 'first reminder',
    'relance-2': 'second reminder',
    'relance-3': 'final reminder',
    call: 'telephone call',
    task: 'account manager’s task',
    'bounced-payment': 'payment returned unpaid',
    'moratory-interest': 'claim for interest on arrears',
    'formal-notice': 'formal notice',
  },
}

/** The step's name in words; a step of the user's own keeps the name he gave it. */
export function stepName(step: string, language: Language): string {
  return NAMES[language][step] ?? step
}
