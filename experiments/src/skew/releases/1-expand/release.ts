import { register } from '../register.js'
import type { SourceRelease } from '../source-release.js'

export const expand: SourceRelease = {
  name: '1-expand',
  what: 'the new column beside the old one, a trigger that keeps both in step, the old rows filled; the code as it was',
  migrations: ['0101-add-delivery-address.ts', '0102-fill-delivery-address.ts'],
  edits: [
    ...register('0101-add-delivery-address', 'AddDeliveryAddress1767225600101'),
    ...register('0102-fill-delivery-address', 'FillDeliveryAddress1767225600102'),
  ],
}
