export { catalog } from './catalog.domain.js'
