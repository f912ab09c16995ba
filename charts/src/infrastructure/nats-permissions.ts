import type { AppFacts } from '../apps/app-facts.js'

export interface Permissions {
  readonly publish: { readonly allow: readonly string[] }
  readonly subscribe: { readonly allow: readonly string[] }
  /** Whoever asked may be answered, whatever their inbox is called. */
  readonly allow_responses: boolean
}

/** What an app may say and hear on NATS, and nothing else: its composition decides. */
export function natsPermissions({ name, local, serves, calls, hears }: AppFacts): Permissions {
  return {
    publish: {
      allow: [
        ...calls.map((domain) => `${domain}.rpc.*`),
        // The gateway has no domain; whoever has one tells of it, and keeps its stream.
        ...local.flatMap((domain) => [
          `${domain}.event.*`,
          ...['CREATE', 'UPDATE'].map((it) => `$JS.API.STREAM.${it}.${domain}-events`),
        ]),
        ...hears.flatMap(({ domain, durable }) => consuming(`${domain}-events`, durable)),
      ],
    },
    // As a member of its own queue group only: a listener outside it would hear what was meant for one.
    subscribe: { allow: [`_INBOX_${name}.>`, ...serves.map((domain) => `${domain}.rpc.* ${domain}`)] },
    allow_responses: serves.length > 0,
  }
}

/** Making a durable consumer, pulling from it and acknowledging. */
function consuming(stream: string, durable: string): string[] {
  const requests = ['CONSUMER.CREATE', 'CONSUMER.DURABLE.CREATE', 'CONSUMER.INFO', 'CONSUMER.MSG.NEXT']
  return [...requests.map((it) => `$JS.API.${it}.${stream}.${durable}`), `$JS.ACK.${stream}.${durable}.>`]
}
