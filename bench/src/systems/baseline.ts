import { type BaselineProgram, bundleOf } from '../baselines/bundle-baselines.js'
import type { BenchSystem } from './bench-system.js'
import { handMade } from './hand-made.js'

interface BaselineOptions {
  readonly name: string
  readonly title: string
  readonly what: string
  /** The one with the door first. */
  readonly programs: readonly BaselineProgram[]
  readonly databases?: readonly string[]
  readonly usesNats?: boolean
}

/** A system written by hand, beside which the shop is seen. */
export const baseline = ({ programs, ...options }: BaselineOptions): BenchSystem =>
  handMade({ ...options, kind: 'baseline', programs: programs.map((name) => ({ name, main: bundleOf(name) })) })
