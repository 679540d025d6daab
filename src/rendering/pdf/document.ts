// A PDF of A4 pages with the shipped fonts: opened, then taken as bytes. Selectable text in embedded fonts, the same bytes for the same content,
// made to be kept (`archival.ts`). Nothing is compressed: compressed bytes differ from one version of Node to the next.
import type { IsoDay } from '../../domain/day.ts'
import type { Language } from '../../domain/settings.ts'
import { archival } from './archival.ts'
import { type Area, type Paper, SHEET } from './paper.ts'
import type { Pdf } from './pen.ts'
import { typefacesOf } from './typeface.ts'

/** A paper whose pen writes a PDF. */
export interface PdfPaper extends Paper {
  readonly pen: Pdf
}

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

/** The first page of an empty document. @param folder of the two fonts @param area absent: that of a sheet of figures */
export async function openPaper(info: PdfInfo, folder: string, area: Area = SHEET): Promise<PdfPaper> {
  const { default: PDFDocument } = await import('pdfkit')
  const fonts = await typefacesOf(folder)
  const pdf: Pdf = new PDFDocument({
    size: 'A4',
    // Every place is worked out by who draws: the library must never start a page by itself.
    margin: 0,
    // None by default: only those that are registered below.
    font: '',
    // Pages are numbered once all are drawn.
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
      CreationDate: new Date(momentOf(info)),
    },
  })
  // Its types know bytes alone; a font that was read already is taken as it is.
  for (const name of ['regular', 'bold'] as const) pdf.registerFont(name, fonts[name].font as unknown as Uint8Array<ArrayBuffer>)
  archival(pdf, { ...info, producer: 'PDFKit', moment: momentOf(info) })
  return { pen: pdf, fonts, area, y: area.top }
}

function momentOf({ day }: PdfInfo): string {
  return `${day}T12:00:00Z`
}

/** Ends the document. */
export function pdfBytes({ pen: pdf }: PdfPaper): Promise<Buffer> {
  const written = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', () => void resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.end()
  return written
}
