// A PDF of A4 pages with the shipped fonts: opened, then taken as bytes. Selectable text in embedded fonts, the same bytes for the same content.
// Nothing is compressed: compressed bytes differ from one version of Node to the next.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoDay } from '../../domain/day.ts'
import type { Language } from '../../domain/settings.ts'
import { plainFont } from './font.ts'
import type { Pdf } from './paper.ts'

const FONTS = { regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' } as const

export interface PdfInfo {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly creator: string
  /** Day of the content: the file says noon of it, never the present moment. */
  readonly day: IsoDay
  /** Absent: French. */
  readonly language?: Language
}

/** BCP 47: what a reader of the page aloud goes by. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE', es: 'es-ES', it: 'it-IT' }

/** An empty document, whose pages are numbered once all are drawn. @param fonts folder of the two fonts */
export async function openPdf(info: PdfInfo, fonts: string): Promise<Pdf> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'A4',
    // Every place is worked out by who draws: the library must never start a page by itself.
    margin: 0,
    // None by default: only those that are registered below.
    font: '',
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    lang: LOCALES[info.language ?? 'fr'],
    displayTitle: true,
    info: {
      Title: info.title,
      Subject: info.subject,
      Author: info.author,
      Creator: info.creator,
      // The library wants a Date, and makes the identifier of the file from it.
      CreationDate: new Date(`${info.day}T12:00:00Z`),
    },
  })
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, plainFont(readFileSync(join(fonts, file))))
  return pdf
}

/** Ends the document. */
export function pdfBytes(pdf: Pdf): Promise<Buffer> {
  const written = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', () => void resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.end()
  return written
}
