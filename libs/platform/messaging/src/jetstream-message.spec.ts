import { newId } from '@twofold/platform-contract'
import { expect, it } from 'vitest'
import { decodeEvent } from './jetstream-message.js'

const subject = 'garden.event.plant-potted'
const common = { id: newId(), subject, aggregate: 'fern', version: 2, occurredAt: '', requestId: '', traceparent: '' }
const decode = (message: object) => decodeEvent(subject, new TextEncoder().encode(JSON.stringify(message)))

it('does not take what an earlier release leaves out for the first of its subject', () => {
  expect(decode({ ...common, payload: {} }).previous).toBeUndefined()
  expect(decode({ ...common, previous: 0, payload: {} }).previous).toBe(0)
})

it('refuses an event that came under another subject', () => {
  expect(() => decode({ ...common, subject: 'garden.event.plant-watered', payload: {} })).toThrow('plant-watered')
})
