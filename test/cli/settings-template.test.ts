// The relance.yaml that init writes: what was answered comes back, what was not is the default, what is shown is true.
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { settingsTemplate } from '../../src/cli/settings/template.ts'

const bare = (name: string) => loadSettings('relance.yaml', `creditor: { name: ${JSON.stringify(name)} }`)

describe('the settings file of a new dossier', () => {
  it('gives back what was answered', () => {
    const text = settingsTemplate({
      name: 'Atelier Brunet',
      siren: '732829320',
      email: 'compta@atelier-brunet.example',
      iban: 'FR7630006000011234567890189',
      terms: '45 jours fin de mois',
      regime: 'business',
      rate: 'legal x3',
    })
    const { creditor, sender, customers, penalties } = loadSettings('relance.yaml', text)
    expect([creditor.name, creditor.siren, creditor.iban]).toEqual(['Atelier Brunet', '732829320', 'FR7630006000011234567890189'])
    expect([creditor.email, sender.from]).toEqual(['compta@atelier-brunet.example', 'compta@atelier-brunet.example'])
    expect([customers.terms, customers.regime]).toEqual(['45 jours fin de mois', 'business'])
    expect(penalties.rate).toEqual({ kind: 'legal x3' })
  })

  it('with only a name, leaves every default: regime to confirm, no rate, no mail server', () => {
    const text = settingsTemplate({ name: 'Atelier Brunet' })
    expect(loadSettings('relance.yaml', text)).toEqual(bare('Atelier Brunet'))
    expect(text).toContain('\n  regime: to-confirm\n')
    expect(text).toContain('  # Quel taux figure sur vos factures ou CGV ?\n')
    expect(text).toContain('\n  #rate: ecb+10\n')
  })

  it('keeps any name of a company as it is', () => {
    const names = fc.stringMatching(/^[\p{L}\p{N}\p{P}\p{S} ]{1,60}$/u).filter((name) => name.trim() === name && name !== '')
    fc.assert(
      fc.property(
        fc.oneof(names, fc.constantFrom('null', '~', 'true', '- x', 'A: B', 'A #2', "L'Atelier", '"A"', '*a', '{a}', '012', '007')),
        (name) => {
          expect(loadSettings('relance.yaml', settingsTemplate({ name })).creditor.name).toBe(name)
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each(['ecb+10', '15', '12,40', '12,40 %', 'legal x3'])('takes the rate %s', (rate) => {
    expect(loadSettings('relance.yaml', settingsTemplate({ name: 'X', rate })).penalties.rate).not.toBeNull()
  })

  it('shows only settings that are true: uncommented, its defaults change nothing', () => {
    const shown = settingsTemplate({ name: 'X' })
      .split('\n')
      .filter(
        (line) =>
          !/^\s*#\S.*…|#(?:legalForm|capital|rcs|address|phone|terms|rate):/.test(line) &&
          !/#(?:provider|host|security|port|user|passwordFile|tokenFile|oauth|connections|perMinute|perConnection|dkim|allowPlaintext):/.test(
            line,
          ) &&
          !/#(?:url|method|headers|format|body|from|success|secretFile|maxParts|timeoutSeconds):/.test(line),
      )
      .map((line) => line.replace(/^(\s*)#(?=\S)/, '$1'))
      .join('\n')
    expect(shown).toContain('\n  minimum: 15.00\n')
    expect(shown).toContain('\n    - { step: formal-notice, at: 45, channel: registered-letter, penalties: claim }\n')
    expect(loadSettings('relance.yaml', shown)).toEqual(bare('X'))
  })

  it('shows a gateway for short messages as the defaults would have it', () => {
    const text = settingsTemplate({ name: 'X' }).replace(
      /#(url|method|headers|format|body|success|secretFile|maxParts|timeoutSeconds):/g,
      '$1:',
    )
    expect(loadSettings('relance.yaml', text).sms).toEqual({
      url: 'https://api.exemple.fr/sms',
      method: 'POST',
      headers: { Authorization: 'Bearer {{secret}}', 'Idempotency-Key': '{{id}}' },
      format: 'json',
      body: '{"from": "{{from}}", "to": "{{to}}", "text": "{{text}}"}',
      from: null,
      success: null,
      secretFile: null,
      maxParts: 2,
      timeoutSeconds: 20,
    })
  })

  it('shows a mail server as the defaults would have it', () => {
    const keys = /#(provider|host|security|port|user|passwordFile|tokenFile|connections|perConnection|allowPlaintext):/g
    const text = settingsTemplate({ name: 'X' }).replace(keys, '$1:')
    expect(loadSettings('relance.yaml', text).smtp).toEqual({
      provider: null,
      host: 'smtp.exemple.fr',
      port: 587,
      security: 'starttls',
      allowPlaintext: false,
      user: null,
      passwordFile: null,
      tokenFile: null,
      oauth: null,
      connections: 3,
      perMinute: null,
      perConnection: 100,
      dkim: null,
    })
  })

  it('shows examples of a token, a pace and a signature that can be put in force as they are', () => {
    const text = settingsTemplate({ name: 'X' })
      .replace(/#(host|user|oauth|perMinute|dkim):/g, '$1:')
      .replace('user: null', 'user: x@exemple.fr')
    expect(loadSettings('relance.yaml', text).smtp).toMatchObject({
      oauth: { clientId: 'mon-appli', refreshTokenFile: 'jeton.txt', scope: null },
      perMinute: 30,
      dkim: { domain: 'exemple.fr', selector: 'relance', keyFile: 'dkim.pem' },
    })
  })

  it('has no example of an account or a number that could be put in force by mistake', () => {
    for (const key of ['siren', 'iban', 'bic', 'email']) {
      const text = settingsTemplate({ name: 'X' }).replace(`#${key}:`, `${key}:`)
      expect(() => loadSettings('relance.yaml', text)).toThrow(`creditor.${key}`)
    }
  })
})

/** The packages that a module of the settings brings in, directly or through others. */
function packagesOf(name: string): string[] {
  const entry = fileURLToPath(new URL(`../../src/cli/settings/${name}.ts`, import.meta.url))
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
  })
  return Object.values(built.metafile.outputs).flatMap((output) => output.imports.map((imported) => imported.path))
}

describe('yaml and zod', () => {
  it.each(['template', 'dossier', 'password', 'digest', 'defaults', 'rate', 'identifiers'])('are not loaded by %s.ts', (name) => {
    const packages = packagesOf(name)
    expect(packages).not.toContain('yaml')
    expect(packages).not.toContain('zod')
  })

  it('are loaded by load.ts', () => {
    expect(packagesOf('load')).toEqual(expect.arrayContaining(['yaml', 'zod']))
  })
})
