import { Failure } from '@twofold/infrastructure'

const buying = ['orders', 'catalog', 'inventory', 'payments'] as const

/** The services that each kind of request reaches, beside the gateway. */
export const reaches = {
  product: ['catalog'],
  list: ['catalog'],
  search: ['catalog'],
  categories: ['catalog'],
  stock: ['inventory'],
  account: ['accounts'],
  orders: ['orders'],
  payments: ['payments'],
  buy: buying,
  buySlowly: buying,
  buyInVain: buying,
} as const satisfies Record<string, readonly string[]>

export type ShopRequest = keyof typeof reaches
export type Mix = Readonly<Partial<Record<ShopRequest, number>>>

const browse = { product: 50, list: 12, search: 12, categories: 6, stock: 10, account: 5, orders: 5 }

/** What customers do, as weights. */
export const mixes = {
  /** One product by its id. */
  read: { product: 1 },
  /** All that looks and does not buy. */
  browse,
  buy: { buy: 1 },
  /** 90 of 100 read one product, 9 browse and 1 buys. */
  shop: { ...scaled(browse, 9), product: 90 + 4.5, buy: 1 },
  /** Every service gets about as much as any other. */
  even: { product: 12, list: 1, search: 1, categories: 1, stock: 16, account: 20, orders: 16, payments: 16, buy: 4 },
} as const satisfies Record<string, Mix>

export type MixName = keyof typeof mixes

/** @throws Failure where there is none of that name */
export function mixNamed(name: string): Mix {
  if (Object.hasOwn(mixes, name)) return mixes[name as MixName]
  throw new Failure(`There is no mix named ${name}. There are: ${Object.keys(mixes).join(', ')}`)
}

/** Which share of a mix's requests reach each service; the gateway, all. */
export function shares(mix: Mix): Record<string, number> {
  const entries = Object.entries(mix) as [ShopRequest, number][]
  const sum = entries.reduce((total, [, weight]) => total + weight, 0)
  const shares: Record<string, number> = { gateway: 1 }
  for (const [kind, weight] of entries)
    for (const service of reaches[kind]) shares[service] = (shares[service] ?? 0) + weight / sum
  return shares
}

/** Requests a second that bring at least so many to each of these services. @throws Failure where none reaches one of them */
export function rateThatReaches(mix: Mix, perService: number, services: readonly string[]): number {
  const of = shares(mix)
  const unreached = services.filter((service) => !of[service])
  if (unreached.length > 0) throw new Failure(`No request of this mix reaches ${unreached.join(', ')}.`)
  return Math.ceil(Math.max(...services.map((service) => perService / of[service]!)))
}

function scaled(mix: Mix, to: number): Mix {
  const sum = Object.values(mix).reduce((total, weight) => total + weight, 0)
  return Object.fromEntries(Object.entries(mix).map(([kind, weight]) => [kind, (weight * to) / sum]))
}
