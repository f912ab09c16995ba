import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askDocker } from '@twofold/image'
import { parse } from 'yaml'

/** The images of PostgreSQL and NATS that Docker has: a local cluster need not fetch them then. */
export async function serverImages(chart: string): Promise<string[]> {
  const { postgresql, nats } = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'))
  const held: string[] = []
  for (const { image } of [postgresql, nats] as { image: string }[])
    if ((await askDocker('image', 'inspect', '--format', '{{.Id}}', image)) !== undefined) held.push(image)
  return held
}
