import type * as z from 'zod'

/** What a domain tells the others, before the contract has given it a name. */
export interface EventDeclaration<Payload extends z.ZodType = z.ZodType> {
  /** One line, shown in the API documents. */
  readonly summary: string
  /** The payload's property that names the aggregate: events of one aggregate are told in order. */
  readonly aggregate: string
  readonly payload: Payload
}

export interface Event<Payload extends z.ZodType = z.ZodType> extends EventDeclaration<Payload> {
  readonly domain: string
  /** In kebab case and the past tense: `order-confirmed`. */
  readonly name: string
  /** `<domain>.event.<name>`, which is also its NATS subject. */
  readonly subject: string
}

/** Declares an event. Its payload may only ever gain optional fields: readers of version N−1 read what N writes. */
export function event<Payload extends z.ZodType<Record<string, unknown>>>(
  declaration: EventDeclaration<Payload> & { readonly aggregate: keyof z.output<Payload> & string },
): EventDeclaration<Payload> {
  return declaration
}

/** An event as it travels: from outbox to inbox, by NATS or within one process. */
export interface EventMessage<Payload = unknown> {
  /** UUIDv7, the same in outbox, broker and inbox. */
  readonly id: string
  readonly subject: string
  /** Id of the aggregate that changed. */
  readonly aggregate: string
  /** Counts the events of its aggregate from 1, without gaps. */
  readonly version: number
  /**
   * Version of the aggregate's event of the same subject before this one, 0 where there was none: whoever hears of this
   * subject alone sees by it whether one is missing. Absent where that is not known, since an earlier release counted.
   */
  readonly previous?: number
  /** UTC, ISO 8601. */
  readonly occurredAt: string
  /** W3C `traceparent` and request id of what caused it. */
  readonly requestId: string
  readonly traceparent: string
  readonly payload: Payload
}

export type PayloadOf<E extends EventDeclaration> = z.output<E['payload']>
