import { docker } from './docker.js'

/** The image that was built last for an app: its id, and the tag with the hash of what is in it. */
export async function imageOf(app: string): Promise<{ id: string; tag: string }> {
  const { Id, Config } = JSON.parse(await docker('image', 'inspect', '--format', '{{json .}}', `twofold/${app}:dev`))
  return { id: Id, tag: `twofold/${app}:${Config.Labels['org.opencontainers.image.version']}` }
}
