import { connect } from 'node:net'

/** The content of nats-server's configuration file. Strings in JSON are strings there too. */
export function natsSettings(options: { port: number; monitoringPort?: number; store: string }): string {
  const { port, monitoringPort, store } = options
  return [
    `listen: "127.0.0.1:${port}"`,
    ...(monitoringPort ? [`http: "127.0.0.1:${monitoringPort}"`] : []),
    `jetstream { store_dir: ${JSON.stringify(store)} }`,
    // A client that died without a word gets requests until it is noticed: after 8 s, where the defaults take minutes.
    'ping_interval: "4s"',
    'ping_max: 1',
    '',
  ].join('\n')
}

/** Whether nats-server greets on that port. */
export async function natsAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 })
    const answer = (value: boolean) => {
      socket.destroy()
      resolve(value)
    }
    socket.once('data', (greeting) => answer(greeting.toString('latin1').startsWith('INFO ')))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
    socket.once('end', () => answer(false))
  })
}
