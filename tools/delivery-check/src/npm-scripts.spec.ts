import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(repository, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

const callers = ['Tiltfile', '.ci/run', ...filesIn('tilt', '.star'), ...filesIn('.github/workflows', '.yml')]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

it.each(callers)('%s calls scripts that are there', (file) => {
  const called = [...read(file).matchAll(/npm (?:run |(?=test\b))([\w:-]+)/g)].map(([, name]) => name!)
  const missing = called.filter((name) => !Object.hasOwn(scripts, name))
  expect(missing).toEqual([])
})
