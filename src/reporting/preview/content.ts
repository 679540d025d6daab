// A message as it will look: an e-mail and a call sheet in a frame that runs and fetches nothing, a letter as pictures of its pages.
import { type Html, html } from '../page/html.ts'
import type { PreviewContent } from './preview.ts'

/** Rough height of a line, and what surrounds them, in CSS pixels: a frame cannot know its own content without a script. */
const LINE = 22
const AROUND = 430
const LOWEST = 320
const HIGHEST = 1400
/** Height of a call sheet, mostly one page. */
const SHEET = 900

/** @param name of the message, for who cannot see it */
export function contentHtml(content: PreviewContent, name: string): Html {
  switch (content.kind) {
    case 'mail':
      return content.html === null
        ? html`<pre>${content.text}</pre>`
        : html`${frame(content.html, name, heightOf(content.text))}<details><summary>Version texte</summary><pre>${content.text}</pre></details>`
    case 'letter':
      return html`<div class="pages">${content.pages.map((markup) => ({ markup }))}</div>`
    case 'call':
      return frame(content.page, name, SHEET)
    case 'sms':
      return html`<pre>${content.text}</pre>`
    case 'refused':
      return html`<p class="todo">Ce message ne partirait pas : ${content.why}</p>`
  }
}

/** Sandboxed whole: whatever a template holds, nothing runs, nothing leaves. */
function frame(page: string, name: string, height: number): Html {
  return html`<iframe class="arrives" sandbox="" title="${name}" srcdoc="${page}" style="height:${height}px"></iframe>`
}

function heightOf(text: string): number {
  return Math.min(HIGHEST, Math.max(LOWEST, AROUND + LINE * text.split('\n').length))
}
