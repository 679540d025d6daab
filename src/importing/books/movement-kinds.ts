// The kinds of customer lines, remembered by what tells them: the account, the shape of the entry, the side. A file has a few
// hundred of these for a million rows; words of the label that tell more are asked each time.

import type { MovementKind } from '../../domain/ledger-line.ts'
import { type CustomerLine, classifyMovement, isToldByWords } from '../../domain/movement.ts'
import type { Signatures } from './signatures.ts'

/** Kind of a line whose entry has that signature, -1 for an entry that is not sound (see `classifyMovement`). */
export function movementKinds(signatures: Signatures): (line: CustomerLine, signature: number) => MovementKind {
  const known = new Map<string, MovementKind[]>()
  const classify = (line: CustomerLine, signature: number) => classifyMovement(line, signature < 0 ? null : signatures.lines(signature))
  return (line, signature) => {
    if (line.opening || isToldByWords(line)) return classify(line, signature)
    let ofAccount = known.get(line.account)
    if (ofAccount === undefined) {
      ofAccount = []
      known.set(line.account, ofAccount)
    }
    const shape = 2 * (signature + 1) + (line.cents < 0 ? 1 : 0)
    ofAccount[shape] ??= classify(line, signature)
    return ofAccount[shape]
  }
}
