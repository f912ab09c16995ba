import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readme, readmeWithTable } from './readme.js'

it('shows who runs together as the apps are composed; else `npm run docs`', async () => {
  expect(readFileSync(readme, 'utf8')).toBe(await readmeWithTable())
})
