import type { AppFacts } from '../apps/app-facts.js'
import type { Environment } from './environment.js'

/** Ports of every node, where a door is to be opened without a load balancer or an ingress controller. */
const nodePorts: Readonly<Record<string, number>> = { gateway: 30_080, monolith: 30_081 }

/** The node that has the databases, spared by drains; `deploy` labels one where none is. */
const pinned = { 'twofold.dev/infrastructure': 'true' }

const demonstration = ({ local }: AppFacts) => (local.length > 0 ? { migration: { seed: true } } : {})

export const environments: Readonly<Record<string, Environment>> = {
  /** To develop and to show: open ports, demonstration data, everything told. */
  dev: {
    infrastructure: { keepData: false, nodeSelector: pinned },
    app: (app) => ({
      ...demonstration(app),
      settings: { SERVED_BY_HEADER: true },
      ...(app.door === 'http' && { service: { nodePort: nodePorts[app.name] ?? 0 } }),
    }),
  },
  /** As production, with demonstration data: what the acceptance suite wants. Reached by port-forward. */
  test: {
    infrastructure: { keepData: false, nodeSelector: pinned },
    app: (app) => ({ ...demonstration(app), settings: { LOG_LEVEL: 'warn' } }),
  },
  /** Data is kept, nothing is seeded; say here what your cluster has: ingress, autoscaling, servers elsewhere. */
  production: {
    infrastructure: {},
    app: () => ({ settings: { LOG_LEVEL: 'info' } }),
  },
}
