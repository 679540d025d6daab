// The mail server in force: what a named provider is known for, what is written by hand, and what stands in for neither.
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { MAIL_PROVIDERS, PROVIDER_NAMES, providerOfHost, publicMailService } from '../../src/domain/mail-providers.ts'

const server = (lines: string) => {
  const { smtp } = loadSettings('relance.yaml', `creditor: { name: X }\nsmtp: { ${lines} }`)
  return smtp === null ? null : [smtp.host, smtp.port, smtp.security, smtp.perMinute]
}

describe('a provider by its name', () => {
  it('gives host, port, encryption and pace', () => {
    expect(server('provider: gmail')).toEqual(['smtp.gmail.com', 465, 'tls', null])
    expect(server('provider: outlook')).toEqual(['smtp.office365.com', 587, 'starttls', 30])
    expect(server('provider: ionos')).toEqual(['smtp.ionos.fr', 465, 'tls', 8])
    expect(server('provider: orange')).toEqual(['smtp.orange.fr', 465, 'tls', null])
  })

  it('gives way to what is written by hand', () => {
    expect(server('provider: ovh, host: ex4.mail.ovh.net')).toEqual(['ex4.mail.ovh.net', 587, 'starttls', null])
    expect(server('provider: gmail, security: starttls')).toEqual(['smtp.gmail.com', 587, 'starttls', null])
    expect(server('provider: gmail, port: 2465')).toEqual(['smtp.gmail.com', 2465, 'tls', null])
    expect(server('provider: outlook, perMinute: 10')).toEqual(['smtp.office365.com', 587, 'starttls', 10])
    expect(server('provider: outlook, perMinute: null')).toEqual(['smtp.office365.com', 587, 'starttls', null])
  })

  it('is no reason to send in clear', () => {
    expect(() => server('provider: gmail, security: none')).toThrow('« none » enverrait les messages et le mot de passe en clair')
  })

  it('is encrypted, has its usual port, one host of its own, and a source', () => {
    const ports = PROVIDER_NAMES.map((name) => [MAIL_PROVIDERS[name].security, MAIL_PROVIDERS[name].port].join(' '))
    expect([...new Set(ports)].sort()).toEqual(['starttls 587', 'tls 465'])
    expect(new Set(PROVIDER_NAMES.map((name) => MAIL_PROVIDERS[name].host)).size).toBe(PROVIDER_NAMES.length)
    for (const name of PROVIDER_NAMES) expect(MAIL_PROVIDERS[name].source.length).toBeGreaterThan(10)
  })

  it('is found again by its host, and by the public domains of its mailboxes', () => {
    expect(providerOfHost('SMTP.gmail.com')?.label).toBe('Gmail')
    expect(providerOfHost('smtp.exemple.fr')).toBeNull()
    expect(publicMailService('Wanadoo.fr')?.label).toBe('Orange')
    expect(publicMailService('exemple.fr')).toBeNull()
  })
})
