// One point of `relance check`: what was found, and when it is not right, what to do.

export interface CheckLine {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'error'
  /** What was found and, when not ok, what to do: French sentences. */
  readonly text: string
}

export function ok(name: string, text: string): CheckLine {
  return { name, state: 'ok', text }
}

export function warning(name: string, text: string): CheckLine {
  return { name, state: 'warning', text }
}

export function error(name: string, text: string): CheckLine {
  return { name, state: 'error', text }
}
