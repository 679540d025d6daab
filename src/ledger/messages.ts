// The exact bytes of what was sent, kept once per digest: evidence, and what a person sees when he asks what left.
import { deflateSync, inflateSync } from 'node:zlib'
import { sha256 } from './canonical-json.ts'
import type { Ledger } from './ledger.ts'
import { statement } from './statements.ts'

/** Keeps a message and returns its SHA-256. */
export function keepMessage(ledger: Ledger, message: Buffer): string {
  const digest = sha256(message)
  statement(ledger, 'INSERT INTO message (digest, zlib) VALUES (?, ?) ON CONFLICT DO NOTHING').run(digest, deflateSync(message))
  return digest
}

/** The bytes kept under a digest, null when there are none (never kept, or erased). */
export function keptMessage(ledger: Ledger, digest: string): Buffer | null {
  const bytes = ledger.db.prepare('SELECT zlib FROM message WHERE digest = ?').pluck().get(digest)
  return Buffer.isBuffer(bytes) ? inflateSync(bytes) : null
}
