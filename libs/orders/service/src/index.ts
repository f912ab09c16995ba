export { orders } from './orders.domain.js'
