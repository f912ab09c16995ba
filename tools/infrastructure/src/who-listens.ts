import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { commandOf } from './process-identity.js'

/** The process that listens on a TCP port of this machine, as far as this user may see it. */
export function whoListens(port: number): { pid: number; command: string } | undefined {
  return process.platform === 'linux' ? fromProc(port) : fromLsof(port)
}

function fromProc(port: number) {
  const inodes = new Set(['tcp', 'tcp6'].flatMap((table) => listeningInodes(table, port)))
  if (inodes.size === 0) return undefined
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => holdsAny(name, inodes))
  return pid === undefined
    ? undefined
    : { pid: Number(pid), command: commandOf(Number(pid))?.slice(0, 80) ?? 'unknown' }
}

function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return linesOf(`/proc/net/${table}`)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`)
}

function holdsAny(pid: string, sockets: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)))
  } catch {
    return false // another user's process, or one that has just ended
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function fromLsof(port: number) {
  const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const field = (letter: string) =>
    lsof.stdout
      ?.split('\n')
      .find((line) => line.startsWith(letter))
      ?.slice(1)
  const pid = field('p')
  return pid ? { pid: Number(pid), command: field('c') ?? 'unknown' } : undefined
}
