// Who may write for whom (ordonnance of 1945, art. 22; decree 2019-1193): the creditor himself, a firm in its own name with a mandate, a firm in its
// client's name with an engagement letter. Decides whether anything may leave; the words are those of the templates.
import { ofName } from '../domain/elision.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'

/** Why nothing leaves while the plan is only observed. */
export const IN_SHADOW = 'Mode d’observation (reminders.shadow) : rien ne part.'

/** Why nothing may leave in the name the settings give; null when it may. What a firm must say of the creditor: CPCE R124-4, 2° (checked 2026-11-23). */
export function senderFault({ sender, creditor }: Pick<Settings, 'sender' | 'creditor'>): SettingsError | null {
  if (sender.firm !== null && sender.mandate === null) {
    return new SettingsError(
      'mandate-missing',
      `${sender.firm.name} écrirait en son propre nom pour ${creditor.name} sans mandat de recouvrement : rien ne part.`,
      {
        file: 'relance.yaml',
        advice:
          'Indiquez le mandat : sender.mandate: { reference: "…", date: AAAA-MM-JJ }. Pour écrire au nom de votre client, retirez sender.firm et donnez sender.engagement.',
      },
    )
  }
  if (sender.firm !== null && creditor.address.every((line) => line.trim() === '')) {
    return new SettingsError(
      'creditor-address-missing',
      `L’adresse ${ofName(creditor.name)} manque, et ${sender.firm.name} écrirait pour son compte : rien ne part.`,
      {
        file: 'relance.yaml',
        advice:
          'Donnez l’adresse ou le siège de votre client : creditor.address: ["rue…", "code postal ville"]. Qui recouvre pour autrui la doit au débiteur (code des procédures civiles d’exécution, R124-4, 2°).',
      },
    )
  }
  if (sender.engagement !== null && sender.replyTo === null) {
    return new SettingsError(
      'reply-to-missing',
      `Vous écrivez au nom de ${creditor.name} (sender.engagement) sans dire où arrivent les réponses de ses clients : rien ne part.`,
      { file: 'relance.yaml', advice: 'Donnez l’adresse des réponses dans sender.replyTo.' },
    )
  }
  return null
}

/** What `relance check` says of it when all is well. */
export function senderSentence({ sender, creditor }: Pick<Settings, 'sender' | 'creditor'>): string {
  if (sender.firm !== null)
    return `${sender.firm.name} écrit en son propre nom pour ${creditor.name}, mandat ${sender.mandate?.reference ?? ''}.`
  if (sender.engagement !== null) return `Un cabinet écrit au nom de ${creditor.name}, lettre de mission ${sender.engagement}.`
  return `Les messages sont ceux ${ofName(creditor.name)}.`
}
