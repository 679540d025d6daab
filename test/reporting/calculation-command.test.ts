import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'

afterAll(removeDossiers)

/** Two customers on 20 November 2026: F1 and F2 of C001, due on 1 and 15 October; F3 of C002, due on 31 October, half paid on 10 November. */
async function books(): Promise<TempDossier> {
  const dossier = newDossier({ creditor: { legalForm: 'SARL' } })
  const entries = [
    sale('C001', 'F1', '2026-09-01', 1_000_000, { name: 'Garage du Port' }),
    sale('C001', 'F2', '2026-09-15', 120_000, { name: 'Garage du Port' }),
    sale('C002', 'F3', '2026-10-01', 600_000, { name: 'Société L’Étrave', letter: 'A*' }),
    receipt('C002', '2026-11-10', 100_000, { name: 'Société L’Étrave', ref: 'F3', letter: 'A*' }),
  ]
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
  return dossier
}

const dossier = await books()
const path = (name: string) => join(dossier.folder, name)

describe('relance penalties --sheet', () => {
  it('writes a PDF of a dossier, customer by customer, and tells the SHA-256 of the file', async () => {
    const { code, stdout, stderr } = await dossier.run('penalties', '--sheet', 'feuille.pdf')
    const bytes = readFileSync(path('feuille.pdf'))
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^Écrit : feuille\.pdf\nEmpreinte du contenu, imprimée sur la feuille : [0-9a-f]{64}\n/)
    expect(stderr).toContain(`SHA-256 du fichier : ${createHash('sha256').update(bytes).digest('hex')}\n`)
    const text = textOf(bytes)
      .replace(/[\u00a0\u202f]/g, ' ')
      .split('\n')
    expect(text).toContain('Atelier Brunet')
    expect(text.filter((line) => /^Facture F\d$/.test(line))).toEqual(['Facture F1', 'Facture F2', 'Facture F3'])
    expect(text).toContain('Total pour Garage du Port')
    // F3: 10 days on 6 000,00 and 10 on 5 000,00: 744 × 10 ÷ 365 = 20,383561… and 620 × 10 ÷ 365 = 16,986301…
    expect(text).toContain('6 000,00 × 12,40 % × 10 ÷ 365')
    expect(text).toContain('= 16,986301…')
  })

  it('holds one customer only when he is asked for', async () => {
    await dossier.run('penalties', '--customer', 'C002', '--sheet', 'client.html')
    const html = readFileSync(path('client.html'), 'utf8')
    expect(html).toContain('Société L’Étrave')
    expect(html).not.toContain('Garage du Port')
  })

  it('still prints the JSON document, and nothing on stderr when it must be quiet', async () => {
    const { stdout, stderr } = await dossier.run('penalties', '--sheet', 'feuille.csv', '--json', '--quiet')
    expect(JSON.parse(stdout)).toHaveProperty('claims')
    expect(stderr).toBe('')
    expect(existsSync(path('feuille.csv'))).toBe(true)
  })

  it('is a sheet of the calculator too, without a dossier', async () => {
    const { code } = await dossier.run(
      'penalties',
      '--amount',
      '10000',
      '--due',
      '2026-06-20',
      '--until',
      '2026-07-10',
      '--sheet',
      'calcul.html',
    )
    const html = readFileSync(path('calcul.html'), 'utf8').replace(/[\u00a0\u202f]/g, ' ')
    expect(code).toBe(0)
    expect(html).toContain('10 000,00 × 12,15 % × 10 ÷ 365')
    expect(html).toContain('<td class="r">67,26</td>')
    expect(html).not.toContain('Créancier')
  })

  it('writes the same bytes again', async () => {
    await dossier.run('penalties', '--sheet', 'un.xlsx')
    await dossier.run('penalties', '--sheet', 'deux.xlsx')
    expect(readFileSync(path('un.xlsx')).equals(readFileSync(path('deux.xlsx')))).toBe(true)
  })

  it('replaces a file that is there, whole', async () => {
    writeFileSync(path('ancien.html'), 'x'.repeat(1_000_000))
    await dossier.run('penalties', '--sheet', 'ancien.html')
    expect(readFileSync(path('ancien.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/)
  })

  it('refuses a form it does not know, names the four, and opens nothing', async () => {
    const { code, stderr } = await dossier.run('penalties', '--sheet', 'feuille.docx')
    expect(code).toBe(2)
    expect(stderr).toBe(
      `
relance: --sheet : « feuille.docx » n’a pas d’extension connue.
  → Une feuille de calcul s’écrit en .pdf, .html, .csv, .xlsx : par exemple --sheet feuille.pdf.
`.slice(1),
    )
    expect(existsSync(path('feuille.docx'))).toBe(false)
  })

  it('says that there is nothing to calculate, and writes no file', async () => {
    const { code, stdout, stderr } = await dossier.run('penalties', '--settled', '--sheet', 'vide.pdf')
    expect(code).toBe(0)
    expect(stdout).toBe('Aucune pénalité au 20 novembre 2026.\n')
    expect(stderr).toBe('Aucune feuille n’a été écrite : il n’y a aucune pénalité à calculer.\n')
    expect(existsSync(path('vide.pdf'))).toBe(false)
  })

  it('leaves nothing behind where it may not write', async () => {
    mkdirSync(path('dossier.pdf'))
    const { code } = await dossier.run('penalties', '--sheet', join('absent', 'feuille.pdf'))
    expect(code).toBe(8)
    expect((await dossier.run('penalties', '--sheet', 'dossier.pdf')).code).toBe(8)
    expect(readdirSync(path('.')).filter((name) => name.includes('.tmp'))).toEqual([])
  })
})
