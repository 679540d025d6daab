// Prints the text part of an .eml file, decoded: what the customer reads.
import { readFileSync } from 'node:fs'

const part = readFileSync(process.argv[2], 'latin1').split('quoted-printable\r\n\r\n')[1].split('\r\n\r\n----')[0]
const bytes = part.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
console.log(Buffer.from(bytes, 'latin1').toString('utf8'))
