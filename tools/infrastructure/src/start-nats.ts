import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keeper } from './keeper.js'
import { natsAnswers, natsSettings } from './nats-settings.js'
import { onPort } from './ports.js'
import { Server } from './server.js'

export interface RunningNats {
  server: Server
  port: number
  /** Its streams and consumers. */
  store: string
}

interface Options {
  keeper: Keeper
  program: string
  folder: string
  logs: string
  port?: number
  monitoringPort?: number
  onStarted(pid: number): void
}

export async function startNats(options: Options): Promise<RunningNats> {
  const { keeper, program, folder, logs, monitoringPort, onStarted } = options
  const settings = join(folder, 'nats.conf')
  const store = join(folder, 'store')
  mkdirSync(folder, { recursive: true })
  const running = await onPort(options.port, 'NATS', (port) => {
    writeFileSync(settings, natsSettings({ port, monitoringPort, store }))
    return Server.start(keeper, {
      name: 'nats',
      title: 'nats-server',
      program,
      args: ['--config', settings],
      env: {},
      log: join(logs, 'nats.log'),
      stop: [{ signal: 'SIGTERM', patience: 10_000 }],
      answers: () => natsAnswers(port),
      onStarted,
    })
  })
  return { ...running, store }
}
