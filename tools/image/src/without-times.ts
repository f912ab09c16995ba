/** What concerns us of an image's configuration, whose hash is the image's id. */
export interface ImageConfiguration {
  created?: string
  history?: { created?: string }[]
}

const epoch = '1970-01-01T00:00:00Z'

/** An image's configuration without when it was built; all else as it was, in its order. */
export function withoutTimes<T extends ImageConfiguration>(configuration: T): T {
  return {
    ...configuration,
    ...(configuration.created && { created: epoch }),
    ...(configuration.history && {
      history: configuration.history.map((step) => ({ ...step, ...(step.created && { created: epoch }) })),
    }),
  }
}
