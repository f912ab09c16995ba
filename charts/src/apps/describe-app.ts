import * as z from 'zod'
import type { AppFacts, Hearing, Variable } from './app-facts.js'

interface Described {
  readonly name: string
  readonly local?: readonly Domain[]
  readonly remote?: readonly Port[]
  readonly network?: object
  readonly events?: object
}
interface Port {
  readonly contract: { readonly domain: string }
}
interface Domain {
  readonly ports: readonly Port[]
  readonly schema: { readonly name: string }
  readonly reactions?: readonly { readonly name: string }[]
}

interface Told {
  readonly domain: string
  readonly name: string
}

/** What of the platform tells a composition's facts; it comes in with the bundled apps. */
export interface Platform {
  settingsOf(composition: object): readonly { readonly shape: z.ZodRawShape }[]
  eventOf(reaction: object): Told
  readonly identity: string
}

/** The facts of an app, off the composition that its main.ts runs. */
export function describeApp(app: Described, { settingsOf, eventOf, identity }: Platform): AppFacts {
  const { name, local = [], remote = [], network, events } = app
  const domainOf = ({ contract }: Port) => contract.domain
  const shape = Object.assign({}, ...settingsOf(app).map((group) => group.shape)) as z.ZodRawShape
  const serves = network ? local.flatMap(({ ports }) => ports.map(domainOf)) : []
  // Everyone asks the issuer of the tokens for its keys, whatever the composition says.
  const issuer = network && !serves.includes(identity) ? [identity] : []
  return {
    name,
    local: local.map(({ schema }) => schema.name),
    serves,
    calls: [...remote.map(domainOf), ...issuer],
    hears: events
      ? local.flatMap(({ schema, reactions = [] }) => reactions.map((it) => hearing(schema.name, it, eventOf(it))))
      : [],
    door: 'HTTP_PORT' in shape ? 'http' : 'messages',
    variables: Object.entries(shape).map(([variable, schema]) => describeVariable(variable, schema as z.ZodType)),
  }
}

/** The durable is named as the platform names it: the tests of a deployed shop see whether it is. */
function hearing(schema: string, reaction: { readonly name: string }, { domain, name }: Told): Hearing {
  return { domain, durable: `${schema}--${kebab(reaction.name)}--${name}` }
}

/** In the environment everything is a string; what is parsed from it tells what may stand there. */
export function describeVariable(name: string, schema: z.ZodType): Variable {
  const parsed = asJson(schema, 'output')
  // What is parsed into something that JSON does not know stays the text that it is.
  const {
    type = 'string',
    enum: options,
    minimum,
    exclusiveMinimum,
    maximum,
    default: fallback,
  } = parsed.type ? parsed : asJson(schema, 'input')
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
  const required = !schema.safeParse(undefined).success
  return {
    name,
    required,
    schema: { type, enum: options, minimum: bound(least), maximum: bound(maximum), default: fallback },
  }
}

type VariableSchema = Variable['schema'] & { exclusiveMinimum?: number }

const asJson = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as VariableSchema

/** zod bounds every integer by what is exact; that is no bound of the variable's. */
const bound = (value?: number) => (value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined)

const kebab = (className: string) => className.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
