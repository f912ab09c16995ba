import { buildImage } from './build-image.js'
import { requireDocker } from './docker.js'
import { runCommand } from './run-command.js'

/** `tsx image.ts orders` packs a bundle that is there. The Nx target `image` brings it up to date first. */
await runCommand(async () => {
  const [app] = process.argv.slice(2)
  if (!app) throw new Error('Usage: tsx tools/image/src/image.ts <app>')
  await requireDocker()
  const { tag, isOld } = await buildImage(app)
  console.log(`${tag} ${isOld ? 'is there already' : 'is built'}, and is twofold/${app}:dev`)
})
