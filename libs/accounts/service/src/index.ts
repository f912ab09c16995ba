export { accounts } from './accounts.domain.js'
