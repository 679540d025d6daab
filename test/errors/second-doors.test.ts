// Refusals that stand behind others: the settings, the importer or the command have refused the same thing before. Asked for directly.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { stopText } from '../../src/cli/print-error.ts'
import { composeMessage } from '../../src/delivery/message.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { StopError } from '../../src/domain/errors.ts'
import { createLedger } from '../../src/ledger/open.ts'
import { messageInput } from '../support/delivery.ts'
import { loopback } from '../support/loopback.ts'

const folder = mkdtempSync(join(tmpdir(), 'relance-doors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** [code, exit code, text] of the stop that `work` ends in. */
async function stopOf(work: () => unknown): Promise<[code: string, exit: number, text: string]> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StopError) return [error.code, error.exitCode, stopText(error)]
    throw error
  }
  throw new Error('nothing was refused')
}

describe('an e-mail', () => {
  it('to an address that is none', async () => {
    expect(await stopOf(() => composeMessage(messageInput({ to: ['compta@'] })))).toEqual([
      'email-address-invalid',
      4,
      'relance: L’adresse e-mail « compta@ » n’est pas complète : il faut un nom, un @ et un domaine.\n' +
        '  → Corrigez l’adresse, puis relancez la commande.\n',
    ])
  })

  it('to nobody, or from a domain that is none', async () => {
    expect(await stopOf(() => composeMessage(messageInput({ to: [] })))).toEqual([
      'email-without-recipient',
      4,
      'relance: Le message n’a pas de destinataire.\n  → Ajoutez une adresse e-mail à ce client : importez vos contacts.\n',
    ])
    expect(await stopOf(() => composeMessage(messageInput({ messageDomain: 'a b' })))).toEqual([
      'email-domain-invalid',
      4,
      'relance: « a b » n’est pas un domaine d’expédition valable.\n  → Corrigez sender.from (ou creditor.email) dans relance.yaml.\n',
    ])
  })

  it('in clear to another machine', async () => {
    expect(await stopOf(() => new SmtpMailer(loopback(25, { host: 'smtp.client.example' }), null))).toEqual([
      'smtp-plaintext',
      3,
      'relance: Sans chiffrement, les messages et le mot de passe circuleraient en clair vers smtp.client.example.\n' +
        '  → Mettez « security: starttls » ou « security: tls » sous « smtp » dans relance.yaml (ou, en connaissance de cause, « allowPlaintext: true »).\n',
    ])
  })
})

describe('a ledger', () => {
  it('where there is one', async () => {
    const path = join(folder, 'relance.db')
    writeFileSync(path, '')
    const [code, exit, text] = await stopOf(() => createLedger(path, '2026-11-20T08:00:00+01:00'))
    expect([code, exit, text.split('\n')[0]]).toEqual([
      'ledger-exists',
      3,
      `relance: ${path} – Ce dossier contient déjà un fichier relance.db.`,
    ])
  })
})
