import type { AppFacts } from '../apps/app-facts.js'
import type { AppValues } from '../app-chart/app-values.js'
import type { InfrastructureValues } from '../infrastructure/infrastructure-values.js'

/** Some of a chart's values; the others stay at their defaults. Maps and lists are given whole. */
export type Some<T> = T extends readonly unknown[] | Record<string, string>
  ? T
  : T extends object
    ? { [K in keyof T]?: Some<T[K]> }
    : T

/** Where the same images run: environments differ in values and in nothing else. */
export interface Environment {
  readonly infrastructure: Some<InfrastructureValues>
  app(app: AppFacts): Some<AppValues>
}
