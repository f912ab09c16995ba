/** An environment variable that an app reads, as its settings declare it. */
export interface Variable {
  readonly name: string
  readonly required: boolean
  /** JSON Schema of the parsed value; `default` is there unless nothing stands for an absent one. */
  readonly schema: {
    readonly type?: 'string' | 'integer' | 'number' | 'boolean'
    readonly enum?: readonly string[]
    readonly default?: string | number | boolean
    readonly minimum?: number
    readonly maximum?: number
  }
}

/** Another domain's events that an app hears, by one durable consumer a reaction. */
export interface Hearing {
  readonly domain: string
  readonly durable: string
}

/** What the charts have to know of an app: read off its composition, typed nowhere. */
export interface AppFacts {
  readonly name: string
  readonly local: readonly string[]
  /** Domains of which it answers requests, and of which it asks. */
  readonly serves: readonly string[]
  readonly calls: readonly string[]
  readonly hears: readonly Hearing[]
  readonly door: 'http' | 'messages'
  readonly variables: readonly Variable[]
}

export const hasVariable = ({ variables }: AppFacts, name: string): boolean => variables.some((it) => it.name === name)
export const needsDatabase = (app: AppFacts): boolean => hasVariable(app, 'DATABASE_URL')
export const needsNats = (app: AppFacts): boolean => hasVariable(app, 'NATS_URL')
