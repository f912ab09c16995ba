import { Failure, MachineTooBusy } from '@twofold/infrastructure'
import { expect, it } from 'vitest'
import { faultlessLoad } from '../faultless-load.fixture.js'
import { conclude } from './conclude.js'

const bottleneck = ['1 % of the requests were sent 196 ms late or more']
const inTime = faultlessLoad({ failed: 7 })
const late = faultlessLoad({ failed: 7, bottleneck })
const requests = 'services: 7 of 100 requests failed'

it('says nothing where all holds, on a busy machine too', () => {
  expect(() => conclude([], [faultlessLoad(), faultlessLoad({ bottleneck })])).not.toThrow()
})

it('fails where requests failed that were sent in time', () => {
  expect(() => conclude([requests], [inTime])).toThrow(expect.objectContaining({ exitCode: 1 }))
  expect(() => conclude([requests], [inTime])).toThrow(Failure)
})

it('blames a machine that could not even send them in time', () => {
  expect(() => conclude([requests], [late])).toThrow(MachineTooBusy)
  expect(() => conclude([requests], [late])).toThrow(/196 ms late/)
  expect(() => conclude([requests], [late])).toThrow(expect.objectContaining({ exitCode: 75 }))
})

it.each(['services: a key has two orders', 'without linger: **green: the proof proves nothing**'])(
  'blames no machine for this: %s',
  (finding) => {
    expect(() => conclude([requests, finding], [late])).toThrow(expect.objectContaining({ exitCode: 1 }))
  },
)

it('blames no machine for what failed in a load that was sent in time', () => {
  const other = 'monolith: 3 of 100 requests failed'
  const loads = [late, faultlessLoad({ failed: 3 })]
  expect(() => conclude([requests, other], loads)).toThrow(expect.objectContaining({ exitCode: 1 }))
})
