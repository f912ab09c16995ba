import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Instance {
  readonly url?: string
  readonly managementUrl: string
}

/** Milliseconds. */
const lookEvery = 100
/** The news that an instance is leaving takes so long to reach those who send requests to it. */
const newsTakes = 500

/**
 * Deals out connections among the instances that are ready, as a Kubernetes service does: by turns, without a look at
 * what goes over them, and a little late to hear of an instance's leaving.
 */
export class Balancer {
  private readonly server: Server
  private readonly leaving = new Set<Instance>()
  private readonly ready = new Set<Instance>()
  private readonly sockets = new Set<Socket>()
  private turn = 0
  private closed = false

  private constructor() {
    this.server = createServer((client) => this.connect(client))
  }

  static async over(instances: readonly Instance[]): Promise<Balancer> {
    const balancer = new Balancer()
    await Promise.all(instances.map((instance) => balancer.look(instance)))
    for (const instance of instances) void balancer.watch(instance)
    await new Promise<void>((resolve) => balancer.server.listen(0, '127.0.0.1', resolve))
    return balancer
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** How many instances get connections. */
  get size(): number {
    return this.ready.size
  }

  close(): void {
    this.closed = true
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  private connect(client: Socket): void {
    const ready = [...this.ready]
    const instance = ready[this.turn++ % ready.length]
    const { port } = new URL(instance?.url ?? 'http://127.0.0.1:1')
    const server = connect(Number(port), '127.0.0.1')
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket)
      socket.setNoDelay().on('error', () => other.destroy())
      socket.once('close', () => this.sockets.delete(socket))
      socket.pipe(other)
    }
  }

  private async watch(instance: Instance): Promise<void> {
    while (!this.closed) {
      await sleep(lookEvery)
      await this.look(instance)
    }
  }

  private async look(instance: Instance): Promise<void> {
    const isReady = await fetch(`${instance.managementUrl}/readyz`, { headers: { connection: 'close' } }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) {
      this.leaving.delete(instance)
      this.ready.add(instance)
    } else if (this.ready.has(instance) && !this.leaving.has(instance)) {
      this.leaving.add(instance)
      setTimeout(() => this.leaving.delete(instance) && this.ready.delete(instance), newsTakes)
    }
  }
}
