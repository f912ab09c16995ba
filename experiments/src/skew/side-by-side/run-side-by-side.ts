import { setTimeout as sleep } from 'node:timers/promises'
import { type ImageReference, rollOut } from '@twofold/deploy'
import { shares } from '@twofold/load'
import type { ShopReleases } from '../../cluster/shop-releases.js'
import { evenLoad } from '../../even-load.js'
import { phaseNamed, versionsIn } from '../../report/phases.js'
import { waitUntilSettled } from '../../rollouts/rounds/wait-until-settled.js'
import { ShapeUnderLoad } from '../../shape-under-load.js'
import { tell } from '../../tell.js'
import type { SideBySide } from './side-by-side.js'

/** Milliseconds that both versions serve together. */
const together = 20_000
/** Seconds that a release may take, and all of it. */
const timeout = 150
const mostSeconds = 900

interface Options {
  readonly shop: ShopReleases
  /** Where the gateway answers. */
  readonly url: string
  readonly current: ReadonlyMap<string, ImageReference>
  /** By service. */
  readonly next: ReadonlyMap<string, ImageReference>
}

/** Lets another version of each service join those that serve, all at once, under load; then takes it away again. */
export async function runSideBySide({ shop, url, current, next }: Options): Promise<SideBySide> {
  const { cluster, namespace } = shop
  const services = [...next.keys()]
  const releases = services.map((service) => shop.beside(service, next.get(service)!))
  const options = { cluster, namespace, timeout, signal: new AbortController().signal, tell: () => {} }
  await using underLoad = await ShapeUnderLoad.begin({ url, ...evenLoad, seconds: mostSeconds })
  try {
    tell(`a second version joins: ${services.join(', ')}`)
    for (const release of releases) await rollOut(release, options)
    underLoad.mark('together')
    await sleep(together)
  } finally {
    underLoad.mark('apart')
    tell('the second version leaves')
    for (const release of releases) await release.uninstall()
    await waitUntilSettled(shop)
  }
  tell('looking at what became of every order')
  const { load, audit } = await underLoad.finish()
  const phase = phaseNamed(load, 'together')
  return {
    seconds: phase.to - phase.from,
    services: services.map((service) => ({
      service,
      rate: shares(evenLoad.mix)[service]! * evenLoad.rate,
      versions: { current: current.get(service)!.tag, next: next.get(service)!.tag },
      answers: versionsIn(load, service, phase),
    })),
    load,
    audit,
  }
}
