import { Deadline, newTraceparent, withCall } from '@twofold/platform-context'
import { Unavailable } from '@twofold/platform-contract'
import { Latch } from '@twofold/platform-testing'
import { expect, it, vi } from 'vitest'
import { Intake, ordersAtOnce } from './intake.js'

const call = (milliseconds: number) => ({
  requestId: 'test',
  traceparent: newTraceparent(),
  deadline: Deadline.in(milliseconds),
})

it('lets nobody begin whose deadline has passed while they waited, and everybody else', async () => {
  const intake = new Intake()
  const held = new Latch()
  const before = Array.from({ length: ordersAtOnce }, () => intake.run(() => held.opened))
  const begun = vi.fn(() => Promise.resolve('placed'))
  const impatient = call(1)
  const late = withCall(impatient, () => intake.run(begun))
  const patient = withCall(call(60_000), () => intake.run(() => Promise.resolve('placed')))
  await vi.waitUntil(() => impatient.deadline.passed)
  held.open()
  await expect(late).rejects.toThrow(new Unavailable('Too many orders at once; nothing was done for this one.'))
  expect(await patient).toBe('placed')
  expect(begun).not.toHaveBeenCalled()
  await Promise.all(before)
})
