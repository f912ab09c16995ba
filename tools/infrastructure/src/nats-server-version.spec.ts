import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isNewEnough, versionOfNatsServer } from './nats-server-version.js'
import { testFolder } from './test-folder.js'

describe('the version of nats-server', () => {
  it.each(['2.10.0', '2.15.2', '3.0.0'])('accepts %s', (version) => expect(isNewEnough(version)).toBe(true))

  it.each(['2.9.25', '1.99.0', '0.11.0'])('refuses %s', (version) => expect(isNewEnough(version)).toBe(false))

  it('is read from what the program says', async () => {
    const program = join(testFolder(), 'nats-server')
    writeFileSync(program, '#!/bin/sh\necho "nats-server: v2.12.1"\n')
    chmodSync(program, 0o755)
    expect(await versionOfNatsServer(program)).toBe('2.12.1')
  })

  it('is unknown of a program that is not there', async () => {
    expect(await versionOfNatsServer('/nowhere/nats-server')).toBeUndefined()
  })
})
