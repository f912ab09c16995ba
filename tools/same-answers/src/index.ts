export type { Recorded } from './recording.js'
export { walkedThrough } from './walked-through.js'
