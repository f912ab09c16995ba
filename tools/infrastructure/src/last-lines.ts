import { readFileSync } from 'node:fs'

/** The end of a log, indented, for a message; empty where there is no such file. */
export function lastLines(file: string, count = 12): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count)
    return lines.map((line) => `    ${line.slice(0, 400)}`).join('\n')
  } catch {
    return ''
  }
}
