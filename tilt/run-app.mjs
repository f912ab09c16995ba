// The first process of a container whose app is worked on: `node --eval` runs it. SIGHUP, which a live update sends,
// starts the app anew; SIGTERM ends both. An app that ends by itself is not started again: its next bundle comes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const [, ...command] = process.argv

let app = start()
let turn = Promise.resolve()

process.on('SIGHUP', () => {
  turn = turn.then(stop).then(() => {
    app = start()
  })
})
process.on('SIGTERM', () => {
  turn = turn.then(stop).then(() => process.exit(0))
})
setInterval(() => {}, 2 ** 30)

function start() {
  return spawn(process.execPath, command, { stdio: 'inherit' })
}

async function stop() {
  if (app.exitCode !== null || app.signalCode !== null) return
  app.kill('SIGTERM')
  await once(app, 'exit')
}
