import { Failure } from '@twofold/infrastructure'
import spawn, { SubprocessError } from 'nano-spawn'

const least = 4

/** Helm's command line, in one namespace; HELM names another program than `helm`. Rejects as nano-spawn does. */
export class Helm {
  private constructor(private readonly namespace: string) {}

  /** Throws Failure, with what to do, where there is no Helm or it is too old. */
  static async in(namespace: string): Promise<Helm> {
    const helm = new Helm(namespace)
    const version = await helm.run(['version', '--template', '{{.Version}}']).catch((error: SubprocessError) => {
      throw new Failure(
        `Helm cannot be run (${error.message}). Install Helm ${least} or newer: https://helm.sh/docs/intro/install`,
      )
    })
    const major = Number(/^v?(\d+)/.exec(version)?.[1])
    if (!(major >= least)) throw new Failure(`Helm ${least} or newer is needed, and this is ${version}.`)
    return helm
  }

  /** As a person would type it. */
  inWords(...args: readonly string[]): string {
    return ['helm', ...args, '--namespace', this.namespace].join(' ')
  }

  /** `signal` asks Helm to stop; it is waited for all the same, since it writes down what became of the release. */
  async run(args: readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<string> {
    signal?.throwIfAborted()
    const running = spawn(process.env.HELM || 'helm', [...args, '--namespace', this.namespace], { stdin: 'ignore' })
    const stop = () => void running.nodeChildProcess.then((child) => child.kill('SIGTERM')).catch(() => {})
    signal?.addEventListener('abort', stop)
    try {
      return (await running).stdout
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }
}

/** What Helm says went wrong, without its usage and its warnings. */
export function helmsReason(error: unknown): string {
  const { stderr, message } = error as Partial<SubprocessError>
  const lines = (stderr ?? '').split('\n').filter((line) => line && !/^(WARNING|level=|time=|I\d{4}|W\d{4})/.test(line))
  return lines.join('\n').replace(/^Error: /, '') || message || String(error)
}
