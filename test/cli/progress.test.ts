import { describe, expect, it } from 'vitest'
import { progressLine, progressText } from '../../src/cli/progress.ts'

function terminal(stderrIsTty: boolean, json = false) {
  const written: string[] = []
  const io = { stdout: () => undefined, stderr: (text: string) => void written.push(text), isTty: stderrIsTty, columns: 80, stderrIsTty }
  return { written, context: { io, json, quiet: false } as unknown as Parameters<typeof progressLine>[0] }
}

describe('the progress of an import', () => {
  it('shows the share done, lines per second and the time left', () => {
    expect(progressText({ phase: 'read', done: 50, total: 200, rows: 250_000 }, 2000)).toBe(
      'Lecture [######                  ] 25 % · 125\u202f000 lignes/s · encore 6 s',
    )
    expect(progressText({ phase: 'store', done: 0, total: 200, rows: 0 }, 0)).toBe(
      'Enregistrement [                        ] 0 % · 0 lignes/s · encore 0 s',
    )
  })

  it('is written over on a terminal, at most five times a second, and taken away at the end', () => {
    let now = 0
    const { written, context } = terminal(true)
    const progress = progressLine(context, () => now)
    for (const moment of [0, 50, 100, 250, 300]) {
      now = moment
      progress?.tell({ phase: 'read', done: moment, total: 1000, rows: moment * 10 })
    }
    progress?.end()
    expect(written).toHaveLength(3)
    expect(written[1]).toContain('25 %')
    expect(written.at(-1)).toBe('\r\u001b[2K')
  })

  it('says nothing in a pipe nor beside JSON', () => {
    expect(progressLine(terminal(false).context)).toBeNull()
    expect(progressLine(terminal(true, true).context)).toBeNull()
  })
})
