import { configDefaults, defineConfig } from 'vitest/config'
import { gzipAsset } from './tools/bundle/src/gzip-asset.mjs'

// What waits for real outages is a command of its own, npm run test:faults, and has names of its own.
const faults = process.env.SUITE === 'faults'
const specs = faults ? '*.faults.spec.ts' : '*.spec.ts'

export default defineConfig({
  plugins: [{ ...gzipAsset(), enforce: 'pre' }],
  test: {
    environment: 'node',
    include: [`{apps,bench,charts,experiments,libs,tools}/**/src/**/${specs}`, `src/**/${specs}`],
    exclude: [...configDefaults.exclude, ...(faults ? [] : ['**/*.faults.spec.ts'])],
    // The files of a package share what they import: loading Nest and TypeORM anew for each took two thirds of the time.
    isolate: false,
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
