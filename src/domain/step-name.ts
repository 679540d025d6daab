// What the shipped steps are called in front of people.
import type { Language } from './language.ts'

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
  de: {
    preventive: 'Hinweis vor Fälligkeit',
    'relance-1': 'Zahlungserinnerung',
    'relance-2': 'Mahnung',
    'relance-3': 'letzte Mahnung',
    call: 'Telefonanruf',
    task: 'Aufgabe des Kundenbetreuers',
    'bounced-payment': 'nicht eingelöste Zahlung',
    'moratory-interest': 'Forderung von Verzugszinsen',
    'formal-notice': 'förmliche Zahlungsaufforderung',
  },
  es: {
    preventive: 'aviso antes del vencimiento',
    'relance-1': 'primer recordatorio de pago',
    'relance-2': 'segundo recordatorio de pago',
    'relance-3': 'último recordatorio de pago',
    call: 'llamada telefónica',
    task: 'tarea del gestor de la cuenta',
    'bounced-payment': 'pago devuelto',
    'moratory-interest': 'reclamación de intereses de demora',
    'formal-notice': 'requerimiento formal de pago',
  },
  it: {
    preventive: 'avviso di scadenza',
    'relance-1': 'promemoria di pagamento',
    'relance-2': 'sollecito di pagamento',
    'relance-3': 'ultimo sollecito di pagamento',
    call: 'telefonata',
    task: 'attività del responsabile clienti',
    'bounced-payment': 'pagamento insoluto',
    'moratory-interest': 'richiesta di interessi di mora',
    'formal-notice': 'costituzione in mora',
  },
}

/** The step's name in words; a step of the user's own keeps the name he gave it. */
export function stepName(step: string, language: Language): string {
  return NAMES[language][step] ?? step
}
