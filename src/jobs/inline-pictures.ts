// The pictures that the HTML of an e-mail shows: the logo, the payment code. Each travels beside it under its name.
import type { InlinePart } from '../delivery/message.ts'
import { INLINE_PARTS } from '../rendering/message-view.ts'
import { qrPng } from '../rendering/qr/png.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'

/** Dots a side of one module: more than what fine screens show of it at its size. */
const CODE_SCALE = 4

/** Those that the HTML really shows. @throws SettingsError 'logo-unusable' */
export function inlinePictures(dossier: Dossier, { html, paymentCode }: Pick<RenderedMessage, 'html' | 'paymentCode'>): InlinePart[] {
  const shown = (cid: string) => html?.includes(`cid:${cid}`) === true
  const logo = shown(INLINE_PARTS.logo) ? logoOf(dossier) : null
  const parts: InlinePart[] = []
  if (logo !== null) {
    const filename = logo.contentType === 'image/png' ? 'logo.png' : 'logo.jpg'
    parts.push({ cid: INLINE_PARTS.logo, filename, content: logo.bytes, contentType: logo.contentType })
  }
  if (paymentCode !== null && shown(INLINE_PARTS.paymentCode)) {
    const content = qrPng(paymentCode, CODE_SCALE)
    parts.push({ cid: INLINE_PARTS.paymentCode, filename: 'virement-qr.png', content, contentType: 'image/png' })
  }
  return parts
}

/** The HTML with its pictures inside it, to be looked at without its e-mail. */
export function withPictures(dossier: Dossier, message: RenderedMessage): string | null {
  return inlinePictures(dossier, message).reduce<string | null>(
    (html, { cid, content, contentType }) =>
      html?.replaceAll(`cid:${cid}`, () => `data:${contentType};base64,${content.toString('base64')}`) ?? null,
    message.html,
  )
}
