import { setTimeout as sleep } from 'node:timers/promises'
import type { DeadLetters, ListedLetter, Replayed } from '@twofold/platform-events'
import type { Composition } from './composition.js'
import { inConnectedApp } from './connected-app.js'
import { Refused } from './refused.js'
import { rootModule } from './root-module.js'

/** Milliseconds that a person waits for the database, and for NATS where there is one. */
const patience = 10_000

/** What a person on call does with events that could not be applied: sees them, and has them applied once the cause is mended. */
export async function deadLetters(composition: Composition, args: readonly string[]): Promise<void> {
  const asked = parse(args)
  const { name, local: [domain] = [] } = composition
  if (!domain) throw new Refused(`${name} reacts to no events: ask the app whose domain does.`)
  // The answer is what stands on standard output, not a log.
  const root = rootModule(composition, { ...process.env, LOG_LEVEL: 'fatal' })
  const connecting = new AbortController()
  await Promise.race([
    refuseAfterWaiting(name, connecting.signal),
    inConnectedApp(root, async (app) => {
      connecting.abort()
      const letters = app.get(domain.memory.deadLetters, { strict: false })
      if (!asked) show(await letters.list())
      else await verbs[asked.verb](letters, asked.which)
    }),
  ])
}

const verbs = { replay, discard }

interface Asked {
  readonly verb: keyof typeof verbs
  /** The id of a letter, or all. */
  readonly which: string
}

/** Undefined where they are to be listed. */
function parse(args: readonly string[]): Asked | undefined {
  const [verb, letter, ...rest] = args
  if (verb === undefined) return undefined
  if ((verb !== 'replay' && verb !== 'discard') || letter === undefined || rest.length > 0) {
    throw new Refused(`dead-letters does not know «${args.join(' ')}».`, 2)
  }
  if (letter === '--all' && verb === 'replay') return { verb, which: 'all' }
  if (!/^\w+\.\d+$/.test(letter)) throw new Refused(`${letter} is no id of a dead letter, such as garden.12.`, 2)
  return { verb, which: letter }
}

async function refuseAfterWaiting(name: string, signal: AbortSignal): Promise<never> {
  await sleep(patience, undefined, { signal }).catch(() => new Promise(() => {}))
  throw new Refused(`${name} could not reach its database, or NATS, within ${patience / 1_000} s.`)
}

/** Replays all, or the aggregate of one letter: its events can only be applied in their order. */
async function replay(letters: DeadLetters, which: string): Promise<void> {
  if (which === 'all') return replayAll(letters)
  const letter = await find(letters, which)
  if (!letter) return
  const { consumer, aggregate } = letter
  if (aggregate === null) throw new Refused(`${which} is not an event: there is nothing to apply.`)
  if (!letters.hasReaction(consumer)) throw new Refused(`${which} is for ${consumer}, ${gone}`)
  report(await letters.replay({ consumer, aggregate }))
}

async function replayAll(letters: DeadLetters): Promise<void> {
  report(await letters.replay())
  const left = (await letters.list()).filter(({ consumer }) => !letters.hasReaction(consumer))
  if (left.length === 0) return
  throw new Refused(left.map(({ id, consumer }) => `${id} is for ${consumer}, ${gone}`).join('\n'))
}

async function discard(letters: DeadLetters, which: string): Promise<void> {
  const letter = await find(letters, which)
  if (!letter) return
  if (!(await letters.discard(letter))) {
    throw new Refused(
      `An earlier event of ${letter.aggregate} stands before ${which}: replay or discard that one first.`,
    )
  }
  console.log(`${which} is discarded.`)
}

async function find(letters: DeadLetters, which: string): Promise<ListedLetter | undefined> {
  const letter = (await letters.list()).find(({ id }) => id === which)
  if (!letter) console.log(`There is no dead letter ${which}, or no more: nothing to do.`)
  return letter
}

function show(letters: readonly ListedLetter[]): void {
  for (const { id, consumer, subject, aggregate, version, error, tries, parkedAt } of letters) {
    const event = aggregate === null ? 'not an event' : `${subject}, version ${version} of ${aggregate}`
    console.log(`${id}  ${event}\n  for ${consumer}, since ${parkedAt.toISOString()}, tried ${times(tries)}`)
    console.log(`  ${firstLineOf(error)}`)
  }
  console.log(letters.length === 0 ? 'No dead letters.' : `${letters.length} in all.`)
}

function report({ applied, failed }: Replayed): void {
  console.log(`${applied === 1 ? '1 event was' : `${applied} events were`} applied.`)
  if (failed.length === 0) return
  const lines = failed.map(({ consumer, aggregate, error }) => `  ${consumer}, ${aggregate}: ${firstLineOf(error)}`)
  throw new Refused(`Still parked, since the next event failed again:\n${lines.join('\n')}`)
}

const gone = 'a reaction that is gone: nothing can apply it, only discard it.'
const times = (count: number) => (count === 1 ? 'once' : `${count} times`)
const firstLineOf = (error: unknown) => String(error).split('\n')[0]
