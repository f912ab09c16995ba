import { ShopReleases } from '../cluster/shop-releases.js'

/** The namespace under test; the shop is there. */
export const namespace = process.env.NAMESPACE ?? 'twofold-dev'

export const shop = await ShopReleases.in(namespace)
