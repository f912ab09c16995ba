import { expect, it } from 'vitest'
import { garden, gate } from '../facts.fixture.js'
import { natsPermissions } from './nats-permissions.js'

it('lets a front door ask its neighbours, hear their answers, and nothing else', () => {
  expect(natsPermissions(gate)).toEqual({
    publish: { allow: ['garden.rpc.*', 'identity.rpc.*'] },
    subscribe: { allow: ['_INBOX_gate.>'] },
    allow_responses: false,
  })
})

it('lets a service answer in its queue group, tell of itself, and hear what its reactions are for', () => {
  expect(natsPermissions(garden)).toEqual({
    publish: {
      allow: [
        'weather.rpc.*',
        'identity.rpc.*',
        'garden.event.*',
        '$JS.API.STREAM.CREATE.garden-events',
        '$JS.API.STREAM.UPDATE.garden-events',
        '$JS.API.CONSUMER.CREATE.weather-events.garden--water-when-sun-shone--sun-shone',
        '$JS.API.CONSUMER.DURABLE.CREATE.weather-events.garden--water-when-sun-shone--sun-shone',
        '$JS.API.CONSUMER.INFO.weather-events.garden--water-when-sun-shone--sun-shone',
        '$JS.API.CONSUMER.MSG.NEXT.weather-events.garden--water-when-sun-shone--sun-shone',
        '$JS.ACK.weather-events.garden--water-when-sun-shone--sun-shone.>',
      ],
    },
    subscribe: { allow: ['_INBOX_garden.>', 'garden.rpc.* garden'] },
    allow_responses: true,
  })
})
