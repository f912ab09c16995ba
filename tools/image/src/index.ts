export { type BuiltImage, buildImage, tagOf } from './build-image.js'
export { askDocker, docker, requireDocker } from './docker.js'
export { newLayers, type NewLayers } from './new-layers.js'
export { runCommand } from './run-command.js'
