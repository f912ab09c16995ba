// @ts-check
import { createProjectGraphAsync } from '@nx/devkit'
import nx from '@nx/eslint-plugin'
import * as jsonc from 'jsonc-eslint-parser'
import { everywhere, kinds } from './kinds.mjs'
import { packageRules } from './packages.mjs'

/** @typedef {import('eslint').Linter.Config} Config */

// Without Nx's graph of the workspace its rules pass everything, and with an old one they judge by what was. A task of Nx has a new one.
if (!process.env.NX_TASK_TARGET_PROJECT) await createProjectGraphAsync()

/** Who may depend on whom. @type {Config} */
const packages = {
  name: 'boundaries between packages',
  files: ['**/*.ts', '**/*.mjs'],
  // The configurations at the root put the tools to use by their paths.
  ignores: ['*'],
  rules: {
    '@nx/enforce-module-boundaries': ['error', { depConstraints: packageRules, banTransitiveDependencies: true }],
  },
}

/** A package.json names exactly what its sources import: Nx and the bundles go by it. @type {Config} */
const dependencies = {
  name: 'dependencies as imported',
  files: ['{apps,libs}/**/package.json'],
  languageOptions: { parser: jsonc },
  rules: {
    '@nx/dependency-checks': [
      'error',
      { buildTargets: ['typecheck'], ignoredFiles: ['**/*.spec.ts', '**/*.fixture.ts', '**/bench/**'] },
    ],
  },
}

/** What a kind of file goes without. @type {Config[]} */
const files = Object.entries(kinds).map(([name, { files, without, refuses = [] }]) => ({
  name: `boundaries of a file: ${name}`,
  files,
  settings: { kind: name },
  rules: {
    'no-restricted-imports': ['error', { patterns: [...everywhere.without, ...without] }],
    'no-restricted-syntax': ['error', ...everywhere.refuses, ...refuses],
  },
}))

/** @type {Config} */
const length = {
  name: 'length of an app',
  files: ['{apps,e2e/apps}/*/src/main.ts'],
  rules: { 'max-lines': ['error', { max: 40 }] },
}

/** Every boundary of DESIGN.md that a linter can see. @type {Config[]} */
export const boundaries = [{ plugins: { '@nx': /** @type {object} */ (nx) } }, packages, dependencies, ...files, length]
