import { randomLcg } from 'd3-random'
import { checkUrl } from './http/url.js'
import type { RunOptions } from './load-options.js'
import type { LoadProgress, LoadResult } from './load-result.js'
import { Pace } from './pace.js'
import { GeneratorWatch } from './record/generator.js'
import { Recorder } from './record/recorder.js'
import { Requests } from './requests.js'
import { checkSchedule, type ClosedSchedule, type Schedule, secondsOf } from './schedule.js'
import type { Workload } from './workload.js'

/** A load that begins when it is made: what open and closed loops have in common. Nothing is ever sent twice. */
export abstract class Loop<S extends Schedule | ClosedSchedule> {
  protected readonly random: () => number
  protected readonly pace: Pace
  protected readonly requests: Requests
  protected stopped = false
  private readonly recorder: Recorder
  private readonly generator: GeneratorWatch
  private readonly beganAt = Date.now()

  /** @throws Failure where the options make no sense */
  constructor(
    protected readonly options: RunOptions<S>,
    private readonly workload: Workload,
    private readonly onProgress: (progress: LoadProgress) => void = () => {},
  ) {
    checkSchedule(options.schedule)
    checkUrl(options.url)
    const { seed, precise, mostInFlight, failuresKept, schedule } = options
    this.random = randomLcg(seed)
    this.pace = new Pace(precise)
    const polled = () => this.pace.polled
    const recorded = { failuresKept, beganAt: this.beganAt, firstPhase: schedule[0]!.name, polled }
    this.recorder = new Recorder(Object.keys(workload.kinds), recorded)
    this.generator = new GeneratorWatch(this.pace, mostInFlight)
    this.requests = new Requests(options, workload, this.random, this.pace, this.recorder, this.generator)
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
    this.recorder.end()
    await this.requests.done()
    clearInterval(everySecond)
    this.workload.close?.()
    return this.result(end)
  }

  /** Sends all of the schedule. */
  protected abstract send(): Promise<void>

  /** Begins the phase of a step, where it has a name, at its first moment. */
  protected begin(step: number): void {
    const { name } = this.options.schedule[step]!
    if (name) this.recorder.mark(name, this.beginOf(step))
  }

  /** The first moment of a step: milliseconds since the load began. */
  protected beginOf(step: number): number {
    return secondsOf(this.options.schedule.slice(0, step)) * 1_000
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
