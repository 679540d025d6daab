// The DKIM signature of a composed message (RFC 6376, rsa-sha256, relaxed/relaxed), made by nodemailer, which knows RSA keys only.
// The signed bytes are those that are kept, hashed and sent. Reads no file and asks no DNS.
import DKIM from 'nodemailer/lib/dkim'
import type { DkimKey } from './dkim-key.ts'

/** The message with its signature in front; the same bytes always give the same signature. */
export async function signMessage(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const chunks: Buffer[] = []
  const signed = new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(message)
  for await (const chunk of signed) chunks.push(Buffer.from(chunk as Uint8Array))
  const bytes = Buffer.concat(chunks)
  // nodemailer passes a message it could not sign on as it was.
  if (!bytes.subarray(0, 15).equals(Buffer.from('DKIM-Signature:'))) throw new Error('the message could not be signed')
  return bytes
}
