import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import { outputName } from '../../src/rendering/output-name.ts'

const id = reminderId('0123abcd')

describe('the file name of a reminder', () => {
  it('is a slug, eight hex digits of the code, the step and the reminder', () => {
    expect(outputName(customerCode('C001'), 'relance-3', id)).toBe('c001-a4906a54-relance-3-0123abcd')
  })

  it('keeps apart two codes that read alike in ASCII', () => {
    const names = ['E1', 'É1', 'e1', 'E-1', 'E 1'].map((code) => outputName(customerCode(code), 'call', id))
    expect(new Set(names).size).toBe(5)
  })

  it('keeps apart two reminders of one customer and step', () => {
    expect(outputName(customerCode('C001'), 'call', reminderId('aa'))).not.toBe(outputName(customerCode('C001'), 'call', reminderId('bb')))
  })

  it('never holds anything that could leave its folder, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (code, step) => {
        const name = outputName(customerCode(code), step, id)
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(name.length).toBeLessThan(140)
      }),
    )
  })
})
