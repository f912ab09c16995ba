export { OrdersHttpModule } from './orders-http.module.js'
