// @ts-check
import { domains } from './workspace.mjs'

/**
 * The rooms of the platform from the ground up. A room knows the rooms of the layers below its own, and no room beside it.
 */
export const layers = [
  ['testing', 'contract', 'config', 'gathering', 'in-flight'],
  ['context'],
  ['telemetry'],
  ['lifecycle', 'identity'],
  ['database'],
  ['events', 'idempotency'],
  ['app'],
  ['http', 'messaging'],
]

const room = (/** @type {string} */ name) => `room:${name}`
const roomsOfServices = [
  'contract',
  'context',
  'config',
  'telemetry',
  'lifecycle',
  'database',
  'events',
  'identity',
  'idempotency',
  'gathering',
  'app',
  'testing',
]

/** Who may depend on whom, by the tags in each package.json. Everything that is not named here is refused. */
export const packageRules = [
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['room:contract'] },
  {
    sourceTag: 'type:http',
    onlyDependOnLibsWithTags: ['type:contract', ...['contract', 'context', 'http', 'identity'].map(room)],
  },
  ...domains.map((domain) => ({
    allSourceTags: ['type:http', `domain:${domain}`],
    onlyDependOnLibsWithTags: [`domain:${domain}`, 'type:platform'],
  })),
  { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:contract', ...roomsOfServices.map(room)] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contract', 'type:http', 'type:service', 'type:platform'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:tool'] },
  ...layers.flatMap((layer, height) =>
    layer.map((name) => ({ sourceTag: room(name), onlyDependOnLibsWithTags: below(name, height) })),
  ),
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:contract', 'type:tool', 'room:contract'] },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: ['type:contract', 'type:tool', 'room:contract', 'room:in-flight'],
  },
]

function below(/** @type {string} */ name, /** @type {number} */ height) {
  // Tests meet the real database and the real broker, which a tool starts.
  if (name === 'testing') return ['type:tool']
  const lower = layers.slice(0, height).flat()
  return height === 0 ? [] : lower.map(room)
}
