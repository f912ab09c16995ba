import { mixes, rateThatReaches } from '@twofold/load'
import { shapes } from '@twofold/local'

/** Requests a second that reach each service, at least. */
export const perService = 25

const mix = mixes.even
const services = shapes.services.map(({ name }) => name)

/** Customers who browse and buy, so that every service has as much to do as any other. */
export const evenLoad = { mix, rate: rateThatReaches(mix, perService, services) }
