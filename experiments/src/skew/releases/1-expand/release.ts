import { register } from '../register.js'
import type { SourceRelease } from '../source-release.js'

export const expand: SourceRelease = {
  name: '1-expand',
  what: 'the new column beside the old one, a trigger that keeps both in step, the old rows filled; the code as it was',
  migrations: ['0002-add-delivery-address.ts', '0003-fill-delivery-address.ts'],
  edits: [
    ...register('CreateOrders1767225600001', '0002-add-delivery-address', 'AddDeliveryAddress1767225600002'),
    ...register('AddDeliveryAddress1767225600002', '0003-fill-delivery-address', 'FillDeliveryAddress1767225600003'),
  ],
}
