// One self-contained page: no script, no network, the same bytes for the same content. French.
import { type Fragment, html } from './html.ts'
import { PAGE_STYLE } from './style.ts'

export interface PageContent {
  readonly title: string
  /** What stands under the page's only heading of level 1: the company, the day. */
  readonly under: string
  readonly body: Fragment
  /** More style, for this page alone. */
  readonly style?: string
  /** Where the page was reached from, at its top; absent: nowhere. */
  readonly back?: { readonly href: string; readonly text: string }
}

/** Nothing may be fetched or run, whatever a page holds; pictures are inside it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** UTF-8. */
export function writePage({ title, under, body, style = '', back }: PageContent): Buffer {
  const { markup } = html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${{ markup: `${PAGE_STYLE}${style}` }}</style>
</head>
<body>
<header>
${back === undefined ? null : html`<p class="back"><a href="${back.href}">← ${back.text}</a></p>`}
<h1>${title}</h1>
<p class="under">${under}</p>
</header>
<main>
${body}
</main>
</body>
</html>
`
  return Buffer.from(markup, 'utf8')
}
