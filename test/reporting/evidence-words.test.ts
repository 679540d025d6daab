import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { EvidenceFault } from '../../src/domain/evidence-fault.ts'
import { customerCode } from '../../src/domain/names.ts'
import { faultLine, quotedHeadSentence } from '../../src/reporting/evidence-words.ts'
import { plain } from '../support/runs.ts'

const AT = { position: 12, id: '042f28fd', day: isoDay('2026-11-20'), customer: customerCode('C001'), fields: [], count: 1 } as const

const line = (fault: Partial<EvidenceFault>) => plain(faultLine({ ...AT, part: 'event', change: 'changed', ...fault }))

describe('a fault in the evidence', () => {
  it.each<[Partial<EvidenceFault>, string]>([
    [
      { fields: ['content'] },
      'n° 12, 20/11/2026, client C001, relance 042f28fd : enregistrement modifié (son contenu ne donne plus son empreinte)',
    ],
    [{ change: 'inserted' }, 'n° 12, 20/11/2026, client C001, relance 042f28fd : enregistrement ajouté après coup'],
    [{ change: 'removed', customer: null }, 'n° 12 : enregistrement retiré, avant celui du 20/11/2026 (042f28fd)'],
    [{ change: 'removed', customer: null, count: 3 }, 'n° 12 à 14 : 3 enregistrements retirés, avant celui du 20/11/2026 (042f28fd)'],
    [{ change: 'cut', customer: null, count: 2 }, 'n° 12 à 13 : 2 derniers enregistrements retirés, après celui du 20/11/2026 (042f28fd)'],
    [{ change: 'cut', customer: null, position: 1, id: '', day: null }, 'n° 1 : dernier enregistrement retiré'],
    [
      { change: 'broken' },
      'n° 12, 20/11/2026, client C001, relance 042f28fd : ne suit pas l’enregistrement précédent : l’un des deux a été remplacé',
    ],
    [{ part: 'detail' }, 'n° 12, 20/11/2026, client C001, relance 042f28fd : détail modifié (destinataires, réponse, montant)'],
    [{ part: 'message', change: 'removed' }, 'n° 12, 20/11/2026, client C001, relance 042f28fd : le message conservé a été supprimé'],
    [
      { part: 'message', change: 'inserted', position: null, customer: null, day: null },
      'empreinte 042f28fd… : message ajouté, dont aucun enregistrement ne parle',
    ],
    [
      { part: 'delivery', fields: ['status', 'to'] },
      'n° 12, 20/11/2026, client C001, relance 042f28fd : l’envoi n’est plus tel que l’historique le dit (l’état, les destinataires)',
    ],
    [{ part: 'delivery', change: 'removed' }, 'n° 12, 20/11/2026, client C001, relance 042f28fd : l’envoi a été supprimé'],
    [
      { part: 'item', fields: ['step', 'round'] },
      'n° 12, 20/11/2026, client C001, relance 042f28fd : les pièces de l’envoi ne sont plus celles de l’historique (l’étape, le cycle de relance)',
    ],
    [
      { part: 'approval', change: 'removed' },
      'n° 12, 20/11/2026, client C001, relance 042f28fd : l’accord que l’historique rapporte a été modifié ou supprimé',
    ],
    [{ part: 'takenOver', change: 'removed' }, 'n° 12, 20/11/2026, client C001, relance 042f28fd : relance de l’outil précédent supprimée'],
  ])('is told in one line: %j', (fault, words) => {
    expect(line(fault)).toBe(words)
  })
})

describe('a head quoted in an old report', () => {
  const head = { sha256: 'ab12', found: true, position: 3, day: isoDay('2026-11-20'), at: '2026-11-20T09:00:00+01:00', after: 1 }

  it('is placed, and proves something only of a chain without fault', () => {
    const placed = 'L’empreinte citée est celle de l’enregistrement n° 3, du 20 novembre 2026 ; 1 enregistrement a suivi.'
    expect(plain(quotedHeadSentence(head, true))).toBe(`${placed} Ce qui précède n’a pas été réécrit depuis.`)
    expect(plain(quotedHeadSentence(head, false))).toBe(placed)
  })

  it('of an empty history, or of another one', () => {
    expect(plain(quotedHeadSentence({ ...head, position: 0, day: null, after: 2 }, true))).toBe(
      'L’empreinte citée est celle d’un historique encore vide ; 2 enregistrements ont suivi.',
    )
    expect(plain(quotedHeadSentence({ ...head, found: false, position: null, day: null }, true))).toBe(
      'L’empreinte ab12 n’est celle d’aucun enregistrement : l’historique a été réécrit depuis ce rapport, ou l’empreinte vient d’un autre dossier ou a été mal recopiée.',
    )
  })
})
