import { describe, expect, it } from 'vitest'
import { parseCommandLine } from './command-line.js'

describe('the command line of deploy', () => {
  it('has defaults for everything but the shape', () => {
    expect(parseCommandLine(['--shape', 'services'])).toMatchObject({
      shape: 'services',
      only: undefined,
      environment: 'dev',
      namespace: 'twofold-dev',
      timeout: 120,
    })
  })

  it('names the namespace after the environment, unless told otherwise', () => {
    expect(parseCommandLine(['-s', 'monolith', '-e', 'test'])).toMatchObject({ namespace: 'twofold-test' })
    expect(parseCommandLine(['-s', 'monolith', '-n', 'mine'])).toMatchObject({ namespace: 'mine' })
  })

  it('takes names of releases, or those that differ', () => {
    expect(parseCommandLine(['-s', 'services', '-o', 'orders, gateway'])).toMatchObject({ only: ['orders', 'gateway'] })
    expect(parseCommandLine(['-s', 'services', '-o', 'affected'])).toMatchObject({ only: 'affected' })
  })

  it('pushes for both architectures, unless told otherwise', () => {
    const deploy = ['-s', 'services', '--registry', 'ghcr.io/me/']
    expect(parseCommandLine(deploy)).toMatchObject({
      registry: { prefix: 'ghcr.io/me', platforms: ['linux/amd64', 'linux/arm64'] },
    })
    expect(parseCommandLine([...deploy, '--platforms', 'linux/arm/v7'])).toMatchObject({
      registry: { platforms: ['linux/arm/v7'] },
    })
  })

  it.each([
    [[], /Name a shape: --shape monolith\|services/],
    [['-s', 'mesh'], /There is no shape mesh; there are monolith, services/],
    [['-s', 'services', '-e', 'staging'], /There is no environment staging; there are dev, test, production/],
    [['-s', 'services', '-n', 'My Shop'], /My Shop cannot be the name of a namespace/],
    [['-s', 'services', '--timeout', 'soon'], /--timeout wants a number of seconds, and got soon/],
    [['-s', 'services', '--platforms', 'linux/arm64'], /--platforms is for images that are pushed: name a --registry/],
    [
      ['-s', 'services', '--registry', 'ghcr.io/me', '--platforms', 'arm64'],
      /arm64 is no platform: --platforms linux\/amd64,linux\/arm64/,
    ],
    [['-s', 'services', '--color'], /Unknown option '--color'/],
  ])('refuses %j', (args, reason) => {
    expect(() => parseCommandLine(args)).toThrow(reason)
  })
})
