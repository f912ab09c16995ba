export type { Composition, Door, EventTransport, Network } from './composition.js'
export { defineDomain, type Domain, type Seed } from './domain.js'
export { run } from './run.js'
export { startDomain, type DomainInTest } from './start-domain.js'
