import type { Form } from './form.js'

/** The parts of a form that may be asked for alone, and what of the form each is. */
export const parts: Readonly<Record<string, PartOfForm>> = {
  speed: 'sweeps',
  start: 'starts',
  hops: 'hops',
  transport: 'transportRequests',
  overload: 'overload',
  faults: 'faults',
  scalability: 'scalability',
  'data-size': 'moreProducts',
}

type PartOfForm = keyof Pick<
  Form,
  'sweeps' | 'starts' | 'hops' | 'transportRequests' | 'overload' | 'faults' | 'scalability' | 'moreProducts'
>

/** The form with these parts alone; all of it where none is named. */
export function withParts(form: Form, wanted: readonly string[]): Form {
  if (wanted.length === 0) return form
  const others = Object.keys(parts).filter((name) => !wanted.includes(name))
  const rest = Object.fromEntries(others.map((name) => [parts[name], undefined]))
  return { ...form, ...rest, sweeps: wanted.includes('speed') ? form.sweeps : [] }
}

/** The names of those that a form has. */
export const partsOf = (form: Form): string[] =>
  Object.entries(parts).flatMap(([name, key]) => (isThere(form[key]) ? [name] : []))

const isThere = (part: Form[PartOfForm]): boolean => (Array.isArray(part) ? part.length > 0 : part !== undefined)
