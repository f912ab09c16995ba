import { Failure } from '@twofold/infrastructure'
import { markdownTable } from 'markdown-table'
import type { Start } from './measure-starts.js'
import type { Sizes } from './measure-sizes.js'

/** At most, in bytes. */
export const targets: Sizes = { total: 65_000_000, own: 4_000_000 }

export interface ImageMeasured {
  app: string
  tag: string
  id: string
  compressed: Sizes
  /** Undefined where starts could not be measured. */
  start?: Start
}

export interface ImagesReport {
  measuredAt: string
  machine: { platform: string; cpus: number; docker: string }
  base: { name: string; identity: string }
  /** How many starts a median is of. */
  starts: number
  targets: Sizes
  images: ImageMeasured[]
}

const head = ['app', 'image', 'compressed', 'own layer', 'start to ready', 'of it, the process', 'sizes']

/** The report for people, in Markdown. */
export function inWords(report: ImagesReport): string {
  const { measuredAt, machine, base, starts, images } = report
  return [
    '# Images',
    '',
    markdownTable([head, ...images.map(rowOf)]),
    '',
    `Targets: ${megabytes(targets.total)} compressed in all, ${megabytes(targets.own)} an app's own layer.`,
    `Compressed is the sum of the layers as gzip at its default level makes them, which is what a push sends; 1 MB is 1,000,000 bytes.`,
    ...(images.some(({ start }) => start)
      ? [
          `Start to ready is from \`docker start\` until /readyz answers 200 through a published port, the median of ${starts} starts on a migrated database and NATS in containers beside it; the process counts from its own start.`,
        ]
      : ['Starts were not measured: Docker has no compose plugin here.']),
    '',
    `Base: ${base.name} (${base.identity}). ${machine.platform}, ${machine.cpus} CPUs, Docker ${machine.docker}, ${measuredAt}.`,
    '',
  ].join('\n')
}

function rowOf({ app, tag, compressed, start }: ImageMeasured): string[] {
  return [
    app,
    tag,
    megabytes(compressed.total),
    megabytes(compressed.own),
    milliseconds(start?.ready),
    milliseconds(start?.process),
    meetsTargets(compressed) ? 'met' : 'missed',
  ]
}

export function meetsTargets({ total, own }: Sizes): boolean {
  return total <= targets.total && own <= targets.own
}

/** @throws Failure where an image weighs more than it may */
export function requireTargets(images: readonly { readonly app: string; readonly compressed: Sizes }[]): void {
  const heavy = images.filter(({ compressed }) => !meetsTargets(compressed)).map(({ app }) => app)
  if (heavy.length > 0) throw new Failure(`These images weigh more than they may: ${heavy.join(', ')}.`)
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`

const milliseconds = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? 'not measured' : `${Math.round(value)} ms`
