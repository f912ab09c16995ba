/** Each halves the part of the way, in logarithms, on which the answer is: after four a rate is known to 9 %. */
export const stepsToSaturation = 4

/**
 * The highest rate that is kept up with, in requests a second: what comes one by one costs more than what comes together, so it
 * is below what a closed loop reached. Looked for above a quarter of that; undefined where nothing there is kept up with.
 */
export async function saturation(
  closedLoop: number,
  keepsUpWith: (rate: number) => Promise<boolean>,
): Promise<number | undefined> {
  let kept: number | undefined
  let [low, high] = [closedLoop / 4, closedLoop]
  for (let step = 0; step < stepsToSaturation; step++) {
    const rate = Math.max(1, Math.round(Math.sqrt(low * high)))
    if (await keepsUpWith(rate)) kept = low = rate
    else high = rate
  }
  return kept
}
