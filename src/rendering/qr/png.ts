// A QR code as a PNG picture (ISO/IEC 15948): two colours, one bit a dot, for mail programs, which show neither SVG nor data addresses.
// Stored, not compressed: compressed bytes differ from one version of Node to the next, and the picture is a few kilobytes.
import { crc32, deflateSync } from 'node:zlib'
import { type QrModules, QUIET_ZONE } from './modules.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const STORED = 0

/** @param scale dots a side of one module; the light border is part of the picture */
export function qrPng(modules: QrModules, scale: number): Buffer {
  const side = (modules.length + 2 * QUIET_ZONE) * scale
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit a dot, grey: 0 is black, 1 white.
  header[8] = 1
  // The dots of a module are the same on each of its lines.
  const linesOf = (row: readonly boolean[], times: number) => Array<Buffer>(times * scale).fill(lineOf(row, side, scale))
  const border = linesOf([], QUIET_ZONE)
  const lines = modules.flatMap((row) => linesOf(row, 1))
  const picture = Buffer.concat([...border, ...lines, ...border])
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(picture, { level: STORED })), chunk('IEND')])
}

function lineOf(row: readonly boolean[], side: number, scale: number): Buffer {
  const line = Buffer.alloc(Math.ceil(side / 8) + 1, 0xff)
  // The first byte says that the line is not filtered.
  line[0] = 0
  row.forEach((dark, module) => {
    const from = (module + QUIET_ZONE) * scale
    if (dark) for (let x = from; x < from + scale; x++) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7))
  })
  return line
}

function chunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}
