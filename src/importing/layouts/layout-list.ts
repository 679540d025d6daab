// Every layout that is recognised by its shape. The order does not matter: two that fit are a question.
import { agiris } from './agiris.ts'
import { cegidCsv } from './cegid-csv.ts'
import { cegidTra } from './cegid-tra.ts'
import { charlemagne } from './charlemagne.ts'
import { cielRimport } from './ciel-rimport.ts'
import { cielXimport } from './ciel-ximport.ts'
import { coala } from './coala.ts'
import { cogilog } from './cogilog.ts'
import { ebpEdi } from './ebp-edi.ts'
import { ebpText } from './ebp-text.ts'
import { gestimum3, gestimum5 } from './gestimum.ts'
import { isacompta } from './isacompta.ts'
import { isacomptaCsv } from './isacompta-csv.ts'
import { istea, isteaLedger } from './istea.ts'
import { isuite } from './isuite.ts'
import type { Layout } from './layout.ts'
import { ldcompta } from './ldcompta.ts'
import { quadra } from './quadra.ts'
import { sagePnm } from './sage-pnm.ts'
import { sageText } from './sage-text.ts'
import { winfic } from './winfic.ts'

// biome-ignore format: by vendor
export const LAYOUTS: readonly Layout[] = [
  sagePnm, sageText, cielXimport, cielRimport, ebpText, ebpEdi, quadra, cegidCsv, cegidTra, winfic, ldcompta, isuite, agiris, coala,
  istea, isteaLedger, isacompta, isacomptaCsv, cogilog, gestimum3, gestimum5, charlemagne,
]

/** Whether a layout bears that id: what `--profile` takes beside the profiles of the dossier. */
export function isLayout(id: string): boolean {
  return LAYOUTS.some((layout) => layout.id === id)
}
