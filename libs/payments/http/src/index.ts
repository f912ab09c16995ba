export { PaymentsHttpModule } from './payments-http.module.js'
