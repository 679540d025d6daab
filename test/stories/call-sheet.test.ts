// What a call sheet says, and what it tells to type once the call is made: each line is typed here as it is printed.
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { HoldsView } from '../../src/jobs/holds.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** Due on 31 October 2026, called about from the 5th of November; F2 is due on 6 December. */
const BOOKS = [sale('C 01', 'F 1', '2026-10-01', 120_000), sale('C 01', 'F2', '2026-11-06', 60_000)]

async function sheet(): Promise<{ dossier: TempDossier; page: string }> {
  const dossier = newDossier({ reminders: { listNotDue: true }, scenarios: { standard: [{ step: 'call', at: 5, channel: 'call' }] } })
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C 01']))}`)
  await dossier.ask('plan')
  const { results } = await dossier.ask<SendView>('send')
  return { dossier, page: plain(readFileSync(results[0]?.file ?? '', 'utf8')) }
}

/** The words of a line, as a shell would take them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

describe('a call sheet', () => {
  it('lists what is not due yet, outside the total, where the settings ask for it', async () => {
    const { page } = await sheet()
    expect(page).toMatch(/<h2>Pas encore échu, hors total<\/h2>[\s\S]*F2[\s\S]*06\/12\/2026[\s\S]*600,00 €/)
    expect(page).toMatch(/Total à régler<\/td>\n<td class="n">1 200,00 €/)
  })

  it('tells commands that exist and do what they say', async () => {
    const { page } = await sheet()
    const lines = [...page.matchAll(/<code>(relance .*?)<\/code>/g)].map(([, line = '']) => line.replaceAll('&quot;', '"'))
    expect(lines).toHaveLength(8)
    const codes: (string | undefined)[] = []
    for (const line of lines) {
      const { dossier } = await sheet()
      const typed = line
        .replace('JOUR', '15/12/2026')
        .replace('NOMBRE', '3')
        .replace('MONTANT', '100,00')
        .replace('MOTIF', 'palette abîmée')
      const [, ...words] = wordsOf(typed)
      const answer = await dossier.run(...words, '--json')
      expect(answer.code, `${typed}: ${answer.stdout}`).toBe(0)
      codes.push(answer.json<HoldsView>().holds[0]?.code)
    }
    // The last four hold nothing: to be called back, no answer, refused, wrong number.
    expect(codes).toEqual(['promise', 'received', 'dispute', 'payment-plan', undefined, undefined, undefined, undefined])
  })
})
