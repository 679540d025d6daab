// How the engine is told that most of what it meets is forgotten at once.

let told = false

/**
 * For hundreds of thousands of rows, each forgotten as soon as it is read: from the first ones, which are kept, the engine would conclude that all live
 * long, and let them pile up. A million rows imported: 80 MB less; ten million aged: 1.1 GB less. Asking costs a short command some milliseconds.
 */
export function collectOften(): void {
  if (told) return
  told = true
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--no-allocation-site-pretenuring')
  setFlagsFromString('--heap-growing-percent=50')
}
