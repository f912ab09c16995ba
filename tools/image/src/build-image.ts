import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '@twofold/infrastructure'
import { repository } from '@twofold/local'
import { askDocker, docker } from './docker.js'
import { forgetBuildTime } from './forget-build-time.js'
import { bundledFiles, packBundle } from './pack-bundle.js'
import { runtimeImage } from './runtime-image.js'
import { inTemporaryFolder } from './temporary-folder.js'
import { versionOfImage } from './version-of-image.js'

const dockerfile = join(repository, 'docker/Dockerfile')

export interface BuiltImage {
  /** `twofold/orders:` and the hash of what is in it. */
  tag: string
  /** Whether Docker had it already. */
  isOld: boolean
}

interface DescribedImage {
  /** `twofold/orders:` and the hash of what is in it. */
  tag: string
  bundle: string
  buildArguments: Record<string, string>
}

/** The tag that the image of `dist/apps/<app>` has, built or not: what is in it decides. */
export async function tagOf(app: string): Promise<string> {
  return (await describeImage(app)).tag
}

/** Packs `dist/apps/<app>` as an image that is also tagged `twofold/<app>:dev`. An unchanged app is an unchanged image. */
export async function buildImage(app: string): Promise<BuiltImage> {
  const { tag, bundle, buildArguments } = await describeImage(app)
  const isOld = (await askDocker('image', 'inspect', '--format', '{{.Id}}', tag)) !== undefined
  if (!isOld) await build(tag, bundle, buildArguments)
  await docker('tag', tag, `twofold/${app}:dev`)
  return { tag, isOld }
}

/**
 * As `buildImage`, for a platform that need not be this machine's: nothing runs while it is packed, so nothing is
 * emulated. Answers its tag, `twofold/orders:0123-arm64` of `linux/arm64`.
 */
export async function buildImageFor(app: string, platform: string): Promise<string> {
  const { tag, bundle, buildArguments } = await describeImage(app)
  const ownTag = `${tag}-${platform.split('/').slice(1).join('-')}`
  await build(ownTag, bundle, buildArguments, ['--platform', platform])
  return ownTag
}

async function describeImage(app: string): Promise<DescribedImage> {
  const bundle = join(repository, 'dist/apps', app)
  const contents = await Promise.all(bundledFiles.map((name) => readFile(join(bundle, name)))).catch(() => {
    throw new Failure(`There is no bundle in dist/apps/${app}. Build it with: npx nx bundle @twofold/${app}`)
  })
  const base = await runtimeImage()
  const source = await sourceOfRepository()
  const version = versionOfImage({
    app,
    source,
    base: `${base.name} ${base.identity}`,
    dockerfile: await readFile(dockerfile),
    ...Object.fromEntries(bundledFiles.map((name, index) => [name, contents[index]!])),
  })
  const buildArguments = { APP: app, VERSION: version, RUNTIME_IMAGE: base.name, SOURCE: source }
  return { tag: `twofold/${app}:${version}`, bundle, buildArguments }
}

async function build(
  tag: string,
  bundle: string,
  values: Record<string, string>,
  options: readonly string[] = [],
): Promise<void> {
  const all = { ...values, BUNDLE: 'packed', SOURCE_DATE_EPOCH: '0' }
  const buildArguments = Object.entries(all).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`])
  await inTemporaryFolder(async (context) => {
    await packBundle(bundle, context)
    await docker('build', '--quiet', '--file', dockerfile, '--tag', tag, ...options, ...buildArguments, context)
  })
  await forgetBuildTime(tag)
}

/** Where the sources are published, as the root's package.json says; empty where it does not. */
async function sourceOfRepository(): Promise<string> {
  const { repository: published } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'))
  return published?.url ?? published ?? ''
}
