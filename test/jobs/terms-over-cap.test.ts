// Terms longer than the law allows, brought by a list of customers or written in the settings: told once.
import { afterAll, describe, expect, it } from 'vitest'
import type { ImportView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type SettingsChanges } from '../support/dossier.ts'
import { bankCharge, fec, sale } from '../support/fec.ts'

afterAll(removeDossiers)

async function imported(csv: string, changes: SettingsChanges = {}) {
  const dossier = newDossier(changes)
  const books = dossier.write(
    '732829320FEC20261231.txt',
    fec([sale('ABER', 'F1', '20261001', 120000), sale('BELON', 'F2', '20261001', 1000), bankCharge('20261101')]),
  )
  const list = dossier.write('clients.csv', csv)
  const view = await dossier.ask<ImportView>(`import ${books} ${list} --first-year --accept-gap`)
  const [ledger, contacts] = view.files
  return {
    dueDates: ledger?.explanations.find((sentence) => sentence.startsWith('Échéances')),
    remarks: (contacts?.issues ?? []).filter(({ code }) => code === 'terms-over-cap').map(({ message }) => message),
  }
}

const COMMON = 'dépasse le maximum légal (60 jours, ou 45 jours fin de mois si le contrat le prévoit expressément ; C. com. L441-10 I)'

describe('terms over the legal maximum', () => {
  it('are remarked once for each different terms of a list, with an invoice that shows it', async () => {
    const { remarks } = await imported(
      'Code client;Nom;Conditions de règlement\nABER;Aber;90 jours\nBELON;Belon;90 jours\nCOTRE;Cotre;60 jours\nDUNDEE;Dundee;"transport routier, 45 jours"\n',
    )
    expect(remarks).toEqual([
      '3 clients ont des conditions de règlement plus longues que la loi ne le permet. Leurs échéances les suivent telles quelles.',
      `« 90 jours » (2 clients) ${COMMON} : une facture du 01/01/2027 serait due le 01/04/2027, au lieu du 17/03/2027 au plus tard.`,
      '« transport routier, 45 jours » (1 client) dépasse le maximum légal (30 jours ; C. com. L441-11 II 5°) : une facture du 01/01/2027 ' +
        'serait due le 15/02/2027, au lieu du 31/01/2027 au plus tard.',
    ])
  })

  it('are nobody’s business for a consumer or a customer abroad, nor within the maximum', async () => {
    const { remarks } = await imported(
      'Code client;Nom;Conditions de règlement;Régime\nABER;Aber;90 jours;consommateur\nBELON;Belon;90 jours;étranger\nCOTRE;Cotre;45 jours fin de mois;entreprise\n',
    )
    expect(remarks).toEqual([])
  })

  it('are told beside the terms of the settings', async () => {
    const list = 'Code client;Nom;E-mail\nABER;Aber;compta@aber.example\n'
    expect((await imported(list, { customers: { terms: '60 jours fin de mois' } })).dueDates).toBe(
      'Échéances que le fichier ne donne pas : à « 60 jours fin de mois » (customers.terms de relance.yaml). ' +
        `Ce délai ${COMMON} : une facture du 01/01/2027 serait due le 31/03/2027, au lieu du 17/03/2027 au plus tard.`,
    )
    expect((await imported(list, { customers: { terms: 'transport routier' } })).dueDates).toBe(
      'Échéances que le fichier ne donne pas : à « transport routier » (customers.terms de relance.yaml).',
    )
  })
})
