import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

/** What the stand-in answers to a command, by the beginning of its arguments. */
type Answers = Readonly<Record<string, string | { readonly fails: string }>>

/** Puts a program in the place of Helm: it answers as told and writes down what it was asked, and when it had ended. */
export function standInForHelm(answers: Answers): { asked(): string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'helm-'))
  const [program, log] = [join(folder, 'helm'), join(folder, 'log')]
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync } = require('node:fs')
const asked = process.argv.slice(2).join(' ')
const note = (line) => appendFileSync(${JSON.stringify(log)}, line + '\\n')
note(asked)
const answers = ${JSON.stringify({ version: 'v4.0.0', ...answers })}
const answer = answers[Object.keys(answers).find((beginning) => asked.startsWith(beginning))] ?? ''
if (answer === 'until SIGTERM') {
  process.on('SIGTERM', () => setTimeout(() => (note('has ended'), process.exit(1)), 200))
  setInterval(() => {}, 1000)
  note('is at work')
} else if (answer.fails) {
  console.error(answer.fails)
  process.exitCode = 1
} else console.log(answer)
`,
  )
  chmodSync(program, 0o755)
  vi.stubEnv('HELM', program)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  return { asked: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []) }
}
