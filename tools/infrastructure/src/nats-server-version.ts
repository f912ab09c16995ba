import spawn from 'nano-spawn'

/** The release that is fetched. */
export const natsServerVersion = '2.15.2'

/** Older ones refuse `filter_subjects` in a consumer. */
export const leastNatsServerVersion = '2.10'

/** What `nats-server --version` says, as `2.15.2`; undefined if that program does not run. */
export async function versionOfNatsServer(program: string): Promise<string | undefined> {
  try {
    const { output } = await spawn(program, ['--version'], { signal: AbortSignal.timeout(10_000) })
    return /v?(\d+\.\d+\.\d+)/.exec(output)?.[1]
  } catch {
    return undefined
  }
}

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = leastNatsServerVersion.split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
