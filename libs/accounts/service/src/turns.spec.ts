import { Deadline, newTraceparent, withCall } from '@twofold/platform-context'
import { Unavailable } from '@twofold/platform-contract'
import { expect, it, vi } from 'vitest'
import { Turns } from './turns.js'

/** Work that ends when it is told to. */
function work() {
  const ending = { end: () => {}, fail: () => {} }
  const ended = new Promise<string>((resolve, reject) => {
    ending.end = () => resolve('done')
    ending.fail = () => reject(new Error('failed'))
  })
  return { run: vi.fn(() => ended), end: () => ending.end(), fail: () => ending.fail() }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('runs so much at once and the rest in order of coming', async () => {
  const turns = new Turns(2, 10)
  const all = [work(), work(), work(), work()]
  const done = Promise.all(all.map(({ run }) => turns.take(run)))
  const begun = () => all.map(({ run }) => run.mock.calls.length)
  await settled()
  expect(begun()).toEqual([1, 1, 0, 0])
  all[1]!.end()
  await settled()
  expect(begun()).toEqual([1, 1, 1, 0])
  for (const { end } of all) end()
  expect(await done).toEqual(['done', 'done', 'done', 'done'])
})

it('gives the turn on when work fails', async () => {
  const turns = new Turns(1, 10)
  const [first, second] = [work(), work()]
  const failing = turns.take(first.run)
  const waiting = turns.take(second.run)
  first.fail()
  second.end()
  await expect(failing).rejects.toThrow('failed')
  expect(await waiting).toBe('done')
})

it('refuses who would make the line too long', async () => {
  const turns = new Turns(1, 1)
  const [first, second] = [work(), work()]
  const running = turns.take(first.run)
  const waiting = turns.take(second.run)
  await expect(turns.take(async () => 'late')).rejects.toThrow(Unavailable)
  first.end()
  second.end()
  expect(await Promise.all([running, waiting])).toEqual(['done', 'done'])
})

it('does not begin for a caller who will soon stop waiting', async () => {
  const turns = new Turns(1, 10)
  const [first, second] = [work(), work()]
  const running = turns.take(first.run)
  const context = { requestId: 'r', traceparent: newTraceparent(), deadline: Deadline.in(900) }
  const tooLate = withCall(context, () => turns.take(second.run))
  first.end()
  await running
  await expect(tooLate).rejects.toThrow(Unavailable)
  expect(second.run).not.toHaveBeenCalled()
})
