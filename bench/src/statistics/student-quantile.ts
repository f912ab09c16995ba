/** Student's t at 97.5 %, by degrees of freedom from 1 on. */
const table = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086,
]

/** What bounds 95 % of a mean's possible values, in standard errors; from 21 degrees of freedom on a little too wide. */
export function studentQuantile(degreesOfFreedom: number): number {
  return table[Math.min(degreesOfFreedom, table.length) - 1]!
}
