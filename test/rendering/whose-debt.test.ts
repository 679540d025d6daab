// Who asks, for whom, and who is to be paid: what every message says of it when a firm writes, when the debt was assigned, and both.
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/domain/language.ts'
import { renderReminder } from '../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../src/rendering/template-files.ts'
import { sheetParts } from '../../src/reporting/calls/sheet-parts.ts'
import { letterWords } from '../support/letter-text.ts'
import type { Case } from './message-context.ts'
import { assigned, byFirm, contextOf, customer, SHIPPED } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const WRITTEN = ['email', 'letter'] as const
const CONSUMER = { ...customer, regime: 'consumer' as const }
/** What only the owner of the debt may grant. */
const INSTALMENTS =
  /nous étudierons un échéancier|plusieurs versements|étudier un échéancier|instalment|Raten|plan de pagos|en varios pagos|plazos|piano di rientro|più versamenti|a rate/i
const SHEET = { template: 'call', channel: 'call' } as const

/** All that the customer, or who calls him, reads, in plain words; blanks of any width are one. */
function wordsOf(way: Case): string {
  const { text, html, page, letter } = renderReminder(contextOf(way), templates)
  const pages = [html, page].map((source) => (source ?? '').replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' '))
  return [text ?? '', ...pages, letter === null ? '' : letterWords(letter)]
    .join('\n')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')
}

/** From the outline of the conversation to the outcome of the call. */
function script(sheet: string): string {
  const [, spoken = ''] = /(?:Trame|Outline) (?:de la|of the) conversation(.*)(?:Issue de l’appel|Outcome of the call)/.exec(sheet) ?? []
  return spoken
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(WRITTEN)('a firm writes by %s for a creditor whose address is told, and quotes in French who bears its costs', (channel) => {
    const words = wordsOf({ language, channel, settings: byFirm })
    expect(words).toContain('Atelier Brunet (SARL')
    expect(words).toContain('), 12 rue des Lilas, 35000 Rennes,')
    expect(words).toContain('L111-8')
    expect(words).toContain('Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier')
    expect(words).toMatch(/[ ,]Atelier Brunet( zu leisten)?\. (Article|Artikel|Artículo|Articolo) L111-8/)
  })

  it.each(WRITTEN)('nothing in a firm’s message by %s contradicts that the assignee is to be paid', (channel) => {
    const words = wordsOf({ language, channel, settings: assigned(byFirm) })
    expect(words).toMatch(/[ ,]Factor Ouest( zu leisten)?\. (Article|Artikel|Artículo|Articolo) L111-8/)
    expect(words).not.toMatch(INSTALMENTS)
  })

  it.each(['relance-1', 'relance-2', 'relance-3', 'consumer-1', 'consumer-2', 'consumer-3', 'bounced-payment'])(
    '%s offers payment by instalments, unless the debt was assigned',
    (template) => {
      for (const channel of WRITTEN) {
        const way = { language, channel, template, customer: CONSUMER }
        expect(wordsOf(way)).toMatch(INSTALMENTS)
        const words = wordsOf({ ...way, settings: assigned() })
        expect(words).not.toMatch(INSTALMENTS)
        expect(words).toContain('Atelier Brunet (compta@atelier-brunet.example, 02 99 00 00 00)')
      }
    },
  )

  it('the sheet of a call warns that the debt is somebody else’s, and asks for nothing to be paid to us', () => {
    const words = wordsOf({ ...SHEET, language, settings: assigned() })
    expect(words).toMatch(language === 'en' ? /Debt assigned to Factor Ouest/ : /Créance cédée à Factor Ouest/)
    expect(words).toContain('FR76 3000 6000 0112 3456 7890 189')
    expect(words).not.toContain('relance installments')
    expect(script(words)).toMatch(/1[\s.,]?200[.,]00.{0,20}Factor Ouest/)
    expect(script(words)).not.toMatch(INSTALMENTS)
  })

  it('the warning is a heading on paper too, before whom to call', () => {
    const { page } = renderReminder(contextOf({ ...SHEET, language, settings: assigned() }), templates)
    const headings = sheetParts(page ?? '').flatMap((part) => (part.kind === 'heading' ? [part.text] : []))
    expect(headings[1]).toMatch(/^(Créance cédée à|Debt assigned to) Factor Ouest$/)
  })

  it('the sheet of a task warns of it too', () => {
    const words = wordsOf({ ...SHEET, template: 'task', language, settings: assigned() })
    expect(words).toMatch(language === 'en' ? /Debt assigned to Factor Ouest/ : /Créance cédée à Factor Ouest/)
    expect(words).not.toContain('relance installments')
  })

  it('the sheets of our own debts say nothing of it, and note instalments', () => {
    for (const template of ['call', 'task']) {
      const words = wordsOf({ ...SHEET, template, language })
      expect(words).not.toMatch(/cédée|assigned/)
      expect(words).toContain('relance installments C001')
    }
  })

  it('who calls for a firm says so, and the sheet names it', () => {
    const sheet = wordsOf({ ...SHEET, language, settings: byFirm })
    expect(sheet).toMatch(
      /[«“„] ?(Bonjour|Good morning|Guten Tag|Buenos días|Buongiorno), Paul Lenoir, Cabinet Lenoir, [\wéü ’]+ ?Atelier Brunet\./,
    )
    expect(sheet).toMatch(
      language === 'en' ? /on behalf of Atelier Brunet, by Cabinet Lenoir/ : /pour le compte d’Atelier Brunet, par Cabinet Lenoir/,
    )
    expect(wordsOf({ ...SHEET, language })).toMatch(/, Anne Brunet, Atelier Brunet\./)
  })
})
