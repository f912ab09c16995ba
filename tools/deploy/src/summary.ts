import Table from 'cli-table3'
import { type DeployReport, isChanged } from './deploy-report.js'

/** What `npm run deploy` says when all is done. */
export function summary({ shape, environment, namespace, releases, built, seconds }: DeployReport): string {
  const table = new Table({
    head: ['release', 'image', 'what', 'new pods', 'took'],
    colAligns: ['left', 'left', 'left', 'right', 'right'],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: process.stdout.isTTY ? { head: ['bold'] } : { head: [], border: [] },
  })
  for (const release of releases) {
    const { name, image, change, newPods, seconds } = release
    const figures = isChanged(release) ? [newPods, `${seconds.toFixed(1)} s`] : ['', '']
    table.push([name, image?.tag ?? '', change, ...figures])
  }
  return [
    table.toString(),
    `${shape} in ${namespace} with the values of ${environment}: ${count(built.length, 'image')} built, ${seconds.toFixed(0)} s in all`,
    '',
    `  kubectl --namespace ${namespace} get pods`,
    `  npm run test:deployed -- --shape ${shape} --namespace ${namespace}`,
  ].join('\n')
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
