export { payments } from './payments.domain.js'
