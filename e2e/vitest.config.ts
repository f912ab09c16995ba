import { defineConfig } from 'vitest/config'

// A run is about one shape, which SHAPE names (monolith, services), or compares both of them.
const { SHAPE, SUITE = 'acceptance' } = process.env
const compares = SHAPE === 'both'

/** What SUITE may be: the parts of a run, one after another. */
const suites: Record<string, { name: string; maxWorkers?: number }[]> = {
  acceptance: [
    // More waiting than work: two at once take a third less time.
    { name: 'api', maxWorkers: 2 },
    // What counts on time, or on nobody else changing anything.
    { name: 'alone' },
    // What the files before have seen.
    { name: 'completeness' },
    { name: 'groupings' },
  ],
  faults: [{ name: 'faults' }],
  'same-answers': [{ name: 'same-answers' }],
}

const settings = {
  environment: 'node',
  // Files share what they have imported, and who is logged in.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const

const parts = suites[compares ? 'same-answers' : SUITE] ?? []

/** The acceptance suite, to be run from the repository's root. */
export default defineConfig({
  test: {
    globalSetup: compares ? 'e2e/src/shop/start-both-shapes.ts' : 'e2e/src/shop/start-the-shop.ts',
    projects: parts.map(({ name, maxWorkers = 1 }, groupOrder) => ({
      test: {
        ...settings,
        name,
        include: [`e2e/src/${name}/**/*.spec.ts`],
        maxWorkers,
        sequence: { groupOrder },
      },
    })),
  },
})
