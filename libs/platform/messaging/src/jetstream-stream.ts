import type { Consumer } from '@twofold/platform-events'
import {
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'

const day = 86_400_000
const nameInUseWithAnotherConfiguration = 10_058

/** The stream that a domain's events go to. */
export const streamOf = (domain: string): string => `${domain}-events`

/**
 * The durable of a reaction: what it is filtered to is a part of its name. One durable with two filters, of two releases
 * that run beside each other, would leave out events that one of them waits for.
 */
export const durableOf = ({ name, event }: Consumer): string => `${name}--${event.name}`

const configOf = (domain: string, replicas: number) => ({
  name: streamOf(domain),
  subjects: [`${domain}.event.>`],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  // As long as the outbox keeps them: an older one could not be had again if the stream were lost.
  max_age: nanos(7 * day),
  duplicate_window: nanos(120_000),
  num_replicas: replicas,
})

/** Makes a domain's stream where it is missing. Answers when it was made, which tells it from an earlier one. */
export async function ensureStream(manager: JetStreamManager, domain: string, replicas: number): Promise<string> {
  const config = configOf(domain, replicas)
  try {
    return (await manager.streams.add(config as Partial<StreamConfig> & { name: string })).created
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== nameInUseWithAnotherConfiguration) throw error
    return (await manager.streams.update(config.name, config)).created
  }
}
