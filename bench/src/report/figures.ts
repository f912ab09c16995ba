/** A figure as people read it: three digits that count, thousands apart. */
export function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 })
}

interface Interval {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** A figure with its 95 % interval, where there is one; `–` where there is no figure. */
export function estimate(it: Interval | null, unit = ''): string {
  if (it === null) return '–'
  const interval = it.low === null || it.high === null ? '' : ` (${figure(it.low)} to ${figure(it.high)})`
  return `${figure(it.value)}${unit}${interval}`
}

export const percent = (share: number): string => `${figure(share * 100)} %`
