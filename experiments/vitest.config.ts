import { defineConfig } from 'vitest/config'

/** What has to be seen on a cluster where both shapes are deployed, to be run from the repository's root: npm run test:cluster. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['experiments/src/on-the-cluster/*.cluster-spec.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
