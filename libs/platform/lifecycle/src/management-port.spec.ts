import { createLogger, Metrics } from '@twofold/platform-telemetry'
import { afterEach, expect, it } from 'vitest'
import { Lifecycle } from './lifecycle.js'
import { LifecycleSettings } from './lifecycle.settings.js'
import { ManagementPort } from './management-port.js'

let port: ManagementPort
afterEach(() => port.close())

async function open() {
  const log = createLogger('test', 'silent')
  const lifecycle = new Lifecycle(log)
  const settings = new LifecycleSettings({ MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_PORT: 0 } as never)
  port = new ManagementPort(settings, lifecycle, new Metrics(), log)
  await port.listen()
  const get = (path: string) => fetch(`http://127.0.0.1:${port.port}${path}`)
  return { lifecycle, get }
}

it('is alive at once, ready when started, and not ready any more when draining', async () => {
  const { lifecycle, get } = await open()
  expect((await get('/livez')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(503)
  await lifecycle.start()
  expect((await get('/readyz')).status).toBe(200)
  await lifecycle.stop()
  expect((await get('/readyz')).status).toBe(503)
  expect((await get('/livez')).status).toBe(200)
})

it('shows the metrics to Prometheus', async () => {
  const { get } = await open()
  const answer = await get('/metrics')
  expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  expect(await answer.text()).toContain('nodejs_eventloop_lag_seconds')
})

it.each(['/nothing', '//', '/livez/', '/%'])('says what there is to ask for to who asks for %s', async (path) => {
  const { get } = await open()
  const answer = await get(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('/readyz')
})

it('hears a question with parameters', async () => {
  const { get } = await open()
  expect((await get('/livez?verbose')).status).toBe(200)
})
