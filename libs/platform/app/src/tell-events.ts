import type { INestApplicationContext } from '@nestjs/common'
import { type Event, type EventMessage, newId, type PayloadOf } from '@twofold/platform-contract'
import { Consumers, Inbox, type Verdict } from '@twofold/platform-events'

/** Tells a process of events, as a network would; answers what each of its reactions made of them. */
export function tellEvents(app: INestApplicationContext) {
  const versions = new Map<string, number>()
  const told = new Map<string, number>()
  return async <E extends Event>(event: E, payload: PayloadOf<E>): Promise<Verdict[]> => {
    const aggregate = String((payload as Record<string, unknown>)[event.aggregate])
    const version = (versions.get(aggregate) ?? 0) + 1
    versions.set(aggregate, version)
    const previous = told.get(`${event.subject} ${aggregate}`) ?? 0
    told.set(`${event.subject} ${aggregate}`, version)
    const message: EventMessage = {
      id: newId(),
      subject: event.subject,
      aggregate,
      version,
      previous,
      occurredAt: new Date().toISOString(),
      requestId: newId(),
      traceparent: '',
      payload,
    }
    const consumers = app.get(Consumers, { strict: false }).all.filter((it) => it.event.subject === event.subject)
    const inbox = app.get(Inbox, { strict: false })
    return Promise.all(consumers.map((consumer) => inbox.take(consumer, message, 'in order')))
  }
}
