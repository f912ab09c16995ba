import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Failure } from '@twofold/infrastructure'
import { parse } from 'yaml'
import { type Helm, helmsReason } from '../helm/helm.js'

export interface ChartRepository {
  /** `oci://ghcr.io/me/twofold/charts`. */
  readonly url: string
  /** It speaks HTTP without TLS. */
  readonly isPlain: boolean
}

/** A chart that `npm run chart` has made, and its place in an OCI registry. */
export class PublishedChart {
  private constructor(
    private readonly helm: Helm,
    private readonly folder: string,
    private readonly repository: ChartRepository,
    readonly name: string,
    readonly version: string,
  ) {}

  static async of(folder: string, repository: ChartRepository, helm: Helm): Promise<PublishedChart> {
    const { name, version } = parse(await readFile(join(folder, 'Chart.yaml'), 'utf8')) as Record<string, string>
    return new PublishedChart(helm, folder, repository, name!, version!)
  }

  /** What the registry has of this version: nothing, the same files, or others. Throws Failure where it cannot be asked. */
  async state(): Promise<'missing' | 'same' | 'different'> {
    return inTemporaryFolder(async (temporary) => {
      const { name, version } = this
      const { url } = this.repository
      const into = ['--version', version, '--untar', '--untardir', temporary]
      try {
        await this.helm.run(['pull', `${url}/${name}`, ...into, ...this.protocol])
      } catch (error) {
        const reason = helmsReason(error)
        // What a registry says of a version, and of a chart, that it does not have.
        if (/not found|manifest unknown|name unknown/i.test(reason)) return 'missing'
        throw new Failure(`${url} cannot be asked for ${name} ${version}: ${reason}`)
      }
      const [published, wanted] = await Promise.all([filesIn(join(temporary, name)), filesIn(this.folder)])
      return JSON.stringify(published) === JSON.stringify(wanted) ? 'same' : 'different'
    })
  }

  private get protocol(): string[] {
    return this.repository.isPlain ? ['--plain-http'] : []
  }

  async push(): Promise<void> {
    await inTemporaryFolder(async (temporary) => {
      await this.helm.run(['package', this.folder, '--destination', temporary])
      const file = join(temporary, `${this.name}-${this.version}.tgz`)
      await this.helm.run(['push', file, this.repository.url, ...this.protocol])
    }).catch((error: unknown) => {
      throw new Failure(`${this.name} ${this.version} could not be pushed: ${helmsReason(error)}`)
    })
  }
}

async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-chart-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Contents by path. Helm writes Chart.yaml anew when it packs a chart, so of that only the meaning counts. */
async function filesIn(folder: string): Promise<[path: string, content: unknown][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = paths.map(async (path): Promise<[string, unknown]> => {
    const content = await readFile(path, 'utf8')
    const name = relative(folder, path)
    return [name, name === 'Chart.yaml' ? sorted(parse(content)) : content]
  })
  return (await Promise.all(files)).toSorted(([a], [b]) => a.localeCompare(b))
}

const sorted = (manifest: object) => Object.entries(manifest).toSorted(([a], [b]) => a.localeCompare(b))
