import { Failure } from './failure.js'
import { onPath } from './on-path.js'

/** Programs by their names, each with where it is to be had. Throws Failure that names all those that are not on the PATH. */
export function requirePrograms(purpose: string, programs: Readonly<Record<string, string>>): void {
  const missing = Object.entries(programs).filter(([name]) => onPath(name).length === 0)
  if (missing.length === 0) return
  throw new Failure(
    [
      `${purpose} needs programs that are not on the PATH. Install them and try again:`,
      ...missing.map(([name, where]) => `  ${name.padEnd(8)} ${where}`),
    ].join('\n'),
  )
}
