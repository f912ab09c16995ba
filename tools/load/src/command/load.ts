import { writeFile } from 'node:fs/promises'
import { Failure } from '@twofold/infrastructure'
import { onStopSignals } from '@twofold/local'
import { Audit } from '../audit/audit.js'
import { startLoad } from '../child/start-load.js'
import { writeHistogramLog } from '../histogram-log.js'
import type { LoadProgress, LoadResult } from '../load-result.js'
import { mixNamed, shares } from '../shop/mixes.js'
import { openShop } from '../shop/open-shop.js'
import type { Purchase } from '../shop/purchases.js'
import { shopWorkload } from '../shop/shop-workload.js'
import { checkUrl } from '../http/url.js'
import { type CommandLine, help, parseCommandLine } from './command-line.js'
import { progressLine, summary } from './in-words.js'

const stopping = new AbortController()
onStopSignals(
  () => stopping.abort(),
  () => process.exit(130),
)

try {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine.help) console.log(help)
  else await load(commandLine)
} catch (error) {
  console.error(error instanceof Failure ? error.message : error)
  process.exitCode = 1
}

async function load({ url, mix: name, rate, seconds, seed, newConnections, json, histograms }: CommandLine) {
  checkUrl(url)
  const mix = mixNamed(name)
  const orders = (shares(mix).payments ?? 0) * rate * seconds
  console.log(`Opening accounts${orders > 0 ? ' and filling the shelves' : ''} at ${url}`)
  const opened = await openShop({ url, orders })
  const audit = orders > 0 ? await Audit.begin({ url, ...opened }) : undefined
  const result = await run({
    url,
    schedule: [{ rate, seconds }],
    seed,
    newConnections,
    workload: shopWorkload({ url, mix, ...opened }),
  })
  if (audit) console.log('Looking for every order, payment and piece')
  const { history, ...measured } = result
  const found = await audit?.check(history as Purchase[])
  console.log(summary(result, found))
  if (json) await writeFile(json, `${JSON.stringify({ ...measured, audit: found }, null, 2)}\n`)
  if (histograms) await writeHistogramLog(histograms, result)
  if (result.total.failed > 0 || result.isVoid || found?.findings.length) process.exitCode = 1
}

async function run(options: Parameters<typeof startLoad>[0]): Promise<LoadResult> {
  if (stopping.signal.aborted) throw new Failure('Stopped before it began.')
  const running = await startLoad({ ...options, onProgress })
  const stop = () => void running.stop()
  stopping.signal.addEventListener('abort', stop, { once: true })
  const result = await running.result
  if (process.stdout.isTTY) process.stdout.write('\n')
  return result
}

/** On a terminal one line that changes. */
function onProgress(progress: LoadProgress): void {
  const line = progressLine(progress)
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
}
