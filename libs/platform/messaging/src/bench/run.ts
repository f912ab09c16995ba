import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { OwnNats } from '@twofold/platform-testing'
import { rolldown } from 'rolldown'

/** What a request over our transport costs in CPU, beside a raw `nc.request`. Usage: `npm run bench:transport [requests]`. */
const requests = Number(process.argv[2] ?? 40_000)
const rounds = ['raw', 'ours', 'ours', 'raw', 'raw', 'ours', 'ours', 'raw', 'raw', 'ours'] as const
type Kind = (typeof rounds)[number]

const root = join(import.meta.dirname, '../../../../..')
const worker = join(root, 'dist/bench/transport.mjs')

// Decorators need the compiler, so what is measured is a bundle, as what is shipped.
async function bundleWorker(): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'node',
    tsconfig: join(import.meta.dirname, '../../tsconfig.json'),
    external: [/^@nestjs\/(?!core|common|microservices)/, 'class-validator', 'class-transformer'],
    onLog: () => {},
  })
  await build.write({ file: worker, format: 'esm', codeSplitting: false, keepNames: true })
}

async function start(role: 'serve' | 'call', kind: Kind, natsUrl: string): Promise<ChildProcess> {
  const env = { ...process.env, NATS_URL: natsUrl }
  const child = fork(worker, [role, kind], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

/** The CPU that a process says it used, in microseconds. */
async function ask(child: ChildProcess, message: string | number): Promise<number> {
  child.send(message)
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return cpu.user + cpu.system
}

async function round(kind: Kind, natsUrl: string) {
  const server = await start('serve', kind, natsUrl)
  const client = await start('call', kind, natsUrl)
  await ask(client, requests / 4) // warm
  const before = await ask(server, 'cpu')
  const began = performance.now()
  const caller = await ask(client, requests)
  const seconds = (performance.now() - began) / 1_000
  const served = (await ask(server, 'cpu')) - before
  for (const child of [server, client]) child.kill()
  return { kind, caller: caller / requests, service: served / requests, rate: requests / seconds }
}

function median(results: Awaited<ReturnType<typeof round>>[], kind: Kind): number {
  const sums = results.filter((result) => result.kind === kind).map(({ caller, service }) => caller + service)
  return sums.sort((a, b) => a - b)[Math.floor(sums.length / 2)]!
}

await bundleWorker()
const nats = await OwnNats.start()
const results = []
for (const kind of rounds) {
  const result = await round(kind, nats.url)
  results.push(result)
  const { caller, service, rate } = result
  const cpu = `caller ${caller.toFixed(1)} µs, service ${service.toFixed(1)} µs of CPU`
  console.log(`${kind.padEnd(5)} ${cpu}, ${rate.toFixed(0)} requests a second`)
}
await nats.stop()

const [raw, ours] = [median(results, 'raw'), median(results, 'ours')]
const ratio = (ours / raw).toFixed(2)
console.log(
  `\nA request's CPU, median: raw ${raw.toFixed(1)} µs, ours ${ours.toFixed(1)} µs: ${ratio} times (at most 1.6).`,
)
