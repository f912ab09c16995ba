import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/** Runs kind where a person sees what it does. Throws Failure. */
export async function kind(...args: string[]): Promise<void> {
  await spawn('kind', args, { stdio: ['ignore', 'inherit', 'inherit'] }).catch(() => {
    throw new Failure(`kind ${args.slice(0, 2).join(' ')} has failed; its reasons are above.`)
  })
}

/** What kind answers. Throws Failure. */
export async function askKind(...args: string[]): Promise<string> {
  const { stdout } = await spawn('kind', args, { stdin: 'ignore' }).catch((error: SubprocessError) => {
    throw new Failure(`kind ${args.join(' ')} has failed: ${error.stderr || error.message}`)
  })
  return stdout
}
