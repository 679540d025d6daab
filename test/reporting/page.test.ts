// The pages that people open in a browser: nothing typed by anybody becomes markup, figures show what their tables say.
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { columnsFigure } from '../../src/reporting/page/charts/columns.ts'
import { linesFigure } from '../../src/reporting/page/charts/lines.ts'
import { scaleOf } from '../../src/reporting/page/charts/scale.ts'
import { writePage } from '../../src/reporting/page/document.ts'
import { html } from '../../src/reporting/page/html.ts'
import { sheetTable } from '../../src/reporting/page/sheet-table.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, rateColumn, textColumn } from '../../src/reporting/sheet.ts'
import { plain } from '../support/runs.ts'

interface Row {
  readonly name: string
  readonly due: number
  readonly late: number
}

const HOSTILE = '<script>alert("1")</script> & "x" =cmd|\' /C calc\'!A0'
const sheet = (rows: readonly Row[]) =>
  drawSheet(
    'Par mois',
    [
      textColumn<Row>('Mois', 10, ({ name }) => name, 'Total'),
      amountColumn<Row>('À échoir', ({ due }) => cents(due), cents(rows.reduce((sum, { due }) => sum + due, 0))),
      amountColumn<Row>('Échu', ({ late }) => cents(late), cents(rows.reduce((sum, { late }) => sum + late, 0))),
    ],
    rows,
    true,
  )
const ROWS = [
  { name: 'oct.', due: 100_000, late: 50_000 },
  { name: 'nov.', due: 20_000, late: 80_000 },
]

describe('what people typed', () => {
  it('is text wherever it stands', () => {
    expect(html`<p title="${HOSTILE}">${HOSTILE}${[html`<br>`, '<b>']}${null}${false}${0}</p>`.markup).toBe(
      `<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;x&quot; =cmd|' /C calc'!A0">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;x&quot; =cmd|' /C calc'!A0<br>&lt;b&gt;0</p>`,
    )
    const whole = [
      writePage({ title: HOSTILE, under: HOSTILE, body: HOSTILE, back: { href: HOSTILE, text: HOSTILE } }).toString('utf8'),
      columnsFigure(sheet([{ name: HOSTILE, due: 1, late: 1 }]), { id: 'a', summary: HOSTILE, series: [1, 2] }).markup,
      linesFigure(sheet([{ name: HOSTILE, due: 1, late: 1 }]), { id: 'a', summary: HOSTILE, series: [1] }).markup,
    ].join('\n')
    expect(whole).not.toMatch(/<script|alert\("1"\)/)
    expect(whole.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8)
  })

  it('fetches and runs nothing', () => {
    const page = writePage({ title: 'Essai', under: '', body: columnsFigure(sheet(ROWS), { id: 'a', summary: '', series: [1] }) }).toString(
      'utf8',
    )
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`)
    expect(page).not.toMatch(/https?:|<script|<link|<iframe|@import|url\(|\son[a-z]+=/)
  })
})

describe('a table', () => {
  it('says each kind of cell as the French write it, its totals, and how many rows are cut', () => {
    const columns = [
      textColumn<number>('Client', 10, (row) => `C${row}`, 'Total'),
      dayColumn<number>('Jour', () => isoDay('2026-11-20')),
      integerColumn<number>('Jours', (row) => row),
      rateColumn<number>('Taux', () => 1215),
      amountColumn<number>('Solde', () => cents(-123_456), cents(-370_368)),
    ]
    const table = plain(sheetTable(drawSheet('Soldes', columns, [1, 2, 3], true), { most: 2, rest: 'Le classeur a tout.' }).markup)
    expect(table).toContain(
      '<tr><th scope="row" class="n">C1</th><td class="n">20/11/2026</td><td class="r">1</td><td class="r">12,15 %</td><td class="r">−1 234,56 €</td></tr>',
    )
    expect(table).not.toContain('C3')
    expect(table).toContain(
      '<tfoot><tr><th scope="row">Total</th><td class="n"></td><td class="r"></td><td class="r"></td><td class="r">−3 703,68 €</td></tr></tfoot>',
    )
    expect(table).toContain('<p class="note">1 autre ligne. Le classeur a tout.</p>')
  })

  it('draws a cell otherwise where it is asked to', () => {
    const table = sheetTable(sheet(ROWS), {
      draw: (row, column, words) => (column === 0 ? html`<a href="${row}.html">${words}</a>` : null),
    })
    expect(table.markup).toContain('<th scope="row" class="n"><a href="1.html">nov.</a></th>')
  })
})

describe('a chart', () => {
  it.each([
    ['nothing', [], [0, 1]],
    ['zero alone', [0, 0], [0, 1]],
    ['small numbers', [3, 12], [0, 5, 10, 15]],
    ['large numbers', [1_234_567], [0, 500_000, 1_000_000, 1_500_000]],
    ['credits', [-30, 70], [-40, -20, 0, 20, 40, 60, 80]],
  ])('has round ticks around %s', (_, values, ticks) => {
    expect(scaleOf(values)).toEqual({ from: ticks[0], to: ticks.at(-1), ticks })
  })

  it('shows columns on each other, as high as their sums, each with its words, and its table', () => {
    const { markup } = columnsFigure(sheet(ROWS), { id: 'mois', summary: 'Deux mois.', series: [1, 2] })
    // From 0 to 1 500 euros over 206 units: 100 000 cents are 137.3 high, 50 000 stand on them.
    const bars = [...markup.matchAll(/<rect class="(f\d)" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"><title>([^<]*)/g)]
    expect(bars.map(([, colour, top, height, words]) => [colour, top, height, plain(words ?? '')])).toEqual([
      ['f1', '78.7', '137.3', 'oct., À échoir : 1 000,00 €'],
      ['f2', '10', '68.7', 'oct., Échu : 500,00 €'],
      ['f1', '188.5', '27.5', 'nov., À échoir : 200,00 €'],
      ['f2', '78.7', '109.9', 'nov., Échu : 800,00 €'],
    ])
    expect(markup).toContain(
      'role="img" aria-labelledby="mois-t mois-d"><title id="mois-t">Par mois</title><desc id="mois-d">Deux mois.</desc>',
    )
    expect(plain(markup)).toContain('<td class="r">1 200,00 €</td><td class="r">1 300,00 €</td></tr></tfoot>')
  })

  it('breaks a line where nothing is known', () => {
    const unknown = drawSheet(
      'DSO',
      [textColumn<number | null>('Mois', 10, String), integerColumn<number | null>('Jours', (days) => days)],
      [40, null, 50, 60],
    )
    const { markup } = linesFigure(unknown, { id: 'dso', summary: '', series: [1] })
    expect(/<path class="l1" d="(M[\d.]+ [\d.]+)(M[\d.]+ [\d.]+)(L[\d.]+ [\d.]+)"/.test(markup)).toBe(true)
    expect(markup.match(/<circle/g)?.length).toBe(3)
  })
})
