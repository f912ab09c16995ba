import { OwnNats } from './own-nats.js'

/**
 * A nats-server with JetStream: the one that `npm test` has started, else one that lives as long as this process.
 * Others use it as well: take domains with a {@link uniqueName}.
 */
export async function testNats(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TWOFOLD_TEST_NATS_URL
  if (url) return { url, stop: () => Promise.resolve() }
  const nats = await OwnNats.start()
  return { url: nats.url, stop: () => nats.stop() }
}
