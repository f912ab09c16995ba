import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure, PortTaken } from './failure.js'
import { freePort, isPortFree, onPort, requireFreePort } from './ports.js'

let holder: Server
let taken: number

beforeEach(async () => {
  holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  taken = (holder.address() as AddressInfo).port
})

afterEach(() => holder.close())

describe('a taken port', () => {
  it('is refused with what it was wanted for, who holds it and what to do', async () => {
    const error = await requireFreePort(taken, 'the gateway').catch((reason) => reason)
    expect(error).toBeInstanceOf(PortTaken)
    expect(error.message).toContain(`Port ${taken}, wanted for the gateway, is taken by process ${process.pid} (`)
    expect(error.message).toContain(`kill ${process.pid}`)
  })

  it('is not handed out as a free one, preferred or not', async () => {
    const port = await freePort(taken)
    expect(port).not.toBe(taken)
    expect(await isPortFree(port)).toBe(true)
  })

  it('makes a server try another, when it was taken between choice and start', async () => {
    const tried: number[] = []
    const { port } = await onPort(undefined, 'it', async (candidate) => {
      tried.push(candidate)
      if (tried.length === 1) throw new Failure('bind: Address already in use')
    })
    expect(tried).toHaveLength(2)
    expect(port).toBe(tried[1])
  })
})
