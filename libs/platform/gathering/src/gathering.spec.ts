import { describe, expect, it } from 'vitest'
import { Gathering } from './gathering.js'

/** A gathering that doubles numbers, each batch as soon as it is let. */
function doubling(options: { atOnce: number; most: number }) {
  const batches: number[][] = []
  const ends: (() => void)[] = []
  const gathering = new Gathering(async (numbers: readonly number[]) => {
    batches.push([...numbers])
    await new Promise<void>((resolve) => ends.push(resolve))
    if (numbers.includes(13)) throw new Error('13 is not for doubling')
    return numbers.map((number) => 2 * number)
  }, options)
  return {
    batches,
    ask: (number: number) => gathering.ask(number),
    /** Lets the batch with this index, counted from 0, end. */
    end: (index: number) => ends[index]!(),
  }
}

/** Until all that is due within this turn of the event loop has begun. */
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('gathering', () => {
  it('takes what comes in one turn as one batch, and answers each in its place', async () => {
    const { batches, ask, end } = doubling({ atOnce: 1, most: 10 })
    const answers = [ask(1), ask(2), ask(3)]
    await turn()
    end(0)
    expect(await Promise.all(answers)).toEqual([2, 4, 6])
    expect(batches).toEqual([[1, 2, 3]])
  })

  it('lets a lone item wait for nobody', async () => {
    const { batches, ask } = doubling({ atOnce: 1, most: 10 })
    void ask(1)
    await turn()
    expect(batches).toEqual([[1]])
  })

  it('gathers what comes while enough batches are under way', async () => {
    const { batches, ask, end } = doubling({ atOnce: 2, most: 10 })
    const answers = []
    for (const number of [1, 2, 3, 4]) {
      answers.push(ask(number))
      await turn()
    }
    expect(batches).toEqual([[1], [2]])
    end(0)
    await answers[0]
    await turn()
    expect(batches).toEqual([[1], [2], [3, 4]])
    ;[1, 2].forEach(end)
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8])
  })

  it('lets no batch have more than the most', async () => {
    const { batches, ask } = doubling({ atOnce: 2, most: 2 })
    for (const number of [1, 2, 3, 4, 5]) void ask(number)
    await turn()
    await turn()
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('tells all of a batch that it has failed, and goes on with the next', async () => {
    const { ask, end } = doubling({ atOnce: 1, most: 10 })
    const failed = [ask(12), ask(13)].map((answer) => expect(answer).rejects.toThrow('13 is not'))
    await turn()
    const next = ask(14)
    end(0)
    await Promise.all(failed)
    await turn()
    end(1)
    expect(await next).toBe(28)
  })
})
