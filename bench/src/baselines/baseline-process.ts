import { createServer } from 'node:http'

/** What a baseline has to tell of itself. */
export interface Baseline {
  close(): Promise<unknown> | void
}

/**
 * Runs a baseline as the apps run: `/readyz` on a management port once it serves, an end at SIGTERM, and an end of its own
 * where whoever started it is gone.
 */
export async function runBaseline(start: () => Promise<Baseline>): Promise<void> {
  const baseline = await start()
  const management = createServer((_, response) => response.end())
  management.listen(Number(process.env.MANAGEMENT_PORT), '127.0.0.1')
  const end = () => void Promise.resolve(baseline.close()).finally(() => process.exit(0))
  process.on('SIGTERM', end)
  process.stdin.on('end', end).resume()
}

export const httpPort = Number(process.env.HTTP_PORT)
