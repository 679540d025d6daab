// A step of which only the name, the day and the channel are told.
import type { Channel, Step, Tone } from './settings.ts'

/** The step with what is usual for the rest: its own template, no word of penalties, no condition, the tone of its name. */
export function plainStep(step: string, at: number, channel: Channel, told: Partial<Step> = {}): Step {
  return {
    step,
    at,
    from: 'due',
    channel,
    by: 'accounting',
    withCall: false,
    tone: usualTone(step, at),
    template: step,
    penalties: 'none',
    approval: null,
    minimumCents: null,
    maximumCents: null,
    regimes: null,
    languages: null,
    role: null,
    ...told,
  }
}

function usualTone(step: string, at: number): Tone {
  if (step === 'formal-notice') return 'formal'
  return at < 0 || step === 'relance-1' ? 'courteous' : 'firm'
}
