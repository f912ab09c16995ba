import { connect, headers } from '@nats-io/transport-node'
import { answer, Input } from './contract.js'

const decoder = new TextDecoder()
const link = () => connect({ servers: process.env.NATS_URL, noAsyncTraces: true })

/** What a careful hand would write without a framework: the same JSON, headers and validation. */
export async function serveRaw(): Promise<void> {
  const connection = await link()
  connection.subscribe('bench.rpc.get-product', {
    queue: 'bench',
    callback: (_error, message) => {
      Input.parse(JSON.parse(decoder.decode(message.data)))
      message.respond(JSON.stringify(answer))
    },
  })
  await connection.flush()
}

export async function callRaw(): Promise<(input: object) => Promise<unknown>> {
  const connection = await link()
  return async (input) => {
    const made = headers()
    made.set('Request-Id', '01920000-0000-7000-8000-000000000001')
    made.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00')
    made.set('Time-Left', '5000')
    made.set('Client-Address', '192.0.2.7')
    const reply = await connection.request('bench.rpc.get-product', JSON.stringify(input), {
      timeout: 5_000,
      headers: made,
    })
    return JSON.parse(decoder.decode(reply.data))
  }
}
