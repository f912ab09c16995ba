import { repository } from '@twofold/local'
import { runTool } from '@twofold/infrastructure'

/** CPU of a request over our transport ÷ of a raw NATS request, as `npm run bench:transport` finds it. @throws Failure */
export async function transportRatio(requests: number, signal: AbortSignal): Promise<number> {
  let ratio: number | undefined
  await runTool('npm', ['run', '--silent', 'bench:transport', '--', String(requests)], {
    cwd: repository,
    signal,
    onLine: (line) => {
      ratio ??= ratioIn(line)
    },
  })
  if (ratio === undefined) throw new Error('npm run bench:transport told no ratio')
  return ratio
}

/** `…: raw 101.2 µs, ours 140.5 µs: 1.39 times (at most 1.6).` */
export function ratioIn(line: string): number | undefined {
  const found = /: ([\d.]+) times/.exec(line)?.[1]
  return found === undefined ? undefined : Number(found)
}
