import type { Cluster } from '@twofold/deploy'
import { openShop } from '@twofold/load'
import { allShapes, type Shape, shapes } from '@twofold/local'
import type { CpuSets } from '../machine/cpu-sets.js'
import type { Driving } from '../measuring/bench.js'
import type { System } from '../result/system.js'
import type { RunningSystem } from '../systems/running-system.js'
import { PodMeter } from './pod-meter.js'

/** What a shape stands on, which the metrics tell as well. */
const servers: Record<Shape, readonly string[]> = { monolith: ['postgres'], services: ['nats', 'postgres'] }

export interface DeployedShape {
  readonly about: System
  readonly running: RunningSystem
}

/** Opens accounts and fills the shelves of both deployed shapes. @throws Failure where nobody answers */
export async function deployedShapes(
  urls: Readonly<Record<Shape, string>>,
  orders: number,
  tell: (message: string) => void,
): Promise<DeployedShape[]> {
  const opened: DeployedShape[] = []
  for (const shape of allShapes) {
    tell(`opening accounts and filling the shelves at ${urls[shape]}`)
    const visitors = await openShop({ url: urls[shape], customers: 8, orders })
    const names = [...shapes[shape].map(({ name }) => name), ...(shape === 'services' ? ['nats'] : [])]
    opened.push({
      about: {
        name: shape,
        title: shape === 'monolith' ? 'Monolith' : 'Services',
        kind: shape,
        what: 'As it is deployed.',
        processes: Object.fromEntries(names.map((name) => [name, 1])),
      },
      running: {
        url: urls[shape],
        processes: new Map(names.map((name) => [name, []])),
        apps: [],
        visitors,
        stop: async () => {},
      },
    })
  }
  return opened
}

/** Pods are where Kubernetes put them; the generator is where it may be here. */
export const inCluster = (cluster: Cluster, namespace: string, cpus: CpuSets): Driving['rig'] => ({
  cpus,
  meterOf: ({ processes }, generatorPid) => {
    const shape: Shape = processes.has('gateway') ? 'services' : 'monolith'
    const apps = new Set([...processes.keys(), ...servers[shape]])
    return new PodMeter(cluster, namespace, generatorPid, [...apps])
  },
})
