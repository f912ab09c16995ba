import type { Exit } from '@twofold/infrastructure'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepRunning, type Restartable } from './keep-running.js'

/** A process that can be ended at will. */
class Child implements Restartable {
  readonly name = 'catalog'
  readonly log = 'catalog.log'
  pid = 1
  exit!: Promise<Exit>
  end!: (exit: Exit) => void

  constructor() {
    this.begin()
  }

  restart(): Promise<void> {
    this.pid++
    this.begin()
    return Promise.resolve()
  }

  async crash(): Promise<void> {
    this.end({ code: null, signal: 'SIGKILL' })
    await vi.advanceTimersByTimeAsync(1_000)
  }

  private begin(): void {
    this.exit = new Promise((resolve) => (this.end = resolve))
  }
}

let child: Child
let told: string[]
let stopping: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  child = new Child()
  told = []
  stopping = new AbortController()
  void keepRunning(child, stopping.signal, (message) => told.push(message))
})

afterEach(() => vi.useRealTimers())

describe('a process that ends unasked', () => {
  it('is started again, and both are told', async () => {
    await child.crash()
    expect(told).toEqual([
      'catalog (process 1) ended with SIGKILL. The others keep running; it starts again in 1 s. Its log: catalog.log',
      'catalog is back, as process 2',
    ])
  })

  it('stays down after the sixth time in a minute', async () => {
    for (let time = 1; time <= 6; time++) await child.crash()
    expect(child.pid).toBe(6)
    expect(told.at(-1)).toContain('the sixth time in a minute: it stays down')
  })

  it('is started again for ever when it ends seldom', async () => {
    for (let time = 1; time <= 12; time++) {
      await child.crash()
      await vi.advanceTimersByTimeAsync(20_000)
    }
    expect(child.pid).toBe(13)
  })

  it('stays down when everything stops', async () => {
    stopping.abort()
    await child.crash()
    expect(child.pid).toBe(1)
    expect(told).toEqual([])
  })
})
