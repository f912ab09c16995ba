import type { Comparison } from '../result/sweep.js'

/** Who is compared with whom. */
export interface Pair {
  readonly kind: Comparison['kind']
  readonly of: string
  readonly to: string
}

/**
 * The pairs of which both were measured, on `cpus` that systems share; where each has its own, nothing is compared at equal CPU.
 * There the monolith may use as much of it as the services: as a cluster, but for a single CPU, on which workers would take
 * turns and be the slower for it.
 */
export function pairsFor(workload: string, systems: readonly string[], cpus: number | undefined): Pair[] {
  const whole = cpus !== 1 && systems.includes('monolith-cluster') ? 'monolith-cluster' : 'monolith'
  const pairs: Pair[] = [
    { kind: 'equal-cpu', of: 'services', to: whole },
    { kind: 'equal-replicas', of: 'services', to: 'monolith' },
    { kind: 'equal-replicas', of: 'services-x2', to: 'monolith-cluster' },
    { kind: 'baseline', of: 'monolith', to: workload === 'buy' ? 'order-by-hand' : 'fastify-pg' },
    { kind: 'baseline', of: 'services', to: 'nats-by-hand' },
    { kind: 'baseline', of: 'monolith', to: 'monolith-ungathered' },
    { kind: 'baseline', of: 'services', to: 'services-ungathered' },
    { kind: 'baseline', of: 'monolith-traced', to: 'monolith' },
    { kind: 'a-a', of: 'monolith-again', to: 'monolith' },
  ]
  return pairs.filter(
    ({ kind, of, to }) => systems.includes(of) && systems.includes(to) && (kind !== 'equal-cpu' || cpus !== undefined),
  )
}
