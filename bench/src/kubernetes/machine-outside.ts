import type { CpuSets } from '../machine/cpu-sets.js'
import { describeMachine } from '../machine/describe-machine.js'
import type { Machine } from '../result/machine.js'

/** The machine that drives the load at a cluster, of whose nodes nothing is known here. */
export function machineOutside(cpus: CpuSets, loadBefore: number): Machine {
  const sets = { ...cpus, system: undefined, postgres: undefined, shared: ['Pods are where Kubernetes put them.'] }
  const described = describeMachine({ sets, versions: { postgres: 'as deployed', natsServer: null }, loadBefore })
  return { ...described, disturbances: ['Nobody watched what else ran on the nodes of the cluster.'] }
}
