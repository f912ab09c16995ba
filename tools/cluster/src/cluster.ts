import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireDocker, runCommand } from '@twofold/image'
import { Failure, requirePrograms } from '@twofold/infrastructure'
import { parse } from 'yaml'
import { kind, askKind } from './kind.js'

const help = `Makes a local Kubernetes cluster with kind, for npm run deploy and for Tilt.

  npm run cluster             a control plane and three nodes; one that is there already is used as it is
  npm run cluster -- delete   takes it away, with all that is in it`

const config = join(import.meta.dirname, '../kind.yaml')
const { name } = parse(readFileSync(config, 'utf8')) as { name: string }

/** `npm run cluster`: see `help`. Running it again changes nothing. */
await runCommand(async () => {
  const [command = 'create', ...rest] = process.argv.slice(2)
  if (command === '--help' || command === 'help') return console.log(help)
  if (rest.length > 0 || !['create', 'delete'].includes(command)) throw new Failure(help)
  requirePrograms('A local cluster', {
    docker: 'https://docs.docker.com/get-started/get-docker',
    kind: 'https://kind.sigs.k8s.io/docs/user/quick-start/#installation',
    kubectl: 'https://kubernetes.io/docs/tasks/tools',
    helm: '4 or newer: https://helm.sh/docs/intro/install',
  })
  await requireDocker()
  if (command === 'delete') return kind('delete', 'cluster', '--name', name)
  await create()
})

async function create(): Promise<void> {
  const clusters = (await askKind('get', 'clusters')).split('\n')
  if (clusters.includes(name)) {
    // Another cluster may be the current one by now, or the file be another's.
    await kind('export', 'kubeconfig', '--name', name)
    console.log(`The cluster ${name} is there already, and is the current one.`)
  } else {
    await kind('create', 'cluster', '--config', config, '--wait', '3m')
  }
  console.log(`
  npm run deploy -- --shape services   then http://127.0.0.1:8080
  npm run deploy -- --shape monolith   then http://127.0.0.1:8081
  tilt up                              to work on it
  npm run cluster -- delete            takes the cluster away`)
}
