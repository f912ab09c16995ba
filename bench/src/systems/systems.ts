import { cpuSetsHere, cpusOfSystem } from '../machine/cpu-sets.js'
import { baseline } from './baseline.js'
import type { BenchSystem } from './bench-system.js'
import { shop } from './shop.js'
import { tracedShop } from './traced-shop.js'

/** As many as a team would run where the system has its CPUs; two at least, or it were no cluster. */
const workers = Math.max(2, cpusOfSystem(cpuSetsHere()))

/** What the shop does without: the settings that make one statement, and one message, of several. */
const oneByOne = { DATABASE_GATHERS_READS: 'false', DATABASE_GATHERS_WRITES: 'false', NATS_BUNDLES_CALLS: 'false' }

const all = [
  baseline({
    name: 'node-http',
    title: 'node:http',
    what: 'The least that Node can do: a fixed answer.',
    programs: ['node-http'],
  }),
  baseline({
    name: 'fastify',
    title: 'Fastify',
    what: 'The web server alone: a fixed answer.',
    programs: ['fastify'],
  }),
  baseline({
    name: 'fastify-pg',
    title: 'Fastify + pg',
    what: 'The practical limit: one prepared query a request, with the shop’s own SQL.',
    programs: ['fastify-pg'],
    databases: ['monolith'],
  }),
  baseline({
    name: 'nats-by-hand',
    title: 'Fastify + NATS + pg',
    what: 'A hop by hand: Fastify asks over NATS, and another process asks PostgreSQL.',
    programs: ['nats-front', 'nats-back'],
    databases: ['monolith'],
    usesNats: true,
  }),
  baseline({
    name: 'order-by-hand',
    title: 'An order by hand',
    what: 'The least that an order is: prices, order, lines, stock and outbox in one transaction, five prepared statements.',
    programs: ['order-by-hand'],
    databases: ['monolith'],
  }),
  shop({ name: 'monolith', title: 'Monolith', what: 'All domains in one process.', shape: 'monolith' }),
  shop({
    name: 'monolith-again',
    title: 'Monolith, again',
    what: 'The same once more: what differs between the two is the machine’s doing (A/A).',
    shape: 'monolith',
  }),
  shop({
    name: 'monolith-cluster',
    title: 'Monolith, a cluster',
    what: `${workers} workers that share a port.`,
    shape: 'monolith',
    replicas: workers,
  }),
  shop({
    name: 'monolith-ungathered',
    title: 'Monolith, one by one',
    what: 'Reads that come together are not gathered into one statement.',
    shape: 'monolith',
    environment: oneByOne,
  }),
  tracedShop({
    name: 'monolith-traced',
    title: 'Monolith, traced',
    what: 'With tracing as it is shipped: one request in a hundred is recorded and sent to a collector.',
    shape: 'monolith',
  }),
  shop({
    name: 'services',
    title: 'Services',
    what: 'A gateway and five services over NATS, one process each.',
    shape: 'services',
  }),
  shop({
    name: 'services-x2',
    title: 'Services, twice',
    what: 'Two replicas of the gateway and of each service.',
    shape: 'services',
    replicas: 2,
  }),
  shop({
    name: 'services-ungathered',
    title: 'Services, one by one',
    what: 'Reads that come together travel and are read one by one.',
    shape: 'services',
    environment: oneByOne,
  }),
] as const satisfies BenchSystem[]

/** Throws where there is none of that name. */
export function systemNamed(name: string): BenchSystem {
  const system = all.find(({ about }) => about.name === name)
  if (!system) throw new Error(`there is no system ${name}`)
  return system
}
