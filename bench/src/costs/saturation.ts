/** Each halves the part of the way, in logarithms, on which the answer is: after three a rate is known to 9 %. */
export const stepsToSaturation = 3

/**
 * The highest rate that is kept up with, in requests a second: what comes one by one costs more than what comes together, so it
 * is below what a closed loop reached, and above half of that.
 */
export async function saturation(closedLoop: number, keepsUpWith: (rate: number) => Promise<boolean>): Promise<number> {
  let kept = closedLoop / 2
  let beyond = closedLoop
  for (let step = 0; step < stepsToSaturation; step++) {
    const rate = Math.max(1, Math.round(Math.sqrt(kept * beyond)))
    if (await keepsUpWith(rate)) kept = rate
    else beyond = rate
  }
  return kept
}
