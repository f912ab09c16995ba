import { Failure } from '@twofold/infrastructure'
import { describe, expect, it } from 'vitest'
import { publish } from './publish.js'

type State = 'missing' | 'same' | 'different'

/** Charts of which a registry has what is said, and what was pushed and told. */
async function publishing(states: Record<string, State>) {
  const [pushed, told]: [string[], string[]] = [[], []]
  const charts = Object.entries(states).map(([name, state]) => ({
    name,
    version: '0.1.0',
    state: async () => state,
    push: async () => void pushed.push(name),
  }))
  const failure = await publish(charts, (message) => told.push(message)).catch((error: unknown) => error)
  return { pushed, told, failure }
}

describe('publishing charts', () => {
  it('pushes what the registry does not have, and leaves what it has', async () => {
    const { pushed, told, failure } = await publishing({ catalog: 'same', orders: 'missing' })
    expect(failure).toBeUndefined()
    expect(pushed).toEqual(['orders'])
    expect(told).toEqual(['catalog 0.1.0 is published already', 'orders 0.1.0 published'])
  })

  it('pushes nothing where a version exists with other contents, and says what to do', async () => {
    const { pushed, failure } = await publishing({ catalog: 'missing', orders: 'different' })
    expect(pushed).toEqual([])
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).message).toMatch(/^orders 0\.1\.0 is published, with other .*raise the version/)
  })
})
