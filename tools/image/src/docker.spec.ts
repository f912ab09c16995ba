import { describe, expect, it } from 'vitest'
import { whyNoDocker } from './docker.js'

describe('without Docker, it is told', () => {
  it('that the command is missing', () => {
    const cause = Object.assign(new Error('spawn docker ENOENT'), { code: 'ENOENT' })
    expect(whyNoDocker({ cause, stderr: '' })).toContain('no docker command on the PATH')
  })

  it('that nothing answers, in the words of Docker', () => {
    const stderr = 'WARNING: …\nCannot connect to the Docker daemon at unix:///var/run/docker.sock.\n'
    expect(whyNoDocker({ cause: undefined, stderr })).toBe(
      'Images need Docker, and it does not answer. Start it and try again. It says: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
    )
  })

  it('that this user may not', () => {
    const stderr = 'permission denied while trying to connect to the Docker daemon socket'
    expect(whyNoDocker({ cause: undefined, stderr })).toContain('this user may not use it')
  })
})
