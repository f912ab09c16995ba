import { createLogger } from '@twofold/platform-telemetry'
import { expect, it } from 'vitest'
import { Lifecycle, type Phase } from './lifecycle.js'

function recorded() {
  const lifecycle = new Lifecycle(createLogger('test', 'silent'))
  const happened: string[] = []
  const add = (phase: Phase, name: string, stop = () => void happened.push(`stop ${name}`)) =>
    lifecycle.add(phase, { name, start: () => void happened.push(`start ${name}`), stop })
  return { lifecycle, happened, add }
}

it('starts by phase, whatever the order of adding, and stops the other way round', async () => {
  const { lifecycle, happened, add } = recorded()
  add('messages', 'subscriptions')
  add('work', 'relay')
  add('http', 'http')
  add('connect', 'database')
  add('connect', 'nats')
  await lifecycle.start()
  await lifecycle.stop()
  expect(happened).toEqual([
    ...['start database', 'start nats', 'start relay', 'start http', 'start subscriptions'],
    ...['stop subscriptions', 'stop http', 'stop relay', 'stop nats', 'stop database'],
  ])
})

it('is ready when all has started, and draining from the first step of stopping', async () => {
  const { lifecycle, add } = recorded()
  const seen: boolean[] = []
  add('connect', 'database')
  add('messages', 'subscriptions', () => void seen.push(lifecycle.ready, lifecycle.draining))
  expect(lifecycle.ready).toBe(false)
  await lifecycle.start()
  expect(lifecycle.ready).toBe(true)
  await lifecycle.stop()
  expect(seen).toEqual([false, true])
})

it('stops the rest when a part fails to stop, and nothing that never started', async () => {
  const { lifecycle, happened, add } = recorded()
  add('connect', 'database')
  add('work', 'relay', () => {
    throw new Error('stuck')
  })
  add('http', 'http')
  await lifecycle.start('work')
  await lifecycle.stop()
  expect(happened).toEqual(['start database', 'start relay', 'stop database'])
})
