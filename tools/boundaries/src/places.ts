import { domains } from './workspace.mjs'

/** A path for each kind of file, none of which needs to exist. */
export const [own = '', other = ''] = domains
const apps = `apps/${own}/src`
export const contract = `libs/${own}/contract/src/operations.ts`
export const http = `libs/${own}/http/src/orders.controller.ts`
export const decides = `libs/${own}/service/src/place-order.ts`
export const store = `libs/${own}/service/src/order.store.ts`
export const rows = `libs/${own}/service/src/order.rows.ts`
export const migration = `libs/${own}/service/src/migrations/0001-create-orders.ts`
export const wires = `libs/${own}/service/src/orders.module.ts`
export const test = `libs/${own}/service/src/place-order.spec.ts`
export const main = `${apps}/main.ts`
export const secondFile = `${apps}/orders.module.ts`
export const room = (name: string) => `libs/platform/${name}/src/example.ts`

export const platform = ['context', 'database', 'messaging', 'http'].map(room)
export const anywhere = [
  contract,
  http,
  decides,
  store,
  wires,
  test,
  main,
  secondFile,
  ...platform,
  'tools/local/src/start.ts',
]
