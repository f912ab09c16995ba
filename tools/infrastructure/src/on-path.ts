import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The files on the PATH that are run as `name`, in its order. */
export function onPath(name: string, { PATH = '' }: NodeJS.ProcessEnv = process.env): string[] {
  const folders = PATH.split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).filter(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
