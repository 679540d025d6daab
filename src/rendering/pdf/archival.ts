// What makes a PDF one to be kept, PDF/A-3b (ISO 19005-3, part 3, conformance B): its metadata in XMP, and the colours its numbers stand for.
// The PDF library has both, but writes names into XMP unescaped and reads its profile from a file that a bundle does not hold.
import type { Pdf } from './pen.ts'
import { srgbProfile } from './srgb.ts'

export interface ArchivalInfo {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly creator: string
  readonly producer: string
  /** ISO 8601, as the information dictionary says it. */
  readonly moment: string
}

/** An object of the library, written once it is ended. */
interface Ref {
  write(bytes: Uint8Array): void
  end(): void
}

interface Inside {
  readonly _root: { readonly data: Record<string, unknown> }
  ref(data: Record<string, unknown>): Ref
  endMetadata(): void
}

/** Tells the document to end as one to be kept. */
export function archival(pdf: Pdf, info: ArchivalInfo): void {
  const inside = pdf as unknown as Inside
  const kept = (data: Record<string, unknown>, content: Uint8Array): Ref => {
    const ref = inside.ref({ ...data, Length: content.length })
    ref.write(content)
    ref.end()
    return ref
  }
  inside.endMetadata = () => {
    inside._root.data['Metadata'] = kept({ Type: 'Metadata', Subtype: 'XML' }, Buffer.from(xmp(info), 'utf8'))
    // To the library a String object is a text, a plain string a name.
    const intent = inside.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
      Info: new String('sRGB IEC61966-2.1'),
      DestOutputProfile: kept({ N: 3 }, srgbProfile()),
    })
    intent.end()
    inside._root.data['OutputIntents'] = [intent]
  }
}

/** The same facts as the information dictionary, which PDF/A asks to agree (ISO 19005-3, 6.6.2 and 6.6.4). */
export function xmp({ title, subject, author, creator, producer, moment }: ArchivalInfo): string {
  const inLanguages = (name: string, text: string) =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></dc:${name}>`
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
    '<pdfaid:part>3</pdfaid:part>',
    '<pdfaid:conformance>B</pdfaid:conformance>',
    `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
    `<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>`,
    inLanguages('title', title),
    inLanguages('description', subject),
    `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<pdf:Producer>${escaped(producer)}</pdf:Producer>`,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
