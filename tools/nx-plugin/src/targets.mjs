// @ts-check
/** @typedef {import('@nx/devkit').TargetConfiguration} Target */
/** @typedef {import('./plugin.mjs').Package} Package */

// A command without its externalDependencies counts as depending on every package of the lock: any bump would redo it.
const packages = (/** @type {string[]} */ ...names) => ({ externalDependencies: names })
const nodeVersion = { runtime: 'node --version' }
const compilerSettings = '{workspaceRoot}/tsconfig.base.json'

/** Prettier, of the files of one project. @returns {Target} */
export function formatCheck(/** @type {string} */ root) {
  const elsewhere = root === '.' ? ' "!{apps,bench,charts,libs,e2e,experiments,tools}/**"' : ''
  return {
    command: `prettier --check ${root}${elsewhere}`,
    cache: true,
    inputs: ['default', '{workspaceRoot}/.prettierrc', '{workspaceRoot}/.prettierignore', packages('prettier')],
    outputs: [],
  }
}

/** ESLint, boundaries included. What is linted with types sees the sources of its dependencies. @returns {Target} */
export function lint(/** @type {string} */ root) {
  const elsewhere = root === '.' ? ' --ignore-pattern "{apps,bench,charts,libs,e2e,experiments,tools}/**"' : ''
  return {
    command: `eslint --max-warnings=0 ${root}${elsewhere}`,
    cache: true,
    inputs: [
      'default',
      '^production',
      compilerSettings,
      '{workspaceRoot}/eslint.config.mjs',
      '{workspaceRoot}/tools/boundaries/src/**/*.mjs',
      packages('@nx/eslint-plugin', 'eslint', 'eslint-plugin-import-x', 'nx', 'typescript', 'typescript-eslint'),
    ],
    outputs: [],
  }
}

/** The type check, specs included, over project references (kept by `nx sync`). @returns {Target} */
export function typecheck() {
  return {
    command: 'tsc --build {projectRoot}',
    cache: true,
    dependsOn: ['^typecheck'],
    inputs: ['default', '^production', compilerSettings, packages('typescript', '@types/node')],
    outputs: ['{projectRoot}/out-tsc'],
  }
}

/** The unit tests of one project; their report is a file that others may count. @returns {Target} */
export function test(/** @type {Package} */ { shortName, tags }, report = `reports/tests/${shortName}.json`) {
  // Whose tests look at the workspace runs them again when its make-up changes; and so does all that depends on it.
  const workspace = [
    '{workspaceRoot}/*',
    '{workspaceRoot}/{.ci,.github,docs,tilt}/**/*',
    '{workspaceRoot}/{apps,bench,charts,libs,e2e,experiments,tools}/**/package.json',
  ]
  return {
    command: `vitest run --dir {projectRoot} --reporter=default --reporter=json --outputFile.json=${report}`,
    cache: true,
    inputs: [
      'default',
      '^production',
      compilerSettings,
      '{workspaceRoot}/vitest.config.ts',
      '{workspaceRoot}/tools/bundle/src/gzip-asset.mjs',
      ...(tags.includes('about:workspace') ? workspace : []),
      nodeVersion,
      packages('vite', 'vitest'),
    ],
    outputs: [`{workspaceRoot}/${report}`],
  }
}

/** What of a project's tests waits for real outages: `*.faults.spec.ts`. Alone, since it counts on time. @returns {Target} */
export function faults(/** @type {Package} */ it) {
  const target = test(it, `reports/tests/faults--${it.shortName}.json`)
  return { ...target, options: { env: { SUITE: 'faults' } }, parallelism: false }
}

/** One app as one file that needs no node_modules. @returns {Target} */
export function bundle(/** @type {Package} */ { root }) {
  return {
    command: `node tools/bundle/src/bundle.mjs ${root}`,
    cache: true,
    inputs: [
      'production',
      '^production',
      compilerSettings,
      '{workspaceRoot}/tools/bundle/src/**/*.mjs',
      packages('rolldown'),
    ],
    outputs: [`{workspaceRoot}/dist/${root}`],
  }
}

/** What is inside one app's bundle. @returns {Target} */
export function bill(/** @type {Package} */ it) {
  const { inputs = [] } = bundle(it)
  return {
    command: `node tools/bundle/src/bill.mjs ${it.root}`,
    cache: true,
    inputs: [...inputs, packages('rollup-plugin-sbom')],
    outputs: [`{workspaceRoot}/dist/bills/${it.shortName}`],
  }
}

/** One app's bundle as a container image. What Docker holds is no file, so the tool itself sees whether there is anything to do. @returns {Target} */
export function image(/** @type {Package} */ { shortName }) {
  return { command: `tsx tools/image/src/image.ts ${shortName}`, dependsOn: ['bundle'], cache: false }
}

/** All Helm charts. What the apps compose goes into them, so their sources are inputs. @returns {Target} */
export function chart() {
  return {
    command: 'tsx charts/src/main.ts',
    cache: true,
    inputs: [
      'production',
      '!{projectRoot}/src/__snapshots__/**',
      '^production',
      compilerSettings,
      '{workspaceRoot}/package.json',
      '{workspaceRoot}/tools/bundle/src/**/*.mjs',
      packages('cdk8s', 'cdk8s-plus-33', 'constructs', 'rolldown', 'tsx', 'yaml', 'zod'),
    ],
    outputs: ['{workspaceRoot}/dist/charts'],
  }
}

/**
 * The acceptance suite against each shape, and the comparison of their answers.
 *
 * @returns {Record<string, Target>}
 */
export function endToEnd(/** @type {Package[]} */ apps) {
  const all = apps.map(({ shortName }) => shortName)
  const shapes = { monolith: ['monolith'], services: all.filter((app) => app !== 'monolith'), both: all }
  const targets = Object.entries(shapes).map(([shape, names]) => [`e2e--${shape}`, acceptance(shape, names)])
  // They wait for real time-outs, so they are a command of their own: npm run test:faults.
  const { monolith, services } = shapes
  const faults = Object.entries({ monolith, services }).map(([shape, names]) => [
    `faults--${shape}`,
    acceptance(shape, names, 'faults'),
  ])
  return {
    ...Object.fromEntries(targets),
    e2e: { executor: 'nx:noop', dependsOn: targets.map(([name]) => name) },
    ...Object.fromEntries(faults),
    faults: { executor: 'nx:noop', dependsOn: faults.map(([name]) => name) },
  }
}

/** @returns {Target} */
function acceptance(/** @type {string} */ shape, /** @type {string[]} */ apps, suite = 'acceptance') {
  const report = `reports/tests/${suite === 'acceptance' ? 'e2e' : suite}--${shape}.json`
  return {
    command: `vitest run --config e2e/vitest.config.ts --reporter=default --reporter=json --outputFile.json=${report}`,
    options: { env: { SHAPE: shape, SUITE: suite } },
    cache: true,
    // Two shapes fit beside each other; what counts on time, or compares answer by answer, is alone.
    parallelism: suite === 'acceptance' && shape !== 'both',
    dependsOn: [{ projects: apps.map((app) => `@twofold/${app}`), target: 'bundle' }],
    inputs: [
      'default',
      '^production',
      compilerSettings,
      { dependentTasksOutputFiles: '**/main.js' },
      nodeVersion,
      packages('vite', 'vitest', 'supertest'),
    ],
    outputs: [`{workspaceRoot}/${report}`],
  }
}
