// `relance send` killed with SIGKILL at chosen points of a message: as it is announced, when its last byte was read, when it was answered.
const EACH = 12

export function* chosenKills({ killAt }, base) {
  for (const on of ['mail', 'content', 'final'])
    for (let nth = 1; nth <= EACH; nth++) {
      const moment = { on, nth, plusMs: (nth * 7) % 20 }
      const once = [moment].values()
      yield { name: `killed: ${on}`, about: JSON.stringify(moment), run: () => killAt(base, () => once.next().value ?? null) }
    }
}
