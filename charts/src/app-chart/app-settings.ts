import * as z from 'zod'
import type { AppFacts, Variable } from '../apps/app-facts.js'
import { describeSetting } from '../apps/setting-docs.js'
import { fromImage, fromPod, fromSecret } from './provided.js'

/** The environment variables that are left to the operator. Throws where a variable has no value, or a value no variable. */
export function settingsOf(app: AppFacts, own: Readonly<Record<string, unknown>>) {
  const read = new Set(app.variables.map(({ name }) => name))
  const unknown = Object.keys(own).filter((name) => !read.has(name))
  if (unknown.length > 0) throw new Error(`${app.name} does not read ${unknown.join(', ')}: see its settings`)
  const provided = new Set([...fromSecret, ...fromImage, ...Object.keys(fromPod)])
  const open = app.variables.filter(({ name }) => !provided.has(name))
  const missing = open.filter(({ name, required }) => required && !(name in own)).map(({ name }) => name)
  if (missing.length > 0) throw new Error(`${app.name} needs ${missing.join(', ')}, which its chart does not set`)
  return z.strictObject(Object.fromEntries(open.map((it) => [it.name, settingOf(it, own[it.name])]))).prefault({})
}

function settingOf(variable: Variable, own: unknown): z.ZodType {
  const { default: fallback = '' } = variable.schema
  const value = own ?? fallback
  const type = typeOf(variable)
  const checked = type.safeParse(value)
  if (!checked.success)
    throw new Error(`${variable.name} cannot be ${JSON.stringify(value)}: ${z.prettifyError(checked.error)}`)
  return type.default(value as never).describe(describeSetting(variable.name))
}

/** What is not set at all stands as an empty text, which apps take for the same. */
function typeOf({ schema: { type, enum: options, minimum, maximum } }: Variable): z.ZodType<string | number | boolean> {
  if (options) return z.enum(options as [string, ...string[]])
  if (type === 'boolean') return z.boolean()
  if (type === 'string') return z.string()
  const number = type === 'integer' ? z.int() : z.number()
  return number.min(minimum ?? -Infinity).max(maximum ?? Infinity)
}
