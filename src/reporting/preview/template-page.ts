// What a template makes of a customer as one page: each of its forms as it will arrive.
import { formatLongDay } from '../../domain/format.ts'
import { LANGUAGE_NAMES, type Language } from '../../domain/language.ts'
import { writePage } from '../page/document.ts'
import { html } from '../page/html.ts'
import { CHANNELS } from '../words.ts'
import { contentHtml } from './content.ts'
import type { PreviewContent } from './preview.ts'
import { ARRIVING } from './style.ts'

export interface TemplatePage {
  readonly name: string
  readonly language: Language
  readonly date: Parameters<typeof formatLongDay>[0]
  /** As the page tells who it is. */
  readonly customer: string
  readonly messages: readonly { readonly channel: keyof typeof CHANNELS; readonly subject: string; readonly content: PreviewContent }[]
}

/** UTF-8. */
export function writeTemplatePage({ name, language, date, customer, messages }: TemplatePage): Buffer {
  return writePage({
    title: `Modèle ${name}, en ${LANGUAGE_NAMES[language]}`,
    under: `${customer}, comme le ${formatLongDay(date)}. Rien n’est envoyé ni enregistré par cette page.`,
    style: ARRIVING,
    body: messages.map(({ channel, subject, content }) => {
      const about = channel === 'email' ? html`<p>Objet : ${subject}</p>` : null
      return html`<section><h2>${capital(CHANNELS[channel])}</h2>
${about}
${contentHtml(content, `Modèle ${name}, ${CHANNELS[channel]}`)}
</section>`
    }),
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
