import { callOurs, serveOurs } from './ours.js'
import { callRaw, serveRaw } from './raw.js'

/** One process of the benchmark: `worker <serve|call> <raw|ours>`; it tells its parent the CPU that it used. */
const [role, kind] = process.argv.slice(2)
const input = { productId: '01920000-0000-7000-8000-000000000001' }
const inFlight = 32

async function drive(call: (input: { productId: string }) => Promise<unknown>, requests: number) {
  let left = requests
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await call(input)
    }),
  )
}

if (role === 'serve') {
  await (kind === 'raw' ? serveRaw() : serveOurs())
  process.on('message', () => process.send!({ cpu: process.cpuUsage() }))
  process.send!('ready')
} else {
  const call = await (kind === 'raw' ? callRaw() : callOurs())
  process.on('message', (requests: number) => {
    const before = process.cpuUsage()
    void drive(call, requests).then(() => process.send!({ cpu: process.cpuUsage(before) }))
  })
  process.send!('ready')
}
