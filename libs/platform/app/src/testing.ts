export { startDomain, type DomainInTest } from './start-domain.js'
