import type { Socket } from 'node:net'
import {
  AppsV1Api,
  CoreV1Api,
  Metrics,
  PortForward,
  type KubeConfig,
  KubeConfig as Config,
  VersionApi,
} from '@kubernetes/client-node'
import { Failure } from '@twofold/infrastructure'
import { within } from './within.js'

/** Milliseconds. */
const patience = 10_000

/** The cluster that KUBECONFIG (or ~/.kube/config) names, and the ways to ask it. */
export class Cluster {
  readonly core: CoreV1Api
  readonly apps: AppsV1Api
  readonly metrics: Metrics

  private constructor(private readonly config: KubeConfig) {
    this.core = config.makeApiClient(CoreV1Api)
    this.apps = config.makeApiClient(AppsV1Api)
    this.metrics = new Metrics(config)
  }

  /** Throws Failure, with what to do, where no cluster is named or the one that is does not answer. */
  static async connect(): Promise<Cluster> {
    const cluster = new Cluster(readConfig())
    try {
      await within(patience, cluster.config.makeApiClient(VersionApi).getCode())
    } catch (error) {
      throw new Failure(
        `The cluster of the context ${cluster.context} (${cluster.server}) does not answer: ${reasonOf(error)}\n` +
          'Start it, or choose another: kubectl config use-context NAME, or KUBECONFIG. `npm run cluster` makes a local one with kind.',
      )
    }
    return cluster
  }

  /** Joins a connection to a port of a pod; they end together. Rejects where there is no way to it. */
  async forward(to: { namespace: string; pod: string; port: number }, socket: Socket): Promise<void> {
    const forwarding = new PortForward(this.config).portForward(to.namespace, to.pod, [to.port], socket, null, socket)
    const way = (await forwarding) as WebSocket
    way.onclose = () => socket.end()
    socket.once('close', () => way.close())
  }

  get context(): string {
    return this.config.getCurrentContext()
  }

  get server(): string {
    return this.config.getCurrentCluster()?.server ?? 'no address'
  }
}

function readConfig(): KubeConfig {
  const config = new Config()
  try {
    config.loadFromDefault()
  } catch (error) {
    throw new Failure(`The Kubernetes configuration cannot be read: ${(error as Error).message}`)
  }
  const isGuessed = config.getCurrentContext() === 'loaded-context' // what the library makes up where there is no file
  if (isGuessed || !config.getCurrentCluster())
    throw new Failure(
      'No cluster is named: KUBECONFIG is not set and ~/.kube/config has no current context. `npm run cluster` makes a local cluster with kind.',
    )
  return config
}

/** What went wrong, in a line: of an answer of the API server, or of the way to it. */
export function reasonOf(error: unknown): string {
  const { body, cause, message } = error as { body?: unknown; cause?: { message?: string }; message?: string }
  try {
    const answer = typeof body === 'string' ? JSON.parse(body) : body
    if (answer?.message) return answer.message
  } catch {
    // Not what an API server says: a proxy's page, perhaps.
  }
  return cause?.message || message?.split('\n')[0] || String(error)
}

/** The HTTP status of an API server's refusal; undefined for anything else. */
export const statusOf = (error: unknown): number | undefined => (error as { code?: number }).code
