import { fstatSync, writeSync } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import path from 'node:path'

/** What is added at once: a commit that comes meanwhile waits until this much is on the disk. */
const zeros = Buffer.alloc(1 << 20)
/** On a disk with less room left than this many times the length, the WAL grows with its commits. */
const roomy = 16

/**
 * Makes the WAL of a SQLite file so long beforehand, with zeros, which are no frames to SQLite. A commit then writes over
 * what is there, and the file system, which need not note that a file has grown, has it on the disk in about half the
 * time. `work` is done while nobody else writes, in this process or another. Rejects when the disk does.
 */
export async function lengthenWal(
  file: string,
  bytes: number,
  whileNobodyWrites: (work: () => void) => Promise<void>,
): Promise<void> {
  const { bavail, bsize } = await statfs(path.dirname(file))
  if (bavail * bsize < roomy * bytes) return
  const wal = await open(`${file}-wal`, 'r+')
  try {
    let isLong = false
    while (!isLong) {
      await whileNobodyWrites(() => {
        const { size } = fstatSync(wal.fd)
        isLong = size >= bytes
        if (!isLong) writeSync(wal.fd, zeros, 0, zeros.length, size)
      })
      await wal.datasync()
    }
  } finally {
    await wal.close()
  }
}
