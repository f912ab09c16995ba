import { createInterface } from 'node:readline'
import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/** A way to a service of the cluster, open until it is disposed of. */
export interface Forwarded extends AsyncDisposable {
  readonly url: string
}

/** `kubectl port-forward` to port 80 of `service/gateway`, on a free port of this machine. Throws Failure where there is no way. */
export async function portForward(target: string, namespace: string): Promise<Forwarded> {
  const running = spawn('kubectl', ['--namespace', namespace, 'port-forward', target, ':80'], { stdin: 'ignore' })
  const child = await running.nodeChildProcess
  const failed = running.then(
    () => 'it ended before it began',
    ({ stderr, message }: SubprocessError) => stderr || message,
  )
  const port = new Promise<string>((resolve) => {
    createInterface(child.stdout!).on('line', (line) => {
      const [, found] = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line) ?? []
      if (found) resolve(found)
    })
  })
  const first = await Promise.race([port, failed])
  if (!/^\d+$/.test(first)) throw new Failure(`${target} in ${namespace} cannot be reached: ${first}`)
  return {
    url: `http://127.0.0.1:${first}`,
    async [Symbol.asyncDispose]() {
      child.kill()
      await failed
    },
  }
}
