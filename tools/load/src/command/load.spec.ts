import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@twofold/infrastructure'
import { HistogramLogReader } from 'hdr-histogram-js'
import { expect, it } from 'vitest'
import { TinyShop } from '../shop/shop.fixture.js'
import { parseCommandLine } from './command-line.js'

const command = fileURLToPath(new URL('load.ts', import.meta.url))

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    // Nx asks for colours.
    const env = { ...process.env, FORCE_COLOR: '0' }
    execFile(process.execPath, ['--import', 'tsx', command, ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

it('drives a load at a shop, tells how it goes and what came of it, and writes it down', async () => {
  const shop = await TinyShop.open()
  const folder = await mkdtemp(join(tmpdir(), 'twofold-load-'))
  const [json, histograms] = [join(folder, 'load.json'), join(folder, 'load.hlog')]
  const args = ['--url', shop.url, '--rate', '50', '--seconds', '2', '--json', json, '--histograms', histograms]
  const { code, out, err } = await run(...args)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/1 s {2}\d+ requests in the last second/)
  expect(out).toMatch(/all requests/)
  expect(out).toMatch(/Audit: all is right/)
  const { total, kinds, audit } = JSON.parse(await readFile(json, 'utf8'))
  expect(total).toMatchObject({ failed: 0 })
  expect(audit.purchases).toBe(kinds.buy.sent)
  const reader = new HistogramLogReader(await readFile(histograms, 'utf8'))
  let counted = 0
  for (let next = reader.nextIntervalHistogram(); next; next = reader.nextIntervalHistogram())
    counted += next.totalCount
  expect(counted).toBe(total.answered)
  await rm(folder, { recursive: true })
})

it('ends with 1 where a request failed, and shows which', async () => {
  const shop = await TinyShop.open()
  shop.products.push('d/e')
  const { code, out } = await run('--url', shop.url, '--rate', '50', '--seconds', '1', '--mix', 'shop')
  expect(code).toBe(1)
  expect(out).toMatch(/GET \/products\/d\/e \((new|kept) connection\): wrong answer 200, The answer has another id/)
})

it('says that nobody answers', async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const { code, err } = await run('--url', url)
  expect(code).toBe(1)
  expect(err).toMatch(`Nobody answers at ${url}: connect ECONNREFUSED`)
})

it.each([
  [['--rate', '0'], /--rate should be more than 0, and is «0»/],
  [['--rate', 'fast'], /--rate should be more than 0/],
  [['--seconds', ''], /--seconds should be more than 0/],
  [['--seed', '1.5'], /--seed should be a whole number/],
  [['--new-connections', '2'], /--new-connections should be from 0 to 1/],
  [['--speed', '1'], /Unknown option '--speed'.*npm run load/s],
])('refuses %o', (args, reason) => {
  expect(() => parseCommandLine(args)).toThrow(reason)
})
