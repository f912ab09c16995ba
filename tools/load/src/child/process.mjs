// The process of a load. Workloads are TypeScript, wherever they come from.
import { register } from 'tsx/esm/api'

register()
await import('./run-in-child.ts')
