import type { Size } from './app-chart/size.js'

const ordinary: Size = {
  replicas: 2,
  mostReplicas: 6,
  cpu: '40m',
  memory: '112Mi',
  memoryLimit: '256Mi',
  settings: {},
}

/** How the apps differ in what they take; who is not named here is ordinary. */
export const sizes: Readonly<Record<string, Size>> = {
  monolith: { ...ordinary, cpu: '150m', memory: '192Mi', memoryLimit: '512Mi' },
  gateway: { ...ordinary, cpu: '80m' },
  orders: { ...ordinary, cpu: '60m' },
}

export const sizeOf = (app: string): Size => sizes[app] ?? ordinary

/** What the database server grants in all. */
export const maxConnections = 600

/** What a cluster for trying it out has to give: both shapes and the infrastructure, with one more pod of each app in a rollout. */
export const roomFor = { milliCpu: 4_000, mebibytes: 8_192 }
