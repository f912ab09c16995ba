import { parseArgs } from 'node:util'
import { Failure } from '@twofold/infrastructure'
import { mixes } from '../shop/mixes.js'

const mixNames = Object.keys(mixes).join(', ')

export const help = `Sends requests to a running shop at a steady rate, whether it keeps up or not, and tells how it answered.

  npm run load -- --url http://127.0.0.1:3000 --rate 50 --seconds 30

      --url <address>           of the monolith or the gateway (http://127.0.0.1:3000)
      --rate <number>           requests a second (50)
      --seconds <number>        for how long (30)
      --mix <name>              what is asked for: ${mixNames} (even)
      --new-connections <share> of requests, from 0 to 1, that get a connection each (0.5)
      --seed <number>           the same seed asks the same, at the same moments (1)
      --json <file>             writes all that was measured
      --histograms <file>       writes the latencies as an HdrHistogram log
  -h, --help                    shows this

Latency counts from when a request was due. Nothing is sent twice. Orders that were placed are audited afterwards: none
lost, none twice, stock and payments right. Accounts are opened and stock is received for it. Ctrl-C ends the load early.
The exit code is 1 where a request failed, arrivals were dropped, or the audit found something.`

export interface CommandLine {
  readonly help: boolean
  readonly url: string
  readonly mix: string
  readonly rate: number
  readonly seconds: number
  readonly seed: number
  readonly newConnections: number
  readonly json?: string
  readonly histograms?: string
}

/** @throws Failure for what it does not know */
export function parseCommandLine(args: string[]): CommandLine {
  const { rate, seconds, seed, 'new-connections': share, ...given } = parse(args)
  return {
    ...given,
    rate: numberIn('--rate', rate, (value) => value > 0, 'more than 0'),
    seconds: numberIn('--seconds', seconds, (value) => value > 0, 'more than 0'),
    seed: numberIn('--seed', seed, Number.isSafeInteger, 'a whole number'),
    newConnections: numberIn('--new-connections', share, (value) => value >= 0 && value <= 1, 'from 0 to 1'),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
        mix: { type: 'string', default: 'even' },
        rate: { type: 'string', default: '50' },
        seconds: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        'new-connections': { type: 'string', default: '0.5' },
        json: { type: 'string' },
        histograms: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}

function numberIn(option: string, text: string, isRight: (value: number) => boolean, should: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (isRight(value)) return value
  throw new Failure(`${option} should be ${should}, and is «${text}».`)
}
