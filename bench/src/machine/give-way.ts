import { readFileSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { processTree } from './process-tree.js'

/** Nice: a tenth of the share that others get, and a turn after theirs. */
const niceness = 10
/** Milliseconds until Linux takes the next wish from who is not root. */
const untilNextWish = 110
const mostWishes = 3

/**
 * Lets a process and all below it wait for whoever else wants their CPU. On Linux with autogroups each session is niced as a
 * whole, and every backend of PostgreSQL is a session, so those that come later need another call.
 */
export async function giveWay(pid: number): Promise<void> {
  for (const each of processTree(pid)) {
    try {
      setPriority(each, niceness)
      await giveWayAsGroup(each)
    } catch {
      // It has ended meanwhile, or this system has no autogroups.
    }
  }
}

async function giveWayAsGroup(pid: number): Promise<void> {
  const file = `/proc/${pid}/autogroup`
  for (let n = 0; n < mostWishes && !readFileSync(file, 'utf8').endsWith(`nice ${niceness}\n`); n++)
    try {
      writeFileSync(file, String(niceness))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      await sleep(untilNextWish)
    }
}
