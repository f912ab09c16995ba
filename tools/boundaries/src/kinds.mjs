// @ts-check
import { constructs as c } from './constructs.mjs'
import { libraries as l } from './libraries.mjs'

/** @typedef {{ files: string[], without: import('./libraries.mjs').Library[], refuses?: import('./constructs.mjs').Construct[] }} Kind */

const doors = [l.broker, l.messageTransport, l.webServer]
const framework = [l.nestButInjectable, l.restOfNest]
const inPlatform = (/** @type {string[]} */ ...rooms) => rooms.map((room) => `libs/platform/${room}/src/**/*.ts`)
const inService = (/** @type {string[]} */ ...names) => names.map((name) => `libs/!(platform)/service/src/**/${name}`)

/** @type {Record<string, Kind>} */
const described = {
  anything: { files: ['**/*.ts', '**/*.mjs'], without: [] },

  platform: { files: inPlatform('*'), without: [l.database, ...doors], refuses: [c.businessName] },
  'platform that remembers': {
    files: inPlatform('database', 'events', 'idempotency', 'testing'),
    without: doors,
    refuses: [c.businessName],
  },
  'platform/messaging': {
    files: inPlatform('messaging'),
    without: [l.database, l.webServer],
    refuses: [c.businessName],
  },
  'platform/http': {
    files: inPlatform('http'),
    without: [l.database, l.broker, l.messageTransport],
    refuses: [c.businessName],
  },

  contract: { files: ['libs/!(platform)/contract/src/**/*.ts'], without: [l.allButZod], refuses: [c.lateImport] },
  http: { files: ['libs/!(platform)/http/src/**/*.ts'], without: [l.database, ...doors], refuses: [c.lateImport] },
  'service that decides': {
    files: inService('*.ts'),
    without: [l.database, ...doors, ...framework],
    refuses: [c.lateImport],
  },
  'service that remembers': {
    files: inService('*.store.ts', '*.rows.ts', 'migrations/**/*.ts'),
    without: [...doors, ...framework],
    refuses: [c.lateImport],
  },
  'service that wires': {
    files: inService('*.module.ts', 'index.ts'),
    without: [l.database, ...doors],
    refuses: [c.lateImport],
  },
  test: { files: ['**/*.{spec,fixture}.ts', 'libs/platform/*/src/bench/**/*.ts'], without: [] },

  app: { files: ['{apps,e2e/apps}/*/src/**/*.ts'], without: [], refuses: [c.secondFile] },
  main: {
    files: ['{apps,e2e/apps}/*/src/main.ts'],
    without: [l.database, ...doors],
    refuses: [c.decision, c.class, c.lateImport],
  },
}

/**
 * The kinds of files: which libraries each does `without`, and which constructs it `refuses`. Where a file is of several
 * kinds, the last one counts.
 *
 * @type {Record<string, Kind>}
 */
export const kinds = Object.fromEntries(
  Object.entries(described).map(([name, kind]) => [
    name,
    name === 'test' ? kind : { ...kind, without: [l.testEntry, ...kind.without] },
  ]),
)

export const everywhere = { without: [l.insides], refuses: [c.exportAll] }
