import { defineConfig } from 'vitest/config'
import { gzipAsset } from './tools/bundle/src/gzip-asset.mjs'

export default defineConfig({
  plugins: [{ ...gzipAsset(), enforce: 'pre' }],
  test: {
    environment: 'node',
    include: ['{apps,charts,experiments,libs,tools}/**/src/**/*.spec.ts', 'src/**/*.spec.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
