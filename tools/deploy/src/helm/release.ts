import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@twofold/infrastructure'
import type { ImageReference } from '../images/image-reference.js'
import { type Helm, helmsReason } from './helm.js'

/** Seconds. */
const timeToRollBack = 120

interface Revision {
  readonly revision: number
  readonly status: string
}

export interface ReleaseOptions {
  /** Folder of the chart. */
  readonly chart: string
  readonly values: readonly string[]
  /** As `--set-string` takes them. */
  readonly set: Readonly<Record<string, string>>
  /** As `--set-json` takes them. */
  readonly setJson?: Readonly<Record<string, string>>
}

/** One chart, released under its own name. */
export class Release {
  constructor(
    private readonly helm: Helm,
    readonly name: string,
    private readonly options: ReleaseOptions,
  ) {}

  /** Its newest revision that was deployed, or undefined. Throws Failure while another deploy is at work on it. */
  async deployed(): Promise<number | undefined> {
    const revisions = await this.history()
    const { status } = revisions.at(-1) ?? {}
    if (status?.startsWith('pending-'))
      throw new Failure(
        `Somebody else is changing the release ${this.name} (${status}). Wait for them; if they are gone for good, free it with: ${this.helm.inWords(status === 'pending-install' ? 'uninstall' : 'rollback', this.name)}`,
      )
    return revisions.findLast((it) => it.status === 'deployed' || it.status === 'superseded')?.revision
  }

  /** Whether Helm's last word on it is that it is deployed, with just these manifests: then there is nothing to do. */
  async isCurrent(): Promise<boolean> {
    if ((await this.history()).at(-1)?.status !== 'deployed') return false
    const [running, wanted] = await Promise.all([this.runningManifests(), this.wantedManifests()])
    return digest(running) === digest(wanted)
  }

  /** The image that it was last deployed with; undefined where it is not there, or has none. */
  async runningImage(): Promise<ImageReference | undefined> {
    if ((await this.history()).at(-1)?.status !== 'deployed') return undefined
    const { image } = JSON.parse(await this.helm.run(['get', 'values', this.name, '--output', 'json'])) ?? {}
    return image && { ...image, digest: image.digest || undefined }
  }

  /** Installs or upgrades it and waits until all of it is ready. Rejects when Helm gives up, or `signal` tells it to. */
  async apply(options: { seconds: number; signal: AbortSignal }): Promise<void> {
    const wait = ['--wait', '--timeout', `${options.seconds}s`, '--history-max', '10']
    await this.helm.run([...this.upgrade(), ...wait], { signal: options.signal })
  }

  /** Goes back to a revision; where there was none, takes the release away. */
  async rollBack(revision: number | undefined): Promise<void> {
    if (revision === undefined) return this.uninstall()
    const last = await this.settled()
    if (last?.revision === revision && last.status === 'deployed') return // Helm has refused it before it changed anything
    await this.helm.run(['rollback', this.name, String(revision), '--wait', '--timeout', `${timeToRollBack}s`])
  }

  async uninstall(): Promise<void> {
    await this.helm.run(['uninstall', this.name, '--ignore-not-found', '--wait', '--timeout', `${timeToRollBack}s`])
  }

  /** Its last revision. Helm that was told to stop takes a moment to write down that the upgrade has failed. */
  private async settled(): Promise<Revision | undefined> {
    for (let tries = 0; ; tries++) {
      const last = (await this.history()).at(-1)
      if (!last?.status.startsWith('pending-') || tries === 20) return last
      await sleep(500)
    }
  }

  private async history(): Promise<Revision[]> {
    try {
      return JSON.parse(await this.helm.run(['history', this.name, '--output', 'json']))
    } catch (error) {
      if (/release: not found/.test(helmsReason(error))) return []
      throw error
    }
  }

  private async runningManifests(): Promise<string> {
    const parts = await Promise.all(
      ['manifest', 'hooks'].map((part) => this.helm.run(['get', part, this.name]).catch(() => '')),
    )
    return parts.join('\n')
  }

  /** As the server would have them, so that what templates look up in the cluster is there. */
  private async wantedManifests(): Promise<string> {
    const answer = await this.helm.run([...this.upgrade(), '--dry-run=server', '--output', 'json'])
    const { manifest, hooks = [] } = JSON.parse(answer) as {
      manifest: string
      hooks?: { path: string; manifest: string }[]
    }
    return [manifest, ...hooks.map((hook) => `---\n# Source: ${hook.path}\n${hook.manifest}`)].join('\n')
  }

  private upgrade(): string[] {
    const { chart, values, set, setJson = {} } = this.options
    return [
      ...['upgrade', '--install', this.name, chart],
      ...values.flatMap((file) => ['--values', file]),
      ...Object.entries(set).flatMap(([name, value]) => ['--set-string', `${name}=${value}`]),
      ...Object.entries(setJson).flatMap(([name, value]) => ['--set-json', `${name}=${value}`]),
    ]
  }
}

/** Of manifests in whatever order: Helm gives hooks in one order here and in another there. */
function digest(manifests: string): string {
  const documents = manifests
    .split(/^---$/m)
    .map((document) => document.trim())
    .filter(Boolean)
    .toSorted()
  return createHash('sha256').update(documents.join('\n')).digest('hex')
}
