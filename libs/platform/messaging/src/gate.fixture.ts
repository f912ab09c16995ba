function latch() {
  let resolve = () => {}
  const promise = new Promise<void>((open) => (resolve = open))
  return { promise, resolve }
}

/** Holds the service's answers back until the test lets them go. */
export const gate = (() => {
  let opened = latch()
  let openedToFirst = latch()
  let arrived = 0
  let watchers: (() => void)[] = []
  return {
    close() {
      opened = latch()
      openedToFirst = latch()
      arrived = 0
    },
    open: () => opened.resolve(),
    openToFirst: () => openedToFirst.resolve(),
    async pass() {
      const isFirst = ++arrived === 1
      for (const watch of watchers) watch()
      await Promise.race(isFirst ? [opened.promise, openedToFirst.promise] : [opened.promise])
    },
    arrivals: (count: number) =>
      new Promise<void>((resolve) => {
        const watch = () => arrived >= count && resolve()
        watchers = [...watchers, watch]
        watch()
      }),
    get arrived() {
      return arrived
    },
  }
})()
gate.open()
