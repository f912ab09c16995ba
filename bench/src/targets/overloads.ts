import { type Finding, type Measured, once, unmeasured } from './finding.js'

const none = unmeasured('not measured, or the generator could not ask for so much')

/** Of the shape that kept least. */
export function goodputKept({ overloads }: Measured): Finding {
  const [found] = overloads.toSorted((a, b) => a.goodputShare - b.goodputShare)
  if (!found) return none
  const { system, workload, rate, seconds, goodputShare, latency } = found
  const within = latency ? `, what was answered came within ${Math.round(latency.p99)} ms at p99` : ''
  return {
    value: goodputShare * 100,
    note: `${system}, ${workload}, ${rate}/s for ${seconds} s${within}`,
    spread: once,
  }
}

/** Of the shape that took longest. */
export function secondsToRecover({ overloads }: Measured): Finding {
  const [found] = overloads.toSorted((a, b) => (b.recoverySeconds ?? Infinity) - (a.recoverySeconds ?? Infinity))
  if (!found) return none
  if (found.recoverySeconds === null)
    return { value: Infinity, note: `${found.system} was not back to normal while it was watched`, spread: once }
  return { value: found.recoverySeconds, note: `${found.system}, ${found.workload}`, spread: once }
}
