import { defineConfig } from 'vitest/config'

// One run is against one shape, which SHAPE names: monolith or services; `both` compares them, and nothing else.
const compares = process.env.SHAPE === 'both'

const settings = {
  environment: 'node',
  // The shop is one, and so is its stock: files take turns. They share what they have imported, and who is logged in.
  isolate: false,
  maxWorkers: 1,
  testTimeout: 60_000,
  // Some tests are about what the shop does at its limit, which a machine that is busy with other things moves.
  retry: 1,
  hookTimeout: 60_000,
} as const

/** Projects run one after another, in this order. */
const projects = compares
  ? [{ name: 'same answers', include: ['e2e/src/same-answers/*.spec.ts'] }]
  : [
      { name: 'acceptance', include: ['e2e/src/api/**/*.spec.ts'] },
      // What the files before have seen.
      { name: 'completeness', include: ['e2e/src/completeness/*.spec.ts'] },
      // Last: these end processes.
      { name: 'other groupings', include: ['e2e/src/groupings/*.spec.ts'] },
      { name: 'faults', include: ['e2e/src/faults/*.spec.ts'] },
    ]

/** The acceptance suite, to be run from the repository's root. */
export default defineConfig({
  test: {
    globalSetup: compares ? 'e2e/src/shop/start-both-shapes.ts' : 'e2e/src/shop/start-the-shop.ts',
    projects: projects.map((project, groupOrder) => ({ test: { ...settings, ...project, sequence: { groupOrder } } })),
  },
})
