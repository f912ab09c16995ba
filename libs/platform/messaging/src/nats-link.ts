import { once, EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { Injectable } from '@nestjs/common'
import type { Deadline } from '@twofold/platform-context'
import { Lifecycle, untilAnswered } from '@twofold/platform-lifecycle'
import { Log } from '@twofold/platform-telemetry'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { NatsSettings } from './nats.settings.js'

/** The process's one connection to NATS: made first, drained last, and made again for ever when it is lost. */
@Injectable()
export class NatsLink {
  private link?: NatsConnection
  private connected = false
  private readonly changes = new EventEmitter().setMaxListeners(0)

  constructor(
    private readonly settings: NatsSettings,
    private readonly log: Log,
    lifecycle: Lifecycle,
  ) {
    lifecycle.add('connect', { name: 'nats', start: () => this.connect(), stop: () => this.link?.drain() })
  }

  get connection(): NatsConnection {
    if (!this.link) throw new Error('NATS is not connected yet: use it from the lifecycle phase after connect')
    return this.link
  }

  /** Answers to this process come in below this subject, which no other process may listen to. */
  get inboxPrefix(): string {
    return `_INBOX_${this.name}`
  }

  get isConnected(): boolean {
    return this.connected
  }

  /** Waits for the connection; false where the deadline was nearer. */
  async connectedBefore(deadline: Deadline): Promise<boolean> {
    if (this.connected) return true
    await once(this.changes, 'connected', { signal: AbortSignal.timeout(Math.ceil(deadline.left)) }).catch(() => {})
    return this.connected
  }

  /** Calls `listener` each time that the connection has been made again. */
  onReconnect(listener: () => void): void {
    this.changes.on('connected', listener)
  }

  private get name(): string {
    return this.log.bindings().app as string
  }

  private async connect(): Promise<void> {
    await untilAnswered(this.settings.NATS_URL, 4_222)
    this.link = await connect({
      servers: this.settings.NATS_URL,
      name: this.name,
      user: this.settings.NATS_USER,
      pass: this.settings.NATS_PASSWORD,
      inboxPrefix: this.inboxPrefix,
      // The library's defaults give up after 20 s and notice a dead peer after 4 minutes.
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      pingInterval: 3_000,
      maxPingOut: 2,
      waitOnFirstConnect: true,
      // An Error object for each successful request would be 28 % of a caller's CPU.
      noAsyncTraces: true,
      ignoreClusterUpdates: true,
    })
    this.connected = true
    void this.watch(this.link)
  }

  private async watch(link: NatsConnection) {
    for await (const status of link.status()) {
      if (status.type === 'staleConnection') cutOff(link)
      if (status.type === 'disconnect') this.connected = false
      if (status.type === 'reconnect') {
        this.connected = true
        this.changes.emit('connected')
      }
      if (status.type === 'disconnect' || status.type === 'reconnect') this.log.warn({ status: status.type }, 'nats')
      if (status.type === 'error') this.log.error({ err: status.error }, 'nats')
    }
  }
}

/**
 * Ends a connection whose other end is gone without a word. The library would first wait until all that it has written is
 * sent, which takes the kernel a quarter of an hour to give up.
 */
function cutOff(link: NatsConnection): void {
  const { protocol } = link as unknown as { protocol?: { transport?: { socket?: Socket } } }
  protocol?.transport?.socket?.destroy()
}
