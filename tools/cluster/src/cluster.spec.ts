import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const entry = join(import.meta.dirname, '../../local/run.mjs')
const config = join(import.meta.dirname, '../kind.yaml')

let programs: string
const log = () =>
  existsSync(join(programs, 'log')) ? readFileSync(join(programs, 'log'), 'utf8').trim().split('\n') : []

/** A program that notes its arguments, then does as told. */
const standIn = (name: string, script = '') =>
  writeFileSync(join(programs, name), `#!/bin/sh\necho ${name} "$@" >> '${programs}/log'\n${script}\n`, { mode: 0o755 })

function run(...args: string[]) {
  const command = [entry, 'tools/cluster/src/cluster', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env: { PATH: programs } })
  return { status, stdout, stderr }
}

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'cluster-'))
  for (const name of ['docker', 'kubectl', 'helm', 'kind']) standIn(name)
})
afterEach(() => rmSync(programs, { recursive: true }))

it('makes the cluster of kind.yaml, and says what to do with it', () => {
  const { status, stdout } = run()
  expect(status).toBe(0)
  expect(log()).toContain(`kind create cluster --config ${config} --wait 3m`)
  expect(stdout).toMatch(/npm run deploy -- --shape services +then http:\/\/127\.0\.0\.1:8080/)
})

it('makes no second one, and turns to the one that is there', () => {
  standIn('kind', 'if [ "$1" = get ]; then printf "other\\ntwofold\\n"; fi')
  const { status, stdout } = run()
  expect(status).toBe(0)
  expect(stdout).toContain('is there already')
  expect(log()).toContain('kind export kubeconfig --name twofold')
  expect(log().filter((line) => line.includes('create'))).toEqual([])
})

it('is not misled by another whose name begins alike', () => {
  standIn('kind', 'if [ "$1" = get ]; then echo twofold-old; fi')
  run()
  expect(log().filter((line) => line.includes('create cluster'))).toHaveLength(1)
})

it('deletes it', () => {
  expect(run('delete').status).toBe(0)
  expect(log()).toContain('kind delete cluster --name twofold')
})

it('names all programs that are missing, and where they are to be had', () => {
  for (const name of ['kind', 'helm']) rmSync(join(programs, name))
  const { status, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toMatch(/kind +https:\/\/kind\.sigs\.k8s\.io/)
  expect(stderr).toMatch(/helm +4 or newer: https:\/\/helm\.sh/)
  expect(stderr).not.toMatch(/docker|kubectl|\bat /)
})

it('says so where Docker does not answer', () => {
  standIn('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1')
  const { status, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toContain('does not answer')
  expect(log().filter((line) => line.startsWith('kind'))).toEqual([])
})

it('fails where kind does, under what kind has said', () => {
  standIn('kind', 'if [ "$1" = create ]; then echo "port is already allocated" >&2; exit 1; fi')
  const { status, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toBe('port is already allocated\nkind create cluster has failed; its reasons are above.\n')
})

it('refuses what it does not know', () => {
  const { status, stderr } = run('destroy')
  expect(status).toBe(1)
  expect(stderr).toContain('npm run cluster -- delete')
  expect(log()).toEqual([])
})
