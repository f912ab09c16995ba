import { mkdirSync, writeFileSync } from 'node:fs'
import { type Recorded, walkedThrough } from '@twofold/same-answers'
import { describe, expect, inject, it } from 'vitest'

const bothShapes = inject('bothShapes')
const folder = 'reports/answers'

/** Walks through one shape, and leaves what was said for whoever wants to compare by eye. */
async function walked(shape: keyof typeof bothShapes): Promise<Recorded[]> {
  const answers = await walkedThrough(bothShapes[shape])
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${shape}.json`, JSON.stringify(answers, null, 2))
  return answers
}

describe('the monolith and the services', () => {
  it('answer the same walk with the same words', async () => {
    const [monolith, services] = await Promise.all([walked('monolith'), walked('services')])
    expect(monolith.length).toBeGreaterThan(100)
    for (const [step, answer] of monolith.entries()) expect(services[step], answer.asked.slice(0, 200)).toEqual(answer)
    expect(services.length).toBe(monolith.length)
    const statuses = new Set(monolith.map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 201, 204, 400, 401, 402, 403, 404, 405, 409, 412, 413, 415, 422, 428])
  })
})
