import { describe, expect, it } from 'vitest'
import { consumersOf } from './consumers.js'
import { eventProcess } from './event-process.fixture.js'
import { gardenContract } from './garden.fixture.js'
import { ReactsTo } from './reaction.js'

const { plantPotted } = gardenContract.events

function reactionNamed(name: string) {
  const reaction = class {
    react() {
      return Promise.resolve()
    }
  }
  ReactsTo(plantPotted)(reaction)
  Object.defineProperty(reaction, 'name', { value: name })
  return reaction
}

describe('the consumers of a domain', () => {
  it('bear the names of its schema and of its reactions', () => {
    const [consumer] = consumersOf({ schema: 'diary', reactions: [reactionNamed('WriteEntryWhenPlantPotted')] })
    expect(consumer).toMatchObject({ name: 'diary--write-entry-when-plant-potted', event: plantPotted })
  })

  it('cannot share a name', () => {
    const reactions = [reactionNamed('Water'), reactionNamed('Water')]
    expect(() => consumersOf({ schema: 'diary', reactions })).toThrow('same class name')
  })

  it('keep a process from starting whose modules provide no such reaction', async () => {
    const domains = [{ schema: 'diary', reactions: [reactionNamed('Forgotten')] }]
    const starting = eventProcess({ url: 'postgres://127.0.0.1:1/nowhere', domains })
    await expect(starting).rejects.toThrow('Forgotten is a reaction of diary, but no module of the process provides it')
  })

  it('cannot be made of a class that names no event', () => {
    class Idle {
      react() {
        return Promise.resolve()
      }
    }
    expect(() => consumersOf({ schema: 'diary', reactions: [Idle] })).toThrow('which event it reacts to')
  })
})
