import { join } from 'node:path'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { repository } from '@twofold/local'
import spawn from 'nano-spawn'
import { missingPrograms } from './missing-programs.js'

/**
 * `npm run check:delivery`: runs the Tiltfile against stand-ins of Tilt's functions, and actionlint on the workflows. Both
 * the interpreter of Starlark and actionlint are Go modules, which npm does not have.
 */
await runCommand(async () => {
  const missing = await missingPrograms({
    go: 'Go 1.25 or newer: https://go.dev/doc/install',
    helm: 'Helm 4 or newer: https://helm.sh/docs/intro/install',
  })
  if (missing.length > 0) {
    throw new Failure(`The Tiltfile and the workflows were not checked. Install first:\n  ${missing.join('\n  ')}`)
  }
  const cwd = join(repository, 'tools/delivery-check')
  await spawn('go', ['test', '-count=1', './...'], { cwd, stdio: 'inherit' }).catch(() => {
    throw new Failure('The Tiltfile or the workflows are not as they should be; the reasons are above.')
  })
})
