// What a first script would do with an accounting export: csv-parse streams its rows into 18 text columns, in one transaction.
// A measure to compare with, run by bench/import.js: node bench/csv-parse-insert.js FILE DATABASE
import { createReadStream } from 'node:fs'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse'

const [file, database] = process.argv.slice(2)
const db = new Database(database)
db.pragma('journal_mode = WAL')
const columns = Array.from({ length: 18 }, (_, index) => `c${index + 1}`)
db.exec(`CREATE TABLE fec (${columns.map((name) => `${name} TEXT`).join(', ')})`)
const insert = db.prepare(`INSERT INTO fec VALUES (${columns.map(() => '?').join(', ')})`)
const parser = createReadStream(file).pipe(parse({ delimiter: '\t', quote: false, from_line: 2, relax_column_count: true }))
let rows = 0
db.exec('BEGIN')
parser.on('readable', () => {
  for (let row = parser.read(); row !== null; row = parser.read()) {
    insert.run(row)
    rows++
  }
})
await new Promise((ended, failed) => parser.on('end', ended).on('error', failed))
db.exec('COMMIT')
db.close()
process.stdout.write(`${rows}\n`)
