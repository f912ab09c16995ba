const levels: Record<string, number> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 }

export interface LogLine {
  /** As pino counts: 30 is information, 40 a warning, 50 an error. */
  level: number
  text: string
}

/** Reads a line of an app's log. One that is not JSON comes from Node.js itself, and is as good as an error. */
export function readLogLine(line: string): LogLine {
  const entry = parse(line)
  if (entry === undefined) return { level: 50, text: line }
  const level = typeof entry.level === 'number' ? entry.level : (levels[String(entry.level)] ?? 30)
  const reason = entry.err?.message
  return { level, text: [nameOf(level), entry.msg, reason !== entry.msg && reason].filter(Boolean).join('  ') }
}

function parse(line: string): { level?: unknown; msg?: string; err?: { message?: string } } | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function nameOf(level: number): string {
  return Object.keys(levels).findLast((name) => level >= levels[name]!) ?? 'trace'
}
