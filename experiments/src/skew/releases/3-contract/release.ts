import { register } from '../register.js'
import type { SourceRelease } from '../source-release.js'

export const contract: SourceRelease = {
  name: '3-contract',
  what: 'trigger and old column are dropped; the code as it was',
  migrations: ['0103-drop-shipping-address.ts'],
  edits: register('0103-drop-shipping-address', 'DropShippingAddress1767225600103'),
}
