// All that is held of a customer, handed to him: every table of the ledger that tells of him, nothing of others, read by nobody else.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerCode } from '../../src/domain/names.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { DATA_PARTS, WITHOUT_CUSTOMERS } from '../../src/ledger/personal-data.ts'
import { removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { HIS, knownCustomers, OTHERS } from '../support/known-customer.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

let dossier: TempDossier
beforeAll(async () => {
  dossier = await knownCustomers()
}, 60_000)

function inLedger<T>(work: (ledger: ReturnType<typeof openLedger>) => T): T {
  const ledger = openLedger(join(dossier.folder, 'relance.db'))
  try {
    return work(ledger)
  } finally {
    ledger.close()
  }
}

describe('the tables of the ledger', () => {
  it('are each in one part of the data, or said to hold nothing of a customer', () => {
    const tables = inLedger(({ db }) =>
      db
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
        .pluck()
        .all(),
    )
    const told = [...DATA_PARTS.flatMap((part) => part.tables), ...Object.keys(WITHOUT_CUSTOMERS)]
    expect(told.toSorted()).toEqual(tables)
  })

  it('that name a customer are in a part', () => {
    const naming = inLedger(({ db }) =>
      Object.keys(WITHOUT_CUSTOMERS).filter((table) => {
        const columns = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all()
        return columns.some(({ name }) => ['customer', 'item_id', 'reminder_id', 'delivery_id', 'document_id', 'hold_id'].includes(name))
      }),
    )
    expect(naming).toEqual([])
  })

  it('that hold rows of the customer are all told', () => {
    const silent = inLedger((ledger) => {
      // What only an export with another code makes, and a plan that nothing has changed since.
      ledger.db.exec(`INSERT INTO lost_twin SELECT id, 'C001', 'C001:F1' FROM item_identity WHERE customer = 'C001' LIMIT 1;
        INSERT INTO lost_settled SELECT id, 'C001' FROM item_identity WHERE customer = 'C001' LIMIT 1;
        INSERT INTO standing (customer, since_day, wakes_on, left_cents, counts, held) VALUES ('C001', 20261124, 20261125, 0, '{}', '')`)
      const empty = DATA_PARTS.flatMap(({ tables }) => tables).filter(
        (table) => ledger.db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() === 0,
      )
      expect(empty).toEqual([])
      return DATA_PARTS.filter(({ rows }) => rows(ledger, [customerCode('C001')]).length === 0).map(({ title }) => title)
    })
    expect(silent).toEqual([])
  })
})

describe('relance export-data', () => {
  it('writes one document that he alone is in, which only its owner may read', async () => {
    const file = join(dossier.folder, 'roussel.json')
    const answer = await dossier.run('export-data', 'C001', '--out', file)
    expect(answer.code, answer.stderr).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    for (const mark of HIS) expect(text).toContain(mark)
    for (const mark of OTHERS) expect(text).not.toContain(mark)
    expect(text).not.toMatch(/C002|\bF2\b/)
    const { client, données } = JSON.parse(text) as { client: unknown; données: Record<string, Record<string, unknown>[]> }
    expect(client).toEqual({ code: 'C001', nom: 'Zinnia Roussel', 'anciens codes': [], 'effacé le': null })
    expect(données['Écritures comptables']?.[0]).toMatchObject({
      date: '2026-09-01',
      pièce: 'F1',
      'montant en centimes': 120_000,
      journal: 'VE',
    })
    expect(données['Adresses refusées par un serveur']?.[0]).toMatchObject({ adresse: HIS[1] })
    expect(données['Historique']?.some(({ détail }) => JSON.stringify(détail).includes(HIS[5]))).toBe(true)
    expect(plain(answer.stdout)).toContain('Données détenues sur Zinnia Roussel :')
  })

  it('prints the same document without --out, and changes nothing', async () => {
    const before = readFileSync(join(dossier.folder, 'relance.db'))
    const { stdout, code } = await dossier.run('export-data', 'C001')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ client: { code: 'C001' } })
    expect(readFileSync(join(dossier.folder, 'relance.db')).equals(before)).toBe(true)
  })

  it('holds what was set by hand, with what it replaced', async () => {
    const twin = twinOf(dossier)
    twin.day = dossier.day
    const set = await twin.run('customers', 'C001', '--contact', 'Jeanne Roussel', '--phone', '06 11 22 33 44', '--scenario', 'standard')
    expect(set.code, set.stderr).toBe(0)
    const { données } = JSON.parse((await twin.run('export-data', 'C001')).stdout) as { données: Record<string, Record<string, unknown>[]> }
    expect(données['Fiche du client']?.[0]?.['réglé à la main, avec ce qui valait avant']).toMatchObject({
      settings: { scenario: null },
      contacts: expect.arrayContaining([expect.objectContaining({ field: 'phone', to: '06 11 22 33 44', of: 'Jeanne Roussel' })]),
    })
  })

  it('refuses a customer nobody knows', async () => {
    expect((await dossier.run('export-data', 'C404')).code).toBe(4)
  })
})
