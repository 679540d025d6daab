import { join } from 'node:path'
import { it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { forecastPast } from '../../src/jobs/forecast-past.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { payingCompany } from '../support/paying-company.ts'

const pc = (v: number | null) => (v === null ? '-' : (v / 100).toFixed(0)).padStart(5)
it('tries', async () => {
  const out: string[] = []
  const show = (name: string, d: ReturnType<typeof newDossier>) => {
    const dossier = openedDossier(d)
    const t = Date.now()
    const view = forecastPast(dossier, isoDay(d.day), null)
    dossier.ledger.close()
    out.push(`${name} ${view.missing ?? ''} ${Date.now() - t} ms months ${view.months.length}`)
    for (const h of [30, 60, 90]) {
      const e = view.errors.filter((x) => x.horizonDays === h)
      out.push(
        `  ${h}: mape ${e.map((x) => pc(x.mapeBps)).join(' ')}  bias ${e.map((x) => pc(x.biasBps)).join(' ')} cov ${pc(e[0]?.coverageBps ?? null)}`,
      )
    }
    return view
  }
  const demo = newDossier({}, '2026-11-20')
  const files = ['732829320FEC20251231.txt', '732829320FEC20261119.txt', 'contacts.csv'].map((f) => join('/work/forecast/fixtures/demo', f))
  let a = await demo.run('import', ...files)
  if (a.code !== 0) out.push(a.stderr)
  show('demo', demo)
  for (let seed = 1; seed <= 10; seed++) {
    const d = newDossier({}, '2026-11-20')
    a = await d.run('import', d.write(`732829320FEC20261119.txt`, payingCompany(seed, '2025-01-02', '2026-11-19')), '--first-year')
    if (a.code !== 0) out.push(`${a.code}${a.stderr}${a.stdout}`.slice(0, 600))
    else show(`company ${seed}`, d)
  }
  removeDossiers()
  console.log(out.join('\n'))
}, 600000)
