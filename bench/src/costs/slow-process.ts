import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds. */
const asleep = 450
const awake = 50

/** Makes a process slow: it runs for a tenth of the time, as one does that computes something else.. */
export async function slowedDown<T>(pid: number, work: () => Promise<T>): Promise<T> {
  let isOver = false
  const slow = async () => {
    while (!isOver) {
      process.kill(pid, 'SIGSTOP')
      await sleep(asleep)
      process.kill(pid, 'SIGCONT')
      if (!isOver) await sleep(awake)
    }
  }
  const slowing = slow()
  try {
    return await work()
  } finally {
    isOver = true
    await slowing
  }
}
