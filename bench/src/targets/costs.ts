import { type Finding, type Measured, once, type Spread, unmeasured } from './finding.js'

const largest = <Thing>(things: readonly Thing[], of: (thing: Thing) => number) =>
  things.toSorted((a, b) => of(b) - of(a))[0]

export function largestService({ memory }: Measured): Finding {
  const found = largest(
    memory.filter(({ system, process }) => system === 'services' && process !== 'nats' && process !== 'postgres'),
    ({ idle }) => idle,
  )
  return found
    ? { value: found.idle, note: `${found.process}, the largest of the services` }
    : unmeasured('not measured in this form')
}

export function slowestStart({ coldStarts }: Measured): Finding {
  const found = largest(coldStarts, ({ seconds }) => seconds.value)
  if (!found) return unmeasured('not measured in this form')
  const spread: Spread = found.seconds
  return { value: found.seconds.value, note: `${found.process}, the slowest`, spread }
}

const noImages = 'no images were built: npm run footprint, on a cluster, weighs them'

export function largestImage({ images }: Measured): Finding {
  const found = largest(images, ({ compressed }) => compressed)
  return found
    ? { value: found.compressed / 1e6, note: `${found.app}, the largest, ${from('footprint', found)}` }
    : unmeasured(noImages)
}

export function largestLayer({ images }: Measured): Finding {
  const found = largest(images, ({ ownLayer }) => ownLayer)
  return found
    ? { value: found.ownLayer / 1e6, note: `${found.app}, the largest, ${from('footprint', found)}` }
    : unmeasured(noImages)
}

export function longestRollout({ deliveries }: Measured): Finding {
  const found = largest(
    deliveries.filter(({ rollout }) => rollout !== null),
    ({ rollout }) => rollout!,
  )
  return found
    ? { value: found.rollout, note: `the ${found.shape}, ${from('delivery-proof', found)}`, spread: once }
    : unmeasured('nothing was delivered: npm run delivery-proof, on a cluster, does it')
}

/** Other than the rest of the figures, these are of another day. */
const from = (command: string, { measuredAt }: { measuredAt: string | null }): string =>
  `from npm run ${command} of ${measuredAt?.slice(0, 10) ?? 'an unknown date'}`
