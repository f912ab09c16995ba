import { Failure } from '@twofold/infrastructure'
import type { PublishedChart } from './published-chart.js'

type Publishable = Pick<PublishedChart, 'name' | 'version' | 'state' | 'push'>

/**
 * Pushes the charts that the registry does not have. Throws Failure, before anything is pushed, where it has one of the
 * same version with other contents: somebody may have installed it.
 */
export async function publish(charts: readonly Publishable[], tell: (message: string) => void): Promise<void> {
  const states = await Promise.all(charts.map((chart) => chart.state()))
  const taken = charts.filter((_, index) => states[index] === 'different')
  if (taken.length > 0)
    throw new Failure(
      `${taken.map(inWords).join(', ')} ${taken.length === 1 ? 'is' : 'are'} published, with other contents. ` +
        'Nothing was pushed: raise the version in package.json.',
    )
  for (const [index, chart] of charts.entries()) {
    if (states[index] === 'same') tell(`${inWords(chart)} is published already`)
    else {
      await chart.push()
      tell(`${inWords(chart)} published`)
    }
  }
}

const inWords = ({ name, version }: Publishable): string => `${name} ${version}`
