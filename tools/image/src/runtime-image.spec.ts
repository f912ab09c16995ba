import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { expect, it } from 'vitest'
import { defaultOf } from './runtime-image.js'

const dockerfile = await readFile(join(repository, 'docker/Dockerfile'), 'utf8')

it('finds the base image that the Dockerfile names', () => {
  expect(defaultOf('RUNTIME_IMAGE', dockerfile)).toMatch(/^gcr\.io\/distroless\/nodejs\d+-debian\d+:nonroot$/)
})

it('refuses an argument without a default', () => {
  expect(() => defaultOf('APP', dockerfile)).toThrow('docker/Dockerfile gives APP no default')
})

it('needs no front end but the one that comes with Docker', () => {
  expect(dockerfile).not.toMatch(/^#\s*syntax\s*=/m)
})
