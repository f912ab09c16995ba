import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { V1Pod } from '@kubernetes/client-node'
import { servingPods } from '../cluster/serving-pods.js'
import { namespace, shop } from './shop.js'

/**
 * Tries each address, for 3 s at most, once a second, and prints what came of the last try: policies take a moment to reach
 * the node of a new pod.
 */
const script = `
const { connect } = require('node:net')
const tryOne = (address) => new Promise((resolve) => {
  const [host, port] = address.split(':')
  const socket = connect({ host, port: Number(port) })
  const end = (outcome) => { socket.destroy(); resolve([address, outcome]) }
  socket.on('connect', () => end('connected')).on('error', () => end('refused'))
  setTimeout(() => end('refused'), 3000) // asking for the name included
})
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000))
const run = async () => {
  let all
  for (let tries = 0; tries < 5; tries++, await pause()) all = await Promise.all(process.argv.slice(1).map(tryOne))
  console.log(JSON.stringify(Object.fromEntries(all)))
  process.exit()
}
run()`

/** Whether a pod with these labels can connect to each of these addresses (`host:port`). */
export async function reachable(
  labels: Record<string, string>,
  addresses: readonly string[],
): Promise<Record<string, 'connected' | 'refused'>> {
  const { core } = shop.cluster
  const name = `probe-${randomUUID().slice(0, 8)}`
  await core.createNamespacedPod({ namespace, body: await probe(name, labels, addresses) })
  try {
    for (;;) {
      const { status } = await core.readNamespacedPod({ namespace, name })
      if (status?.phase === 'Succeeded') break
      if (status?.phase === 'Failed') throw new Error(`${name} failed`)
      await sleep(500)
    }
    return JSON.parse(await core.readNamespacedPodLog({ namespace, name }))
  } finally {
    await core.deleteNamespacedPod({ namespace, name, gracePeriodSeconds: 0 })
  }
}

/** As any pod of the shop, but for its command. */
async function probe(name: string, labels: Record<string, string>, addresses: readonly string[]): Promise<V1Pod> {
  const [{ image } = { image: '' }] = await servingPods(shop.cluster, namespace)
  return {
    metadata: { name, labels },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'probe',
          image,
          command: ['/nodejs/bin/node', '--eval', script, ...addresses],
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  }
}
