import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { V1Pod, V1Service } from '@kubernetes/client-node'
import { Failure } from '@twofold/infrastructure'
import { type Cluster, reasonOf } from './cluster/cluster.js'
import { isReady } from './cluster/is-ready.js'

/** A way to a service of the cluster, open until it is disposed of. */
export interface Forwarded extends AsyncDisposable {
  readonly url: string
}

/**
 * Port 80 of a service, on a free port of this machine. Each connection has a way of its own: that of `kubectl port-forward`
 * ends for all with the first that a pod resets. Throws Failure where there is no way.
 */
export async function portForward(cluster: Cluster, service: string, namespace: string): Promise<Forwarded> {
  const { pod, port } = await target(cluster, service, namespace).catch((error: unknown) => {
    throw new Failure(`service/${service} in ${namespace} cannot be reached: ${reasonOf(error)}`)
  })
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)))
    socket.on('error', () => socket.destroy())
    cluster.forward({ namespace, pod, port }, socket).catch(() => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function target({ core }: Cluster, name: string, namespace: string) {
  const service = await core.readNamespacedService({ name, namespace })
  const labelSelector = Object.entries(service.spec?.selector ?? {})
    .map((pair) => pair.join('='))
    .join(',')
  const { items } = await core.listNamespacedPod({ namespace, labelSelector })
  const pod = items.find((it) => !it.metadata?.deletionTimestamp && isReady(it))
  if (!pod) throw new Error('none of its pods is ready')
  return { pod: pod.metadata!.name!, port: portOf(service, pod) }
}

/** The container's port that the service's port 80 leads to, by number or by name. */
function portOf({ spec }: V1Service, pod: V1Pod): number {
  const wanted = spec?.ports?.find(({ port }) => port === 80)?.targetPort
  const ports = pod.spec!.containers.flatMap((container) => container.ports ?? [])
  const found = typeof wanted === 'number' ? wanted : ports.find(({ name }) => name === wanted)?.containerPort
  if (found === undefined) throw new Error('it has no port 80')
  return found
}
