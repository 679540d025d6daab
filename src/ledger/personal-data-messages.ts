// What was planned for a customer, sent to him and recorded of it. What concerns other companies in the message of a group is left out, but
// for the message itself, which he received.
import { inflateSync } from 'node:zlib'
import { eventRows, keysOf } from './history-rows.ts'
import { soundMessage } from './messages.ts'
import type { DataPart, DataRow } from './personal-data.ts'
import { rowsOf, THEIR_ITEMS, THEIRS, told } from './personal-data-rows.ts'

type Planned = Readonly<Record<string, unknown>> & { readonly customer?: string }

const PLANNED: DataPart = {
  title: 'Relances prévues',
  tables: ['plan_reminder'],
  rows: (ledger, codes) =>
    rowsOf(
      ledger,
      codes,
      `SELECT p.day, r.reminder_id AS id, r.customer, r.json FROM plan_reminder r JOIN plan p ON p.id = r.plan_id WHERE r.customer IN ${THEIRS} ORDER BY p.id, id`,
    ).map(({ day, id, customer, json }): DataRow => {
      const {
        items = [],
        companies,
        ...planned
      } = JSON.parse(String(json)) as Record<string, unknown> & { items?: Planned[]; companies?: unknown }
      const own = items.filter((item) => codes.some((code) => code === (item.customer ?? customer)))
      const { step, channel, to, cc, subject, reason } = planned
      const sums = companies === undefined ? { 'total demandé en centimes': planned['totalCents'] } : {}
      return {
        'prévue le': day,
        identifiant: id,
        étape: step,
        canal: channel,
        destinataires: to,
        copie: cc ?? [],
        objet: subject ?? null,
        motif: reason,
        ...sums,
        pièces: own,
      }
    }),
}

const HELD: DataPart = {
  title: 'Pièces retenues par les plans',
  tables: ['plan_held'],
  rows: (ledger, codes) => {
    const tells = codes.map((code) => `"customer":${JSON.stringify(code)}`)
    const packed = ledger.db.prepare<[], { day: string; zlib: Buffer }>(
      'SELECT p.day, h.zlib FROM plan_held h JOIN plan p ON p.id = h.plan_id ORDER BY p.id',
    )
    const rows: DataRow[] = []
    for (const { day, zlib } of packed.iterate()) {
      const json = inflateSync(zlib).toString('utf8')
      if (!tells.some((one) => json.includes(one))) continue
      for (const { customer, ...item } of JSON.parse(json) as Planned[])
        if (codes.some((code) => code === customer)) rows.push({ 'plan du': day, code: customer, ...item })
    }
    return rows
  },
}

/** The bytes as a text where they are one (an e-mail, a call sheet), in base 64 otherwise (a PDF). */
function contentOf(bytes: Buffer): DataRow {
  const text = bytes.toString('utf8')
  return Buffer.from(text, 'utf8').equals(bytes) ? { contenu: text } : { 'contenu en base 64': bytes.toString('base64') }
}

const MESSAGES: DataPart = {
  title: 'Messages',
  tables: ['message'],
  rows: (ledger, codes) =>
    rowsOf(
      ledger,
      codes,
      `SELECT DISTINCT digest FROM delivery WHERE customer IN ${THEIRS} AND digest IN (SELECT digest FROM message) ORDER BY id`,
    ).flatMap(({ digest }): DataRow[] => {
      const bytes = soundMessage(ledger, String(digest))
      return typeof bytes === 'string' ? [] : [{ 'empreinte SHA-256': digest, ...contentOf(bytes) }]
    }),
}

const HISTORY: DataPart = {
  title: 'Historique',
  tables: ['history', 'history_detail'],
  rows: (ledger, codes) => {
    const known = new Map(codes.flatMap((code) => eventRows(ledger, code)).map((row) => [row.position, row]))
    return [...known.values()]
      .sort((a, b) => a.position - b.position)
      .map((row): DataRow => {
        const own = codes.includes(row.customer)
        const keys = keysOf(row)
        const his = keys.filter((key) => codes.some((code) => key.startsWith(`${code}:`)))
        const event = {
          numéro: row.position,
          identifiant: row.id,
          date: row.day,
          moment: row.at,
          étape: row.step,
          canal: row.channel,
          état: row.status,
          pièces: his,
        }
        // Who else a message of a group was for, and what it asked of others, is theirs.
        return own && his.length === keys.length
          ? { ...event, détail: row.detail === null ? null : JSON.parse(row.detail), 'empreinte SHA-256': row.sha256 }
          : { ...event, 'empreinte SHA-256': row.sha256 }
      })
  },
}

export const MESSAGE_DATA: readonly DataPart[] = [
  PLANNED,
  HELD,
  told(
    'Dernière réponse du plan',
    ['standing'],
    `SELECT customer AS code, since_day AS "depuis le", wakes_on AS "jusqu’au", left_cents AS "reste dû en centimes", counts AS "pièces retenues par motif"
     FROM standing WHERE customer IN ${THEIRS} ORDER BY customer, since_day`,
    ['pièces retenues par motif'],
  ),
  told(
    'Approbations',
    ['approval'],
    `SELECT reminder_id AS relance, total_cents AS "montant en centimes", day AS "date", until_day AS "jusqu’au", author AS "approuvée par", validated_by AS "validée par",
       validated_on AS "validée le" FROM approval WHERE reminder_id IN (SELECT reminder_id FROM plan_reminder WHERE customer IN ${THEIRS}) ORDER BY id`,
  ),
  told(
    'Envois',
    ['delivery', 'delivery_item'],
    `SELECT d.reminder_id AS relance, d.day AS "date", d.step AS étape, d.channel AS canal, d.status AS état, d.claimed_at AS "préparé le", d.answered_at AS "réponse le",
       iif(d.customer IN ${THEIRS}, d.recipients, NULL) AS destinataires, iif(d.customer IN ${THEIRS}, d.why, NULL) AS réponse,
       iif(d.customer IN ${THEIRS}, d.file, NULL) AS fichier, iif(d.customer IN ${THEIRS}, d.digest, NULL) AS "empreinte SHA-256",
       (SELECT json_group_array(json_object('pièce', item_id, 'cycle', round, 'étape', step) ORDER BY item_id) FROM delivery_item
          WHERE delivery_id = d.id AND item_id IN ${THEIR_ITEMS}) AS pièces
     FROM delivery d WHERE d.customer IN ${THEIRS} OR d.id IN (SELECT delivery_id FROM delivery_item WHERE item_id IN ${THEIR_ITEMS}) ORDER BY d.id`,
    ['destinataires', 'pièces'],
  ),
  told(
    'Adresses refusées par un serveur',
    ['refused_address'],
    `SELECT reminder_id AS relance, address AS adresse, reply AS réponse, day AS "date" FROM refused_address WHERE customer IN ${THEIRS} ORDER BY id`,
  ),
  MESSAGES,
  HISTORY,
]
