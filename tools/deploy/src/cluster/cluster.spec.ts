import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { Cluster, reasonOf } from './cluster.js'

const folder = mkdtempSync(join(tmpdir(), 'cluster-'))
afterEach(() => void vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

function useCluster(server: string): void {
  const config = {
    'current-context': 'mine',
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token: 'x' } }],
    contexts: [{ name: 'mine', context: { cluster: 'c', user: 'u' } }],
  }
  const file = join(mkdtempSync(join(folder, 'kubeconfig-')), 'config')
  writeFileSync(file, JSON.stringify(config))
  vi.stubEnv('KUBECONFIG', file)
}

describe('connecting to the cluster', () => {
  it('says which one does not answer, and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    useCluster(`https://127.0.0.1:${port}`)
    await expect(Cluster.connect()).rejects.toThrow(
      new RegExp(`the context mine \\(https://127.0.0.1:${port}\\) does not answer: .*ECONNREFUSED.*Start it`, 's'),
    )
  })

  it('says that no cluster is named', async () => {
    vi.stubEnv('KUBECONFIG', '')
    vi.stubEnv('HOME', folder)
    vi.stubEnv('KUBERNETES_SERVICE_HOST', '')
    await expect(Cluster.connect()).rejects.toThrow(/No cluster is named/)
  })

  it('tells what the API server has said, or what kept it from saying anything', () => {
    expect(reasonOf({ body: '{"message":"pods is forbidden"}' })).toBe('pods is forbidden')
    expect(reasonOf(Object.assign(new Error('fetch failed'), { cause: { message: 'connect ECONNREFUSED' } }))).toBe(
      'connect ECONNREFUSED',
    )
    expect(reasonOf({ body: '<html>', message: 'HTTP-Code: 502\nMessage: Bad gateway' })).toBe('HTTP-Code: 502')
  })
})
