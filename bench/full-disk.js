// Sendings on a disk in memory that runs out of room sooner or later: in the ledger, its log, the outbox or the note of what left.
/** Kibibytes left: from nothing at all to room for nearly everything. */
const ROOMS = [0, 32, 64, 96, 128, 192, 256, 384, 512, 768]

/** None where this user may not mount a disk, which is said. */
export function* fullDisks({ fullDisk, mayMount }, base) {
  if (!mayMount()) return console.error('disk full: not tried, for want of the right to mount a disk in memory')
  for (const room of ROOMS) yield { name: 'disk full', about: `${room} KiB left`, run: () => fullDisk(base, room) }
}
