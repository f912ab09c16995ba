const began = performance.now()

/** A line of progress, with the time since the start. */
export function tell(message: string): void {
  const seconds = Math.floor((performance.now() - began) / 1_000)
  const time = `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`
  console.log(`${time}  ${message}`)
}
