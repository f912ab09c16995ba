import { setImmediate as nextTurn } from 'node:timers/promises'
import { randomLcg } from 'd3-random'
import { arrivals } from './arrivals.js'
import { checkUrl } from './http/url.js'
import { type LoadOptions, withDefaults } from './load-options.js'
import type { LoadProgress, LoadResult } from './load-result.js'
import { Pace } from './pace.js'
import { GeneratorWatch } from './record/generator.js'
import { Recorder } from './record/recorder.js'
import { Requests } from './requests.js'
import { checkSchedule, secondsOf } from './schedule.js'
import type { Workload } from './workload.js'

/** So many requests are sent one after another, at most, before answers are read. */
const burst = 64

/**
 * A load with an open loop: requests go out when they are due, whether those before are answered or not, and are timed
 * from then on. Whoever waits for answers before asking again asks least while the system is slow, and does not see it
 * («coordinated omission»). Nothing is ever sent twice. It begins when it is made.
 */
export class OpenLoop {
  private readonly options: Required<LoadOptions>
  private readonly random: () => number
  private readonly pace: Pace
  private readonly recorder: Recorder
  private readonly generator: GeneratorWatch
  private readonly requests: Requests
  private readonly beganAt = Date.now()
  private stopped = false

  /** @throws Failure where the options make no sense */
  constructor(
    options: LoadOptions,
    private readonly workload: Workload,
    private readonly onProgress: (progress: LoadProgress) => void = () => {},
  ) {
    checkSchedule(options.schedule)
    checkUrl(options.url)
    this.options = withDefaults(options)
    const { seed, precise, mostInFlight, failuresKept } = this.options
    this.random = randomLcg(seed)
    this.pace = new Pace(precise)
    this.recorder = new Recorder(Object.keys(workload.kinds), { failuresKept, beganAt: this.beganAt })
    this.generator = new GeneratorWatch(this.pace, mostInFlight)
    this.requests = new Requests(this.options, workload, this.random, this.pace, this.recorder, this.generator)
  }

  /** Begins a phase from this moment on. */
  mark(name: string): void {
    this.recorder.mark(name, this.pace.now)
  }

  /** Sends no more; {@link run} ends with the last answer. */
  stop(): void {
    this.stopped = true
  }

  async run(): Promise<LoadResult> {
    const everySecond = setInterval(() => this.tell(), 1_000)
    await this.send()
    const end = this.pace.now
    await this.requests.done()
    clearInterval(everySecond)
    this.workload.close?.()
    return this.result(end)
  }

  private async send(): Promise<void> {
    const { schedule, spacing } = this.options
    let inBurst = 0
    let current = -1
    for (const arrival of arrivals(schedule, spacing, this.random)) {
      if (++inBurst > burst || this.pace.now < arrival.at) {
        inBurst = 0
        await nextTurn()
        await this.until(arrival.at)
      }
      if (this.stopped) return
      if (arrival.step !== current) this.begin((current = arrival.step))
      this.requests.arrive(arrival)
    }
    // The last step may end with a silence.
    await this.until(secondsOf(schedule) * 1_000)
  }

  private async until(moment: number): Promise<void> {
    while (!this.stopped && this.pace.now < moment) await this.pace.towards(moment)
  }

  private begin(step: number): void {
    const { schedule } = this.options
    const { name } = schedule[step]!
    if (name) this.recorder.mark(name, secondsOf(schedule.slice(0, step)) * 1_000)
  }

  private tell(): void {
    const { now } = this.pace
    const { phase, sent, failed, timeline } = this.recorder
    this.recorder.close(now)
    const lastSecond = timeline.peek(Math.floor(now / 1_000) - 1)
    this.onProgress({ seconds: now / 1_000, phase, sent, failed, inFlight: this.requests.size, lastSecond })
  }

  private result(end: number): LoadResult {
    const generator = this.generator.result
    return {
      options: this.options,
      beganAt: new Date(this.beganAt).toISOString(),
      seconds: end / 1_000,
      isVoid: generator.dropped > 0,
      ...this.recorder.finish(end),
      generator,
      history: this.workload.history?.(),
    }
  }
}
