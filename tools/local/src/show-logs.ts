import { styleText } from 'node:util'
import type { AppProcess } from './app-process.js'
import { followLog } from './follow-log.js'
import { readLogLine } from './log-line.js'

/** Shows the warnings and errors of the processes' logs, or all lines, each with the process's name before it. */
export function showLogs(processes: readonly AppProcess[], verbose: boolean): { stop(): void } {
  const width = Math.max(...processes.map(({ name }) => name.length))
  const followed = processes.map(({ name, log }) =>
    followLog(log, (line) => {
      const { level, text } = readLogLine(line)
      if (!verbose && level < 40) return
      const colour = level >= 50 ? 'red' : level >= 40 ? 'yellow' : 'dim'
      const prefix = name.padEnd(width)
      console.log(`${process.stdout.isTTY ? styleText(colour, prefix) : prefix}  ${text}`)
    }),
  )
  return { stop: () => followed.forEach((log) => log.stop()) }
}
