import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import path from 'node:path'

/** Levels below those of the program's other threads, of Unix's forty. */
const courtesy = 10

/** Where processors are short, whoever waits for an answer goes before this thread. Linux counts that for each thread. */
export function giveWay(): void {
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, Math.min(getPriority(thread) + courtesy, constants.priority.PRIORITY_LOW))
  } catch {
    // Another system, or one that does not let it: the work is done all the same.
  }
}
