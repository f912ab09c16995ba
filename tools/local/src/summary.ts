import type { Infrastructure, Server } from '@twofold/infrastructure'
import Table from 'cli-table3'
import type { AppProcess } from './app-process.js'
import { memoryOf } from './memory.js'
import type { RunningShape } from './running-shape.js'

/** What `npm start` says when all is ready. */
export function summary(running: readonly RunningShape[], infrastructure: Infrastructure): string {
  return [
    tableOf(running, infrastructure),
    ...running.map(weight),
    `ready ${process.uptime().toFixed(1)} s after the start`,
    '',
    ...running.map(({ shape, baseUrl }) => `API of the ${shape}: ${baseUrl}/docs`),
    '',
    'Log in as  customer@twofold.example  with  customer-password',
    '       or  staff@twofold.example     with  staff-password',
    '',
    'Try:',
    ...running.map(({ baseUrl }) => `  curl '${baseUrl}/products?query=lamp&limit=3'`),
    '',
    'Logs are in .twofold/logs; warnings and errors also appear here. Ctrl-C stops everything.',
  ].join('\n')
}

function tableOf(running: readonly RunningShape[], infrastructure: Infrastructure): string {
  const memory = process.platform === 'linux' ? 'PSS' : 'RSS'
  const noRules = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' }
  const table = new Table({
    head: ['app', 'where', 'what it is', 'process', memory, 'ready in'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    chars: noRules,
    style: process.stdout.isTTY ? { head: ['bold'] } : { head: [], border: [] },
  })
  for (const { processes } of running) table.push(...[...processes.values()].map(rowOfApp))
  const { hasNats, postgres, postgresAddress } = infrastructure
  if (hasNats) table.push(rowOfServer(infrastructure.nats, infrastructure.natsUrl, 'messages between services'))
  table.push(rowOfServer(postgres, postgresAddress, 'the databases'))
  return table.toString()
}

function rowOfApp(process: AppProcess): string[] {
  const { name, app, url, managementUrl, pid, startedIn } = process
  const where = url ?? `${managementUrl}/readyz`
  return [name, where, app.what, String(pid), megabytes(memoryOf(pid)), `${(startedIn / 1000).toFixed(1)} s`]
}

function rowOfServer({ name, pid }: Server, where: string, what: string): string[] {
  return [name, where, what, String(pid), megabytes(memoryOf(pid)), '']
}

function weight({ shape, processes }: RunningShape): string {
  const sizes = [...processes.values()].map(({ pid }) => memoryOf(pid) ?? 0)
  const count = sizes.length === 1 ? '1 process' : `${sizes.length} processes`
  return `${shape}: ${count}, ${megabytes(sizes.reduce((sum, size) => sum + size))}`
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : `${Math.round(bytes / 1_000_000)} MB`
}
