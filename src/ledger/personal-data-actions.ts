// What was decided about a customer: holds, steps, claims, reminders of another tool, how he pays.
import type { DataPart } from './personal-data.ts'
import { THEIR_ITEMS, THEIRS, told } from './personal-data-rows.ts'

export const ACTION_DATA: readonly DataPart[] = [
  told(
    'Suspensions : litiges, promesses, pauses',
    ['hold', 'hold_release', 'hold_instalment'],
    `SELECT h.id AS identifiant, h.customer AS code, h.item_id AS pièce, h.code AS motif, h.part_cents AS "part en centimes", h.from_day AS "depuis le",
       h.until_day AS "jusqu’au", h.deadline_day AS "date limite", h.owed_cents AS "dû alors en centimes", h.text AS remarque, h.author AS "noté par",
       h.at AS "noté le", r.day AS "levée le", r.author AS "levée par",
       (SELECT json_group_array(json_object('jour', day, 'centimes', cents) ORDER BY day) FROM hold_instalment WHERE hold_id = h.id) AS échéancier
     FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id WHERE h.customer IN ${THEIRS} OR h.item_id IN ${THEIR_ITEMS} ORDER BY h.id`,
    ['échéancier'],
  ),
  told(
    'Étapes choisies à la main',
    ['step_decision', 'step_passed'],
    `SELECT d.item_id AS pièce, d.round AS cycle, d.kind AS décision, d.step AS étape, d.day AS "date", d.reason AS motif, d.author AS "décidé par",
       (SELECT json_group_array(step) FROM step_passed WHERE decision_id = d.id) AS "étapes passées"
     FROM step_decision d WHERE d.item_id IN ${THEIR_ITEMS} ORDER BY d.id`,
    ['étapes passées'],
  ),
  told(
    'Cycles de relance recommencés',
    ['round_start'],
    `SELECT item_id AS pièce, round AS cycle, day AS "date", cause FROM round_start WHERE item_id IN ${THEIR_ITEMS} ORDER BY item_id, round`,
  ),
  told(
    'Pénalités réclamées, payées, abandonnées',
    ['claim_event'],
    `SELECT item_id AS pièce, part AS "intérêts ou indemnité", state AS état, cents AS "montant en centimes", day AS "date", reason AS motif
     FROM claim_event WHERE item_id IN ${THEIR_ITEMS} ORDER BY id`,
  ),
  told(
    'Relances reprises d’un autre outil',
    ['taken_over', 'taken_over_item'],
    `SELECT t.customer AS code, t.customer_name AS nom, t.number AS numéro, t.step AS étape, t.channel AS canal, t.day AS "date", t.file AS fichier,
       (SELECT json_group_array(json_object('pièce', item_id, 'cycle', round) ORDER BY item_id) FROM taken_over_item
          WHERE taken_over_id = t.id AND item_id IN ${THEIR_ITEMS}) AS pièces
     FROM taken_over t WHERE t.customer IN ${THEIRS} OR t.id IN (SELECT taken_over_id FROM taken_over_item WHERE item_id IN ${THEIR_ITEMS}) ORDER BY t.id`,
    ['pièces'],
  ),
  told(
    'Profil de payeur',
    ['payer_class'],
    `SELECT customer AS code, day AS "date", class AS profil, score AS note FROM payer_class WHERE customer IN ${THEIRS} ORDER BY day, customer`,
  ),
]
