import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Of programs, each with what to do where it is not on the PATH: what is to be done. */
export async function missingPrograms(programs: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(programs).map(async ([name, remedy]) => !(await isOnPath(name)) && remedy),
  )
  return found.filter((remedy) => remedy !== false)
}

async function isOnPath(name: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const tries = folders.map((folder) => access(join(folder, name), constants.X_OK))
  return Promise.any(tries).then(
    () => true,
    () => false,
  )
}
