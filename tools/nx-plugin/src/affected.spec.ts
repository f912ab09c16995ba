import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

// Each question to Nx is a process that reads the workspace anew.
vi.setConfig({ testTimeout: 120_000 })

const workspace = join(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'affected-'))
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')))

const library = 'a-library-of-orders'
const read = (file: string): string => readFileSync(join(copy, file), 'utf8')
const write = (file: string, json: object): void => writeFileSync(join(copy, file), JSON.stringify(json, null, 2))

const run = (command: string, args: string[], cwd = copy): string =>
  execFileSync(command, args, { cwd, env: { ...env, NX_DAEMON: 'false' }, encoding: 'utf8' })
const git = (...args: string[]) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args])

beforeAll(() => {
  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], workspace).split('\0')
  for (const file of files.filter((it) => it && existsSync(join(workspace, it))))
    cpSync(join(workspace, file), join(copy, file))
  useLibrary()
  symlinkSync(join(workspace, 'node_modules'), join(copy, 'node_modules'))
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=before')
})
afterEach(() => {
  git('checkout', '--quiet', '.')
  git('clean', '--quiet', '--force', '-d')
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Lets one service name a library that nothing else needs. */
function useLibrary(): void {
  const manifest = JSON.parse(read('libs/orders/service/package.json'))
  const lock = JSON.parse(read('package-lock.json'))
  manifest.dependencies[library] = '^1.0.0'
  lock.packages['libs/orders/service'].dependencies[library] = '^1.0.0'
  lock.packages[`node_modules/${library}`] = { version: '1.0.0', integrity: 'sha512-1' }
  write('libs/orders/service/package.json', manifest)
  write('package-lock.json', lock)
}

const affected = (): string[] =>
  JSON.parse(run('node_modules/.bin/nx', ['show', 'projects', '--affected', '--base=HEAD', '--json']))

const apps = (): string[] =>
  readdirSync(join(copy, 'apps')).filter((it) => existsSync(join(copy, 'apps', it, 'package.json')))
const dependenciesIn = (folder: string): string[] =>
  Object.keys(JSON.parse(read(`${folder}/package.json`)).dependencies ?? {})
const appsWith = (name: string) => apps().filter((app) => dependenciesIn(`apps/${app}`).includes(name))
const appsAmong = (projects: string[]) => apps().filter((app) => projects.includes(`@twofold/${app}`))

it('a line of a service affects the apps that hold the service, and the acceptance suite', () => {
  writeFileSync(join(copy, 'libs/orders/service/changed.ts'), '')
  const projects = affected()
  expect(appsAmong(projects)).toEqual(appsWith('@twofold/orders-service'))
  expect(appsAmong(projects)).toHaveLength(2)
  expect(projects).toContain('@twofold/e2e')
})

it('another version of a library affects the apps that hold the package that names it', () => {
  const lock = JSON.parse(read('package-lock.json'))
  lock.packages[`node_modules/${library}`] = { version: '1.0.1', integrity: 'sha512-2' }
  write('package-lock.json', lock)
  expect(appsAmong(affected())).toEqual(appsWith('@twofold/orders-service'))
})
