import { join } from 'node:path'
import { chartFolder, infrastructure } from '@twofold/deploy'
import { allShapes, shapes } from '@twofold/local'
import spawn from 'nano-spawn'
import { expect, it } from 'vitest'
import { kubectl } from '../cluster/kubectl.js'
import { namespace } from './shop.js'

const names = [infrastructure, ...allShapes.flatMap((shape) => shapes[shape].map(({ name }) => name))]

/** What a chart makes with the values of an environment without node ports, beside the shop that is there. */
async function manifests(name: string): Promise<string> {
  const chart = chartFolder(name)
  const values = ['--values', join(chart, 'values-test.yaml'), '--namespace', namespace]
  const { stdout } = await spawn('helm', ['template', `dry-${name}`, chart, ...values], { stdin: 'ignore' })
  return stdout
}

it.each(names)('the API server would take all that the chart of %s makes', async (name) => {
  const made = await manifests(name)
  const dryRun = ['apply', '--dry-run=server', '--output', 'name', '--namespace', namespace, '--filename', '-']
  const taken = (await kubectl(dryRun, made)).split('\n').filter(Boolean)
  expect(taken).toHaveLength(made.match(/^kind: /gm)!.length)
})

it('and would not take a Deployment that breaks its rules', async () => {
  const broken = (await manifests('orders')).replace('minReadySeconds: 5', 'minReadySeconds: -5')
  const dryRun = ['apply', '--dry-run=server', '--namespace', namespace, '--filename', '-']
  await expect(kubectl(dryRun, broken)).rejects.toThrow(/minReadySeconds: Invalid value: -5/)
})
