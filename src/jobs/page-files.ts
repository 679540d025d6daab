// What a message is when it is no e-mail: the PDF of a letter, the page of a call sheet; as a file, or attached to an e-mail.
import type { MailAttachment } from '../delivery/message.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import { type Dossier, fontsOf } from './dossier.ts'

export interface PageFile {
  readonly extension: 'pdf' | 'html'
  readonly content: Buffer
}

const TYPES: Readonly<Record<PageFile['extension'], string>> = { pdf: 'application/pdf', html: 'text/html' }

/** Null for a message that has no page. @throws InputError 'letter-character-missing' */
export async function pageOf(dossier: Dossier, { letter, page }: Pick<RenderedMessage, 'letter' | 'page'>): Promise<PageFile | null> {
  if (letter === null) return page === null ? null : htmlPage(page)
  const { letterPdf } = await import('../rendering/letter/letter-pdf.ts')
  return { extension: 'pdf', content: await letterPdf(letter, fontsOf(dossier)) }
}

export function htmlPage(page: string): PageFile {
  return { extension: 'html', content: Buffer.from(page, 'utf8') }
}

export function named(name: string, { extension, content }: PageFile): MailAttachment {
  return { filename: `${name}.${extension}`, content, contentType: TYPES[extension] }
}
