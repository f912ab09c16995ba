export { inventory } from './inventory.domain.js'
