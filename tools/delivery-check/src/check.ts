import { join } from 'node:path'
import { runCommand } from '@twofold/image'
import { Failure, requirePrograms } from '@twofold/infrastructure'
import { repository } from '@twofold/local'
import spawn from 'nano-spawn'

/**
 * `npm run check:delivery`: runs the Tiltfile against stand-ins of Tilt's functions, and actionlint on the workflows. The
 * interpreter of Starlark and actionlint are Go modules, which npm does not have.
 */
await runCommand(async () => {
  requirePrograms('The check of the Tiltfile and the workflows', {
    go: '1.25 or newer: https://go.dev/doc/install',
    helm: '4 or newer: https://helm.sh/docs/intro/install',
  })
  const cwd = join(repository, 'tools/delivery-check')
  await spawn('go', ['test', '-count=1', './...'], { cwd, stdio: 'inherit' }).catch(() => {
    throw new Failure('The Tiltfile or the workflows are not as they should be; the reasons are above.')
  })
})
