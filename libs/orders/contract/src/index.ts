export { MixedCurrencies, NewOrder, OutOfStock, PaymentRefused, TotalTooLarge, UnknownProduct } from './new-order.js'
export { Order, OrderLine, OrderNotCancellable, OrderNotFound, OrderStatus, ShippingAddress } from './order.js'
export { Orders, ordersContract } from './orders.contract.js'
