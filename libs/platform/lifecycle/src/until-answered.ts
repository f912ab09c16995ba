import { once } from 'node:events'
import { connect, type LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { lookup as patient } from './patient-lookup.js'

/** Milliseconds that a try may take, between two of them, and in all. */
const ofOneTry = 300
const pause = 50
const inAll = 10_000

/**
 * Waits until there is an answer from where a server is to be, a refusal included, and no longer than 10 s: whoever connects then
 * says what is wrong. Network policies learn of a new pod a moment after it has started, and drop what it sends
 * before; the kernel would try again after one second, and then after two more.
 */
export async function untilAnswered(url: string, usualPort: number, lookup: LookupFunction = patient): Promise<void> {
  const { hostname, port } = new URL(url)
  // A path is a socket of this machine.
  if (!hostname) return
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usualPort), lookup }
  const until = performance.now() + inAll
  while (!(await answers(target)) && performance.now() < until) await sleep(pause)
}

async function answers(target: { host: string; port: number; lookup: LookupFunction }): Promise<boolean> {
  const silence = AbortSignal.timeout(ofOneTry)
  const socket = connect(target)
  try {
    await once(socket, 'connect', { signal: silence })
    return true
  } catch {
    return !silence.aborted
  } finally {
    socket.on('error', () => {}).destroy()
  }
}
