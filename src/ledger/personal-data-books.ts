// What the ledger holds of a customer's file and account.
import { lineReader } from './line-rows.ts'
import type { DataPart } from './personal-data.ts'
import { THEIR_ITEMS, THEIRS, told } from './personal-data-rows.ts'

const LINES: DataPart = {
  title: 'Écritures comptables',
  tables: ['line'],
  rows: (ledger, codes) => {
    const read = lineReader(ledger, `customer IN ${THEIRS}`)
    return [...read({ scope: JSON.stringify(codes) })].flat().map((line) => ({
      code: line.customer,
      exercice: line.fiscalYear,
      date: line.day,
      journal: line.journal,
      'numéro d’écriture': line.entry,
      compte: line.account,
      pièce: line.ref,
      'date de la pièce': line.documentDay,
      libellé: line.label,
      'montant en centimes': line.cents,
      nature: line.kind,
      lettrage: line.letter,
      'date de lettrage': line.letterDay,
      échéance: line.dueOn,
      'à-nouveau': line.opening,
      devise: line.foreign?.currency ?? null,
      'montant en devise, en centièmes': line.foreign?.hundredths ?? null,
    }))
  },
}

export const BOOK_DATA: readonly DataPart[] = [
  told(
    'Fiche du client',
    ['customer'],
    `SELECT code, books_name AS "nom en comptabilité", given_name AS "nom donné", siren AS SIREN, vat_number AS "numéro de TVA",
       address AS adresse, contacts, terms AS "délai de règlement", regime AS régime, proposed_regime AS "régime proposé", language AS langue,
       scenario AS scénario, excluded AS "jamais relancé, motif", direct_debit AS "prélèvement (1 : oui)", account_manager AS "suivi par",
       order_reference AS "référence de commande", credit_limit_cents AS "plafond d’encours en centimes",
       nullif(by_hand, '{}') AS "réglé à la main, avec ce qui valait avant"
     FROM customer WHERE code IN ${THEIRS} ORDER BY code`,
    ['adresse', 'contacts', 'régime proposé', 'réglé à la main, avec ce qui valait avant'],
  ),
  LINES,
  told(
    'Soldes par exercice et compte',
    ['raw_balance'],
    `SELECT b.customer AS code, y.start_day AS exercice, b.account AS compte, b.balance_cents AS "solde en centimes"
     FROM raw_balance b JOIN fiscal_year y ON y.id = b.year_id WHERE b.customer IN ${THEIRS} ORDER BY 1, 2, 3`,
  ),
  told(
    'Factures des listes importées',
    ['document', 'document_state'],
    `SELECT d.customer AS code, d.source AS liste, d.number AS numéro, d.issued_on AS "date", d.due_on AS échéance, d.total_cents AS "total en centimes",
       s.day AS "vu le", s.outstanding_cents AS "reste dû en centimes", s.listed AS "dans la liste (1 : oui)"
     FROM document d LEFT JOIN document_state s ON s.document_id = d.id WHERE d.customer IN ${THEIRS} ORDER BY d.id, s.day`,
  ),
  told(
    'Numéros sous lesquels ses pièces sont connues',
    ['item_identity', 'item_alias'],
    `SELECT i.customer AS code, i.id AS identifiant, i.current_key AS "clé actuelle", a.key AS clé FROM item_identity i LEFT JOIN item_alias a ON a.item_id = i.id
     WHERE i.customer IN ${THEIRS} ORDER BY i.id, a.key`,
  ),
  told(
    'Pièces disparues de la comptabilité et pièces semblables',
    ['lost_twin', 'lost_settled'],
    `SELECT item_id AS identifiant, customer AS code, key AS clé, 'semblable' AS constat FROM lost_twin
       WHERE customer IN ${THEIRS}
     UNION ALL SELECT item_id, customer, NULL, 'tranchée' FROM lost_settled WHERE customer IN ${THEIRS} AND item_id IN ${THEIR_ITEMS}
     ORDER BY 1, 4, 3`,
  ),
]
