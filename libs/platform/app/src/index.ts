export type { Composition, Door, EventTransport, Network } from './composition.js'
export { defineDomain, type Domain, type Seed } from './domain.js'
export { settingsOf } from './root-module.js'
export { run } from './run.js'
