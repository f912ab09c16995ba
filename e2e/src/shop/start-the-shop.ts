import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SpanCollector } from '@twofold/infrastructure'
import { type Shape, startShape } from '@twofold/local'
import type { TestProject } from 'vitest/node'
import { controlOf, environmentFrom, type Surroundings } from './control-of.js'
import { serveControl } from './shop-control.js'

/** Once a run: starts the shape that SHAPE names on data of its own, or takes the shop that BASE_URL names as it is. */
export async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'twofold-e2e-'))
  const answersSeen = join(folder, 'answers.jsonl')
  const { BASE_URL = '', SHAPE = 'monolith' } = process.env
  // Vitest has a BASE_URL of its own, which is «/».
  const stop = BASE_URL.startsWith('http') ? takeRunning(BASE_URL) : await start(SHAPE as Shape)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true })
  }

  function takeRunning(address: string) {
    project.provide('shopUnderTest', { shape: 'running', baseUrl: address.replace(/\/$/, ''), answersSeen })
    return async () => {}
  }

  async function start(shape: Shape) {
    const surroundings: Surroundings = { extras: new Map(), collector: await SpanCollector.start() }
    const running = await startShape(shape, { environment: environmentFrom(surroundings), onProgress: progress })
    const control = await serveControl(controlOf(running, surroundings))
    const { baseUrl } = running
    project.provide('shopUnderTest', { shape, baseUrl, controlUrl: control.url, answersSeen })
    return async () => {
      control.close()
      if (project.vitest.state.getCountOfFailedTests() > 0) console.error(running.lastLogLines())
      await running.stop({ onProgress: progress })
      await surroundings.collector.stop()
    }
  }
}

/** On a terminal the reporter draws over it; in a log it tells where a start hangs. */
function progress(message: string) {
  if (process.env.CI) console.log(message)
}
