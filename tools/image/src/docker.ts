import { Failure } from '@twofold/infrastructure'
import spawn, { SubprocessError } from 'nano-spawn'

// BuildKit where it is not yet the default; and no attestations, which would put the time into a local image.
const env = { DOCKER_BUILDKIT: '1', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' }

/** What Docker's command line says on standard output. Rejects as nano-spawn does. */
export async function docker(...args: string[]): Promise<string> {
  return (await spawn('docker', args, { env, stdin: 'ignore' })).stdout
}

/** As `docker`, but undefined where Docker refuses: for questions. */
export async function askDocker(...args: string[]): Promise<string | undefined> {
  return docker(...args).catch(() => undefined)
}

/** Throws Failure, with what to do, where Docker is missing, not running or not to be used by this user. */
export async function requireDocker(): Promise<void> {
  try {
    await docker('version', '--format', '{{.Server.Version}}')
  } catch (error) {
    throw new Failure(whyNoDocker(error as SubprocessError))
  }
}

/** What to tell whoever has no Docker, by how its command failed. */
export function whyNoDocker({ cause, stderr }: Pick<SubprocessError, 'cause' | 'stderr'>): string {
  if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    return 'Images need Docker, and there is no docker command on the PATH. `npm start` runs the shop without it.'
  if (/permission denied/i.test(stderr)) return `Docker runs, but this user may not use it: ${lastLine(stderr)}`
  return `Images need Docker, and it does not answer. Start it and try again. It says: ${lastLine(stderr)}`
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
