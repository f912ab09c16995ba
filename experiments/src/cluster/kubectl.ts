import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/** What kubectl prints. `input`: its standard input. Throws Failure with what it complains of. */
export async function kubectl(args: readonly string[], input?: string): Promise<string> {
  const stdin = input === undefined ? 'ignore' : { string: input }
  try {
    return (await spawn('kubectl', args, { stdin })).stdout
  } catch (error) {
    const { stderr, message } = error as SubprocessError
    throw new Failure(`kubectl ${args.join(' ')}: ${stderr || message}`)
  }
}
