import { Failure } from '@twofold/infrastructure'

/** Runs a command; where it fails, the exit code says so, and what a person can mend is told without a stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const { message, stack, stderr } = error as Error & { stderr?: string }
    console.error(error instanceof Failure ? message : stderr ? `${message}\n${stderr}` : stack)
    process.exitCode = error instanceof Failure ? error.exitCode : 1
  }
}
