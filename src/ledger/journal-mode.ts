// Which journal SQLite may use in a folder: the write-ahead log shares memory between processes, which network file
// systems and synchronised folders cannot do (https://www.sqlite.org/wal.html).
import { statfsSync } from 'node:fs'
import { resolve } from 'node:path'

// Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, FUSE (sshfs, cloud clients), AFS, 9p (virtual machine shares).
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x5346414f, 0x01021997])
const SYNCED_FOLDER = /[\\/](onedrive|dropbox|google drive|icloud drive|mobile documents|nextcloud|kdrive)\b/i

/** 'WAL' on a local disk, 'DELETE' on a network path or in a folder a cloud client copies. */
export function journalMode(folder: string): 'WAL' | 'DELETE' {
  // A share of Windows, \\server\folder, has no type to ask for.
  if (folder.startsWith('\\\\') || SYNCED_FOLDER.test(resolve(folder))) return 'DELETE'
  return NETWORK_TYPES.has(statfsSync(folder).type >>> 0) ? 'DELETE' : 'WAL'
}
