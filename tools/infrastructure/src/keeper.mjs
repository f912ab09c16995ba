// Runs servers on behalf of another process, and stops them in order when that process asks or is gone.
// Plain JavaScript, since it lives as long as the servers do: it starts in 40 ms and carries no compiler.
// Sessions: it leads one of its own, so that Ctrl-C in the owner's terminal reaches neither it nor the servers.
import { spawn } from 'node:child_process'
import { closeSync, openSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is left of a run is deleted at its end: its lock, a test's data. */
const { deleteAtEnd, patience } = JSON.parse(process.argv[2])
const servers = new Map()
const clients = new Set()
let ending = false

process.on('message', ({ command, ...request }) => commands[command](request))
process.on('disconnect', () => end({ waitForClients: true }))
process.on('SIGTERM', () => end({ waitForClients: false }))
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})

const commands = {
  start({ name, program, args, env, user, log, stop }) {
    const output = openSync(log, 'a')
    const child = spawn(program, args, { ...user, env, cwd: '/', stdio: ['ignore', output, output] })
    closeSync(output)
    const ended = new Promise((resolve) => {
      const tell = (exit) => {
        servers.delete(name)
        send({ event: 'exited', name, ...exit })
        resolve()
      }
      child.once('exit', (code, signal) => tell({ code, signal }))
      child.once('error', ({ message }) => tell({ code: null, signal: null, message }))
    })
    servers.set(name, { child, stop, ended })
    if (child.pid) send({ event: 'started', name, pid: child.pid })
  },
  stop: ({ name }) => stop(name),
  outlive: ({ pid }) => clients.add(pid),
  end: () => end({ waitForClients: false }),
}

async function end({ waitForClients }) {
  if (ending) return
  ending = true
  if (waitForClients) await clientsEnd()
  for (const name of [...servers.keys()].reverse()) await stop(name)
  for (const path of deleteAtEnd) rmSync(path, { recursive: true, force: true })
  process.exit(0)
}

async function clientsEnd() {
  const deadline = Date.now() + patience
  while ([...clients].some(isAlive) && Date.now() < deadline) await sleep(50)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Sends each signal in turn, until the server has ended. */
async function stop(name) {
  const server = servers.get(name)
  if (!server) return
  send({ event: 'stopping', name })
  for (const { signal, patience } of [...server.stop, { signal: 'SIGKILL', patience: 5_000 }]) {
    server.child.kill(signal)
    server.child.kill('SIGCONT') // a suspended server would not hear it
    if (await Promise.race([server.ended.then(() => true), sleep(patience, false, { ref: false })])) return
  }
}

function send(message) {
  if (process.connected) process.send(message, () => {}) // the owner may die at any moment
}
