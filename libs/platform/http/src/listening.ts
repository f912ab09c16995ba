import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Injectable } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { InFlight } from '@twofold/platform-in-flight'
import { Log } from '@twofold/platform-telemetry'
import { HttpSettings } from './http.settings.js'
import { Intake } from './intake.js'

/**
 * New connections that may wait for a process which is held up; the kernel takes its own limit (`net.core.somaxconn`, 4,096 on
 * Linux) where that is less. Beyond Node's 511 it drops what a client asks again after a second, if a load balancer lets it.
 */
const backlog = 4_096

/** Milliseconds between two looks at who is still there. */
const lookEvery = 100

/**
 * Opens the door, and closes it without a failed request.
 *
 * Whoever sends requests here learns only bit by bit that we are leaving, so we go on answering, each time with
 * `Connection: close`, until nothing has come for a while. Closing an idle connection before would reset it under a
 * request that is on its way, so there is more time for those who keep one: its next request is its last.
 */
@Injectable()
export class Listening {
  private readonly connections = new InFlight<Socket>()
  private lastConnection = 0

  constructor(
    private readonly settings: HttpSettings,
    private readonly intake: Intake,
    private readonly log: Log,
  ) {}

  async start(app: NestFastifyApplication): Promise<void> {
    this.follow(app.getHttpServer())
    await app.listen({ host: this.settings.HTTP_HOST, port: this.settings.HTTP_PORT, backlog })
    this.log.info({ url: await app.getUrl() }, 'listening')
  }

  async stop(app: NestFastifyApplication): Promise<void> {
    await this.linger()
    await this.close(app.getHttpServer())
  }

  private follow(server: Server): void {
    server.on('connection', (socket) => {
      this.lastConnection = performance.now()
      const place = this.connections.add(socket)
      socket.once('close', () => this.connections.end(place, socket))
    })
  }

  private async linger(): Promise<void> {
    const { HTTP_LINGER_QUIET_MS: quiet, HTTP_LINGER_KEPT_MS: kept, HTTP_LINGER_MAX_MS: most } = this.settings
    const began = performance.now()
    for (;;) {
      const last = Math.max(began, this.intake.lastArrival, this.lastConnection)
      const patience = this.connections.size > 0 ? Math.max(quiet, kept) : quiet
      const left = Math.min(last + patience, began + most) - performance.now()
      if (left <= 0) return
      await sleep(Math.min(left, lookEvery))
      // What came while we were held up is read before we look: it arrived all the same.
      await nextTurn()
    }
  }

  /** Waits for the requests in flight; after their deadline only those are left that do not read or do not send. */
  private async close(server: Server): Promise<void> {
    const cut = setTimeout(() => server.closeAllConnections(), this.settings.REQUEST_DEADLINE_MS + 1_000)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    // Node takes a connection on which nothing was ever sent for a busy one.
    for (const connection of this.connections) if (connection.bytesRead === 0) connection.destroy()
    await closed
    clearTimeout(cut)
  }
}
