import { describe, expect, it } from 'vitest'
import { reachable } from './probe-pod.js'

const postgresql = 'infrastructure-postgresql:5432'
const nats = 'infrastructure-nats:4222'
const gateway = 'gateway:80'
const management = 'catalog-management:9090'

const podOf = (app: string) => ({
  'app.kubernetes.io/name': app,
  'app.kubernetes.io/instance': app,
  'app.kubernetes.io/component': 'serve',
})

describe('the network between pods', () => {
  it('lets a service reach its database and NATS, as its composition implies, and nobody else', async () => {
    expect(await reachable(podOf('accounts'), [postgresql, nats, gateway, management])).toEqual({
      [postgresql]: 'connected',
      [nats]: 'connected',
      [gateway]: 'refused',
      [management]: 'refused',
    })
  })

  it('lets a pod that no policy names reach nobody', async () => {
    const all = [postgresql, nats, gateway, management]
    expect(await reachable({}, all)).toEqual(Object.fromEntries(all.map((address) => [address, 'refused'])))
  })
})
