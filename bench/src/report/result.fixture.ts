import type { BenchResult } from '../result/bench-result.js'
import type { SweepRun } from '../result/sweep.js'
import { latencyOf, runAt } from '../statistics/run.fixture.js'

const once = (value: number) => ({ value, low: null, high: null, repetitions: 1 })
const often = (value: number) => ({ value, low: value * 0.95, high: value * 1.05, repetitions: 2 })

const run = (repetition: number, rate: number, p99: number, cpuPerRequest: Record<string, number>): SweepRun =>
  runAt(rate, { repetition, cpuPerRequest, latency: latencyOf(p99) })

const sweep = (system: string, throughput: number, cpu: Record<string, number>): BenchResult['sweeps'][number] => ({
  system,
  workload: 'read-one',
  runs: [1, 2].flatMap((repetition) => [
    run(repetition, throughput / 2, 4, cpu),
    run(repetition, throughput * (0.9 + repetition / 15), 60, cpu),
    run(repetition, throughput * 1.3, 900, cpu),
  ]),
  throughputAtObjective: often(throughput),
  isAtLeast: false,
  knee: throughput * 1.1,
  peak: often(throughput * 1.1),
  cpuPerRequest: often(Object.values(cpu).reduce((sum, it) => sum + it, 0)),
  postgresCpuPerRequest: often(0.05),
})

const faults: BenchResult['faults'] = (['monolith', 'services'] as const).flatMap((shape) =>
  ['catalog', 'orders'].map((name) => ({
    shape,
    function: name,
    fault: 'down' as const,
    endpoint: 'GET /products/{id}',
    outcome: shape === 'services' && name === 'orders' ? ('works' as const) : ('refused' as const),
    asked: 10,
    succeeded: 0,
    status: 503,
    milliseconds: 12,
  })),
)

/** A result with something in each section: figures that nobody has measured, to see pages with. */
export const invented: BenchResult = {
  format: 3,
  form: 'full',
  command: 'npm run bench -- --full',
  beganAt: '2026-01-02T03:04:05.000Z',
  seconds: 7_200,
  commit: { hash: '0123456789abcdef', hasChanges: false },
  machine: {
    cpu: { model: 'a CPU', count: 4 },
    memoryGiB: 16,
    os: 'an operating system',
    kernel: '6.1',
    versions: { node: '24.0.0', postgres: '17.0', natsServer: '2.15.0' },
    cpuSets: { system: '0', postgres: '1', generator: '2', shared: [] },
    loadBefore: 0.1,
    steal: 0,
    foreign: 0.01,
    disturbances: [],
  },
  settings: {
    repetitions: 5,
    objective: 100,
    warmUpSeconds: 5,
    secondsPerRate: 10,
    products: 1_000,
    skew: 1,
    notes: ['A note on the settings.'],
  },
  systems: [
    { name: 'fastify-pg', title: 'Fastify + pg', kind: 'baseline', what: 'By hand.', processes: { 'fastify-pg': 1 } },
    { name: 'monolith', title: 'Monolith', kind: 'monolith', what: 'One process.', processes: { monolith: 1 } },
    {
      name: 'services',
      title: 'Services',
      kind: 'services',
      what: 'Six.',
      processes: { gateway: 1, catalog: 1, nats: 1 },
    },
  ],
  workloads: [{ name: 'read-one', title: 'Read one product', what: 'GET /products/{id}' }],
  sameAnswers: { requests: 100, equal: true },
  sweeps: [
    sweep('fastify-pg', 5_000, { 'fastify-pg': 0.1 }),
    sweep('monolith', 4_500, { monolith: 0.11 }),
    sweep('services', 2_800, { gateway: 0.1, catalog: 0.06, nats: 0.02 }),
  ],
  comparisons: [
    {
      kind: 'equal-cpu',
      of: 'services',
      to: 'monolith',
      workload: 'read-one',
      figure: 'throughput at the objective',
      ratio: often(0.62),
      side: null,
      atLowestRate: [],
      isSignificant: true,
    },
    {
      kind: 'a-a',
      of: 'monolith-again',
      to: 'monolith',
      workload: 'read-one',
      figure: 'requests per CPU second',
      ratio: often(1.01),
      side: null,
      atLowestRate: [],
      isSignificant: false,
    },
    {
      kind: 'baseline',
      of: 'monolith',
      to: 'fastify-pg',
      workload: 'read-one',
      figure: 'requests per CPU second',
      ratio: often(0.9),
      side: null,
      atLowestRate: [],
      isSignificant: true,
    },
  ],
  memory: [{ system: 'services', process: 'catalog', idle: 55, peak: 80 }],
  coldStarts: [{ system: 'services', process: 'catalog', seconds: often(0.4) }],
  hops: (['monolith', 'services'] as const).flatMap((shape) =>
    [0, 1, 2, 4].map((hops) => ({
      shape,
      hops,
      work: 1,
      p50: 1 + (shape === 'services' ? hops * 0.3 : 0),
      p99: 4,
      latencies: [{ p50: 1, p99: 4 }],
      cpuPerRequest: 1.2,
      throughput: 800,
    })),
  ),
  transport: { cpuRatio: 1.3, hop: { p50: once(0.3), p99: once(1.2) } },
  faults,
  overloads: [
    {
      ...{ system: 'services', workload: 'buy', rate: 900, seconds: 60, goodputShare: 0.9, recoverySeconds: 3 },
      latency: { p50: 800, p99: 1_900 },
    },
  ],
  images: [{ app: 'catalog', compressed: 50_000_000, ownLayer: 600_000, measuredAt: '2026-01-01T00:00:00.000Z' }],
  deliveries: [{ shape: 'services', seconds: 40, bytes: 600_000, pods: 2, rollout: 20, measuredAt: null }],
  scalability: [
    {
      system: 'monolith',
      workload: 'read-one',
      points: [1, 4, 16, 64].map((concurrency) => ({ concurrency, throughput: 900 * Math.sqrt(concurrency) })),
      fit: { lambda: 900, sigma: 0.1, kappa: 0.001, r2: 0.99 },
    },
  ],
  dataSizes: [
    {
      system: 'monolith',
      workload: 'read-one',
      products: 100_000,
      rate: 2_000,
      measured: { cpuPerRequest: 0.11, postgresCpuPerRequest: 0.05, p50: 1, p99: 3 },
    },
    { ...{ system: 'services', workload: 'read-one', products: 100_000, rate: 1_500 }, measured: null },
  ],
  targets: [
    {
      name: 'services ÷ monolith, equal CPU: read one',
      value: 0.62,
      bound: '≥ 0.5',
      goal: '≥ 0.65',
      met: true,
      isSure: true,
      doubt: null,
      note: '',
    },
    {
      ...{ name: 'memory of a service', value: 130, bound: '≤ 120 MB', goal: null, met: false },
      ...{ isSure: false, doubt: 'measured once' as const, note: 'catalog, the largest' },
    },
    {
      ...{ name: 'image, compressed', value: null, bound: '≤ 65 MB', goal: null, met: null },
      ...{ isSure: false, doubt: null, note: 'no images' },
    },
  ],
}

/** What a short run on a busy machine leaves: gaps, one repetition, void runs. */
export const gappy: BenchResult = {
  ...invented,
  form: 'smoke',
  machine: { ...invented.machine, disturbances: ['Other processes used 40 % of the CPUs before the run.'] },
  sweeps: invented.sweeps.slice(1).map((it) => ({
    ...it,
    runs: it.runs.map((one) => ({ ...one, isVoid: true })),
    throughputAtObjective: null,
    cpuPerRequest: null,
  })),
  comparisons: invented.comparisons.slice(0, 1).map((it) => ({ ...it, ratio: once(0.62), isSignificant: false })),
  ...{ memory: [], coldStarts: [], hops: [], transport: null, faults: [], overloads: [], images: [], deliveries: [] },
  scalability: [],
  dataSizes: [],
}
