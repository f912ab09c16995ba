import type { LoadedShape } from '../shape-under-load.js'
import { type Aftermath, type Bounds, lateFindings } from './aftermath.js'
import type { Moved } from './pods-moved.js'

/** When what happened: seconds since the command that killed the node. */
export interface Moments {
  /** Kubernetes took the node for dead, and counted on none of its pods any more. */
  readonly noticed: number
  readonly evicted: number
  /** The node was told to come back. */
  readonly returned: number
  /** The databases were ready again, where the node had them. */
  readonly databases?: number
  /** Every Deployment had all of its pods again. */
  readonly available: number
}

/** What the death of a node did to the services. */
export interface NodeDeath extends LoadedShape {
  readonly node: string
  readonly moments: Moments
  readonly moved: readonly Moved[]
  readonly failedBefore: number
  readonly aftermaths: readonly Aftermath[]
  readonly bounds: Bounds
  /** Pods of other nodes that were there before and after, and were started again meanwhile. */
  readonly restarted: readonly string[]
}

/**
 * Seconds after the death, the node's return or that of the databases in which failures end.
 *
 * Why 30: nobody is told that a node is gone, each finds out by silence. Kubernetes takes a node for dead when its lease was
 * not renewed for 12 s or more (`node-monitor-grace-period`, 50 s by default: such a cluster needs a larger `--within`). Its
 * pods are unready then and leave the Services, and kube-proxy follows within 3 s; until then new connections go to a gateway
 * that is gone. NATS drops a silent client after two pings of 4 s, a client a silent NATS after 9 s, PostgreSQL a silent
 * session, and the lock that it holds, after 10 s. That makes 15 s; as much again is for connections that were kept and are
 * tried again late, and for machines that are busy starting pods. What counts is when a request was due: it may take as long
 * as its client has patience (15 s) to fail. Evictions (5 s later here, 300 s by default) do not matter: those who are left
 * serve alone until then.
 *
 * And 120 more for a few new connections: each that was sent to the dead gateway is remembered by its node for as long
 * (`nf_conntrack_tcp_timeout_syn_sent`; kube-proxy forgets entries of UDP alone), and a load balancer that uses a source port
 * again meanwhile is led to the dead once more. Seen by comparing unanswered SYN packets with the node's table.
 */
export const bounds: Bounds = { within: 30, remembered: 120 }

/** What is not as promised: nothing, where failures ended soon and every order has had its effect, once. */
export function findingsOf(death: NodeDeath): string[] {
  const { node, moved, failedBefore, aftermaths, restarted, load, audit } = death
  return [
    ...(load.isVoid ? ['the load dropped requests, so that it says nothing'] : []),
    ...(failedBefore > 0 ? [`${failedBefore} requests failed before ${node} died`] : []),
    ...aftermaths.flatMap((aftermath) => lateFindings(aftermath, death.bounds)),
    ...(moved.length === 0 ? [`${node} had no pod`] : []),
    ...moved
      .filter(({ lost, to }) => to.length < lost)
      .map(({ release, lost, to }) => `${release} lost ${lost} pods, and got ${to.length} instead`),
    ...restarted.map((pod) => `${pod}, on another node, was started again`),
    ...audit.findings,
  ]
}
