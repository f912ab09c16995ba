export { InFlight } from './in-flight.js'
export { InFlightByKey } from './in-flight-by-key.js'
