import { Failure, MachineTooBusy } from '@twofold/infrastructure'
import { expect, it } from 'vitest'
import { faultlessLoad } from '../faultless-load.fixture.js'
import { conclude } from './conclude.js'

const inTime = faultlessLoad()
const late = faultlessLoad({ bottleneck: ['1 % of the requests were sent 196 ms late or more'] })

it('says nothing where all holds, on a busy machine too', () => {
  expect(() => conclude([], [inTime, late])).not.toThrow()
})

it('fails where something does not hold', () => {
  expect(() => conclude(['services: 7 requests failed'], [inTime])).toThrow(expect.objectContaining({ exitCode: 1 }))
  expect(() => conclude(['services: 7 requests failed'], [inTime])).toThrow(Failure)
})

it('blames a machine that could not even send the load in time', () => {
  const failing = () => conclude(['services: 7 requests failed'], [inTime, late])
  expect(failing).toThrow(MachineTooBusy)
  expect(failing).toThrow(/196 ms late/)
  expect(failing).toThrow(expect.objectContaining({ exitCode: 75 }))
})
