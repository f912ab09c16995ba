import { buildImages } from './build-images.js'
import { runCommand } from './run-command.js'

/** `npm run image [-- orders …]`: the images of the apps named, or of all. */
await runCommand(() => buildImages(process.argv.slice(2)))
