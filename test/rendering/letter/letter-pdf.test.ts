// A letter on paper: what shows in the window of its envelope, how it goes on over pages, that its code can be paid, that the file can be kept.
import { join } from 'node:path'
import decodeQr from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../src/domain/cents.ts'
import { isoDay } from '../../../src/domain/day.ts'
import { itemKey } from '../../../src/domain/names.ts'
import { letterPdf } from '../../../src/rendering/letter/letter-pdf.ts'
import { renderReminder } from '../../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../../src/rendering/template-files.ts'
import { pagesText } from '../../support/letter-text.ts'
import { fromTop, rectanglesOf, scanned } from '../../support/pdf-shapes.ts'
import { piecesOf, textOf } from '../../support/pdf-text.ts'
import { type Case, contextOf, customer, october, octoberClaim, SHIPPED, settings } from '../message-context.ts'

const templates = loadTemplates([SHIPPED])
const MM = 72 / 25.4

async function pdfOf(given: Case): Promise<Buffer> {
  const { letter } = renderReminder(contextOf({ template: 'relance-2', channel: 'letter', ...given }), templates)
  if (letter === null) throw new Error('no letter')
  return await letterPdf(letter, join(SHIPPED, 'fonts'))
}

const invoices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...october, key: itemKey(`C001|F2026-${100 + index}`), ref: `F2026-${100 + index}` }))
const pageOf = (pages: readonly string[], text: string) => pages.findIndex((page) => page.includes(text))
const pages = async (given: Case) =>
  pagesText(await pdfOf(given))
    .split(/^--- \d+ ---$/m)
    .slice(1)

const LONG_ADDRESS = {
  ...customer,
  name: 'Établissements Jean-Baptiste Kœnigswarter de la Rochefoucauld et Fils SAS',
  address: [
    'Service de la comptabilité fournisseurs – bâtiment C, deuxième étage',
    'Zone industrielle de la Haie-Griselle',
    'Entrée 14 bis',
    '127 avenue du Général-Leclerc-de-Hauteclocque',
    'BP 40217',
    '94478 BOISSY-SAINT-LÉGER CEDEX',
    'FRANCE',
  ],
}

describe('a number of an invoice that is longer than its column', () => {
  it('is cut; days, titles and sums are not', async () => {
    const ref = 'F'.repeat(63)
    const long = { ...october, key: itemKey(`C001|${ref}`), ref }
    const texts = piecesOf(await pdfOf({ items: [...invoices(2), long] })).map(({ text }) => text)
    const known = texts.filter((text) => /^(\d\d\/\d\d\/\d{4}|Échéance)$/.test(text))
    // Three rows with the same days, and the title above them.
    expect(known.filter((text) => text === 'Échéance')).toHaveLength(1)
    expect(known.length).toBeGreaterThanOrEqual(1 + 2 * 3)
    expect(texts.filter((text) => /^F{2,62}$/.test(text)).join('')).toBe(ref)
  })
})

describe('folded in a DL envelope', () => {
  it.each([
    ['a short address', customer],
    ['seven lines and a long name', LONG_ADDRESS],
    ['a word longer than the window', { ...customer, name: 'W'.repeat(70) }],
  ])('%s shows whole in the window, and nothing else does', async (_, who) => {
    const first = piecesOf(await pdfOf({ customer: who })).filter(({ page }) => page === 1)
    // Places are those of the baseline of each piece. The sheet may slide by 10 mm sideways and 11 mm upwards.
    const shows = first.filter(({ x, y }) => x > 90 * MM && x < 200 * MM && fromTop(y) > 34 * MM && fromTop(y) < 90 * MM)
    const words = (text: string) => text.replace(/\s+/g, '')
    const address = words([who.name, 'À l’attention de Claire Martin', ...who.address].join(''))
    expect(words(shows.map(({ text }) => text).join(''))).toBe(address)
    for (const { x, y } of shows) {
      expect(x).toBeGreaterThanOrEqual(100 * MM)
      expect(fromTop(y)).toBeGreaterThan(47 * MM)
      expect(fromTop(y)).toBeLessThan(79 * MM)
    }
    const others = first.filter((piece) => !shows.includes(piece) && fromTop(piece.y) > 34 * MM && fromTop(piece.y) < 90 * MM)
    // The longest of the references ends before 90 mm: it begins at 20 mm and is no wider than 66.
    for (const { x } of others) expect(x).toBeCloseTo(20 * MM, 1)
  })

  it('has a mark where each third ends', async () => {
    const marks = [...(await pdfOf({})).toString('latin1').matchAll(/^14\.173\d* ([\d.]+) m\n25\.511\d* \1 l$/gm)].map(
      ([, y]) => Number(y) / MM,
    )
    expect(marks.map(Math.round)).toEqual([99, 198])
  })
})

describe('a letter of many invoices', () => {
  it('repeats the titles of its table, names customer and reference at the head, and numbers its pages', async () => {
    const [first = '', second = '', third = ''] = await pages({ items: invoices(60) })
    for (const page of [first, second]) expect(page).toContain('Facture | Date | Échéance | Retard | Montant | Reste à régler')
    for (const page of [second, third]) expect(page).toMatch(/^\nAtelier Brunet \| D'Aboville & Fils <SARL> \(C001\) – C001\n/)
    expect([first, second, third].map((page, index) => page.trim().endsWith(`page ${index + 1}/3`))).toEqual([true, true, true])
    for (let index = 0; index < 60; index++) expect([first, second, third].join('').split(`F2026-${100 + index} |`)).toHaveLength(2)
  })

  it('never parts the total from the last invoice, nor the signature from the closing words, however many there are', async () => {
    for (let count = 1; count <= 30; count++) {
      const found = await pages({ items: invoices(count) })
      expect([count, pageOf(found, 'Total à régler')]).toEqual([count, pageOf(found, `F2026-${99 + count} |`)])
      expect([count, pageOf(found, 'Anne Brunet')]).toEqual([count, pageOf(found, 'salutations distinguées')])
    }
  })

  it('keeps a long paragraph of a template whole over the pages', async () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `mot${index}`)
    const { letter } = renderReminder(contextOf({ template: 'relance-2', channel: 'letter' }), templates)
    if (letter === null) throw new Error('no letter')
    const blocks = [
      ...letter.blocks,
      { kind: 'paragraph' as const, note: false, words: [{ text: words.join(' '), font: 'regular' as const }] },
    ]
    const text = textOf(await letterPdf({ ...letter, blocks }, join(SHIPPED, 'fonts'))).split(/\s+/)
    expect(words.filter((word) => !text.includes(word))).toEqual([])
  })
})

describe('a character that the fonts have not', () => {
  it('is named rather than printed as an empty box', async () => {
    const who = { ...customer, address: ['8 quai du Port', '56000 Vannes 京'] }
    await expect(pdfOf({ customer: who })).rejects.toMatchObject({
      code: 'letter-character-missing',
      message: expect.stringContaining('« 京 » (U+4EAC)'),
    })
  })

  it('is none of those of European languages', async () => {
    const text = 'ÀÂÄÇÉÈÊËÎÏÔÖŒÙÛÜŸÆæœß ÁÍÓÚÑñ¿¡ ÅØåø ĄĆĘŁŃŚŹŻ ŘŠŽĎŤŇ Ґґ Ελλάδα Москва № § ° ’ “ ” „ « » – — … • × ÷ ± € £ ² ³ ½ ‰'
    expect(textOf(await pdfOf({ customer: { ...customer, name: text } })).replace(/\s+/g, ' ')).toContain('Ελλάδα Москва № § °')
  })
})

describe('the payment code', () => {
  it('is read back from the page, for the sum that the letter asks', async () => {
    const squares = rectanglesOf(await pdfOf({ items: [october], creditsCents: -25_000 })).filter(({ width, height }) => width === height)
    expect(squares.length).toBeGreaterThan(300)
    // 1 200,00 € less 250,00 €.
    expect(decodeQr(scanned(squares))).toBe(
      'BCD\n002\n1\nSCT\nAGRIFRPP\nAtelier Brunet\nFR7630006000011234567890189\nEUR950.00\n\n\nF2026-017',
    )
  })

  it('stays out where the settings want none', async () => {
    const without = { ...settings, payment: { qrCode: false, link: null } }
    const pdf = await pdfOf({ settings: without })
    expect(rectanglesOf(pdf).filter(({ width, height }) => width === height)).toEqual([])
    expect(textOf(pdf)).not.toContain('téléphone')
  })
})

describe('a firm that writes in its own name', () => {
  it('stands at the head, signs and gives its own mentions; the creditor’s account is paid', async () => {
    const firm = {
      name: 'Cabinet Le Floc’h',
      siren: '552100554',
      legalForm: 'SAS',
      capital: null,
      rcs: 'Nantes',
      address: ['3 rue de Bretagne', '44000 Nantes'],
      email: 'cabinet@lefloch.example',
      phone: '02 40 00 00 00',
    }
    const sender = { ...settings.sender, signature: null, firm, mandate: { reference: 'M-2026-04', date: isoDay('2026-01-05') } }
    const text = pagesText(await pdfOf({ settings: { ...settings, sender } })).replaceAll('\n', ' ')
    for (const told of [
      '--- 1 --- Cabinet Le Floc’h pour le compte d’Atelier Brunet 3 rue de Bretagne 44000 Nantes 02 40 00 00 00 cabinet@lefloch.example',
      'l’expression de nos salutations distinguées. Cabinet Le Floc’h Cabinet Le Floc’h (3 rue de Bretagne, 44000 Nantes), chargé du recouvrement amiable',
      'en vertu du mandat M-2026-04 du 5 janvier 2026.',
      'Titulaire\u00a0: Atelier Brunet',
      'Cabinet Le Floc’h – SAS – SIREN\u00a0552\u00a0100\u00a0554 – RCS\u00a0Nantes – 3 rue de Bretagne – 44000 Nantes | page 1/1',
      'à Atelier Brunet. Article L111-8 du code des procédures civiles d’exécution, deuxième et troisième alinéas',
    ])
      expect(text).toContain(told)
  })
})

describe('the file', () => {
  const claimed = { ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true }
  const notice: Case = {
    template: 'formal-notice',
    channel: 'registered-letter',
    penalties: 'claim',
    items: [claimed],
    claims: [octoberClaim],
    customer: { ...customer, name: 'Kœrner & Fils <SARL> ’œÆ' },
  }

  it('is the same, byte for byte, for the same letter', async () => {
    expect((await pdfOf(notice)).equals(await pdfOf(notice))).toBe(true)
  })

  it('gives back its text as it was written: no-break spaces, euro, ligatures, apostrophes', async () => {
    const text = textOf(await pdfOf(notice))
    for (const written of ['Kœrner & Fils <SARL> ’œÆ', '1\u202f260,38\u00a0€', '12,40\u00a0%', 'À l’attention'])
      expect(text).toContain(written)
  })

  it('says that it is made to be kept, as PDF/A-3b asks', async () => {
    const pdf = await pdfOf(notice)
    const source = pdf.toString('latin1')
    const xmp = /<\?xpacket begin[\s\S]*<\?xpacket end="w"\?>/.exec(pdf.toString('utf8'))?.[0] ?? ''
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>')
    expect(xmp).toContain('Kœrner &amp; Fils &lt;SARL&gt; ’œÆ')
    expect(xmp).toContain('<xmp:CreateDate>2026-11-20T12:00:00Z</xmp:CreateDate>')
    expect(source).toContain('(D:20261120120000Z)')
    // A comment of bytes beyond 127, an identifier, no encryption, no script, no transparency, nothing outside.
    expect(source).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/)
    expect(source).toMatch(/trailer\n<<[\s\S]*\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/)
    expect(source).not.toMatch(/\/Encrypt|\/JavaScript|\/SMask|\/Group|\/EmbeddedFile|\/URI|\/LZWDecode|\/Transfer/)
    // Every font is embedded and says what its glyphs stand for.
    const count = (pattern: RegExp) => [...source.matchAll(pattern)].length
    expect([count(/\/Subtype \/Type0/g), count(/\/FontFile2 /g), count(/\/ToUnicode /g)]).toEqual([2, 2, 2])
    // The colours are those of a profile that the file holds: three components, a display's, in XYZ.
    const profile = /\/DestOutputProfile (\d+) 0 R/.exec(source)?.[1]
    expect(source).toMatch(new RegExp(`\\n${profile} 0 obj\\n<<\\n/N 3\\n[\\s\\S]{0,80}?stream\\n[\\s\\S]{12}mntrRGB XYZ [\\s\\S]{12}acsp`))
    expect(source).toContain('/S /GTS_PDFA1')
  })
})
