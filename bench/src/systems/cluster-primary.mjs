// Runs an app as a cluster of workers that share its ports, as a team would on a machine with several CPUs:
// `node cluster-primary.mjs <main.js> <workers>`. Plain JavaScript, so that it costs as little as a primary does.
import cluster from 'node:cluster'

const [main, workers] = process.argv.slice(2)
cluster.setupPrimary({ exec: main, args: [] })
for (let n = 0; n < Number(workers); n++) cluster.fork()

const living = () => Object.values(cluster.workers)
process.on('SIGTERM', () => living().forEach((worker) => worker.process.kill('SIGTERM')))
cluster.on('exit', (_, code) => {
  process.exitCode ||= code
  if (living().length === 0) process.exit()
})
