export { Inventory, inventoryContract } from './inventory.contract.js'
export { NotEnoughStock, Reservation, ReservationLapsed, ReservationLine, ReservationStatus } from './reservation.js'
export { Stock, StockLimitExceeded, StockNotFound } from './stock.js'
