/** One process of Twofold and what it needs. */
export interface App {
  name: string
  /** For people, in a few words. */
  what: string
  /** Ports of the local run, on 127.0.0.1. */
  ports: { http?: number; management: number }
  needsNats: boolean
  /** Its database and the role that owns it have the app's name. */
  needsDatabase: boolean
  /** Apps with a lower number stop first: doors, then callers, then those that are called. */
  stops: 1 | 2 | 3
}

export type Shape = 'monolith' | 'services'

const service = { needsNats: true, needsDatabase: true, stops: 3 } as const

export const shapes: Record<Shape, readonly App[]> = {
  monolith: [
    {
      name: 'monolith',
      what: 'the whole shop',
      ports: { http: 3000, management: 3001 },
      needsNats: false,
      needsDatabase: true,
      stops: 1,
    },
  ],
  services: [
    {
      name: 'gateway',
      what: 'HTTP API of the services',
      ports: { http: 3100, management: 3101 },
      needsNats: true,
      needsDatabase: false,
      stops: 1,
    },
    { name: 'accounts', what: 'customers and sessions', ports: { management: 3102 }, ...service },
    { name: 'catalog', what: 'products and categories', ports: { management: 3103 }, ...service },
    { name: 'inventory', what: 'stock and reservations', ports: { management: 3104 }, ...service },
    { name: 'orders', what: 'checkout and order history', ports: { management: 3105 }, ...service, stops: 2 },
    { name: 'payments', what: 'authorisations and captures', ports: { management: 3106 }, ...service },
  ],
}

export const allShapes: readonly Shape[] = ['monolith', 'services']

/** The names of the services that have a domain, and so a database: all but the gateway. */
export const domainServices: readonly string[] = shapes.services
  .filter(({ needsDatabase }) => needsDatabase)
  .map(({ name }) => name)

/** The app with the public door of a shape. */
export function frontDoor(shape: Shape): App {
  return shapes[shape].find(({ ports }) => ports.http !== undefined)!
}
