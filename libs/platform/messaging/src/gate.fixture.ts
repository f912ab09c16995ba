function latch() {
  let resolve = () => {}
  const promise = new Promise<void>((open) => (resolve = open))
  return { promise, resolve }
}

/** Holds the service's answers back until the test lets them go. */
export const gate = (() => {
  let opened = latch()
  let losing = false
  let arrived = 0
  let watchers: (() => void)[] = []
  return {
    close() {
      opened = latch()
      arrived = 0
      losing = false
    },
    open: () => opened.resolve(),
    loseNextAnswers: () => (losing = true),
    async pass() {
      arrived++
      for (const watch of watchers) watch()
      if (arrived > 1 || !losing) await opened.promise
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
