export { Payment, PaymentDeclined, PaymentNotFound, PaymentStatus, PaymentToken } from './payment.js'
export { Payments, paymentsContract } from './payments.contract.js'
