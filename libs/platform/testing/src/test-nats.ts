import { OwnNats } from './own-nats.js'

let own: Promise<OwnNats> | undefined

/**
 * The URL of a nats-server with JetStream: of the one that `npm test` has started, else of one that lives as long as this
 * process. Others use it as well: take domains with a {@link uniqueName}.
 */
export async function testNats(): Promise<string> {
  const given = process.env.TWOFOLD_TEST_NATS_URL
  if (given) return given
  own ??= startOwn()
  return (await own).url
}

async function startOwn(): Promise<OwnNats> {
  const nats = await OwnNats.start()
  process.once('exit', () => nats.wipe())
  return nats
}
