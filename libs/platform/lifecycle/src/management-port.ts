import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Injectable } from '@nestjs/common'
import { Log, Metrics } from '@twofold/platform-telemetry'
import { Lifecycle } from './lifecycle.js'
import { LifecycleSettings } from './lifecycle.settings.js'

/**
 * `/livez`, `/readyz` and `/metrics`, on a port of their own: probes and scrapes never wait behind customers.
 * It answers from before the first connection is made until the process exits.
 */
@Injectable()
export class ManagementPort {
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      this.log.error({ err: error, url: request.url }, 'the management port could not answer')
      response.destroy()
    })
  })

  constructor(
    private readonly settings: LifecycleSettings,
    private readonly lifecycle: Lifecycle,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  async listen(): Promise<void> {
    this.server.listen(this.settings.MANAGEMENT_PORT, this.settings.MANAGEMENT_HOST)
    await once(this.server, 'listening')
    this.log.debug({ port: this.port }, 'management port is open')
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const [path] = request.url!.split('?')
    if (path === '/livez') return send(response, 200, 'alive')
    if (path === '/readyz')
      return this.lifecycle.ready ? send(response, 200, 'ready') : send(response, 503, 'not ready')
    if (path === '/metrics')
      return send(response, 200, await this.metrics.registry.metrics(), this.metrics.registry.contentType)
    return send(response, 404, 'not found: try /livez, /readyz or /metrics')
  }
}

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(`${body}\n`)
}
