import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { appChart } from './app-chart/app-chart.js'
import { garden, gate } from './facts.fixture.js'
import { hasHelm, helmOn } from './helm/helm.fixture.js'
import { infrastructureChart } from './infrastructure/infrastructure-chart.js'
import { sizeOf } from './sizes.js'

interface Manifest {
  kind: string
  metadata: { name: string }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  spec: any
}

const apps = [garden, gate]
const helm = helmOn([
  infrastructureChart(apps, '1.0.0'),
  ...apps.map((app) => appChart(app, sizeOf(app.name), '1.0.0')),
])

function render(chart: string, values: Record<string, unknown> = {}, release?: string): Manifest[] {
  const { status, output } = helm.template(chart, values, release)
  if (status !== 0) throw new Error(output)
  return parseAllDocuments(output).flatMap((document) => (document.toJS() as Manifest | null) ?? [])
}
const find = (manifests: Manifest[], kind: string, name: string) =>
  manifests.find((it) => it.kind === kind && it.metadata.name === name)

describe.skipIf(!hasHelm)('rendered by helm', () => {
  it.each(['infrastructure', 'garden', 'gate'])('the chart of %s passes the strict linter', (chart) => {
    expect(helm.lint(chart)).toMatchObject({ status: 0 })
  })

  it.each([
    ['gate', { replicas: 'two' }, /replicas.*got string, want integer/s],
    ['gate', { replicas: -1 }, /replicas.*minimum/s],
    ['gate', { replica: 3 }, /additional properties 'replica' not allowed/],
    ['gate', { 'settings.LOG_LEVEL': 'loud' }, /LOG_LEVEL.*must be one of/s],
    ['gate', { 'settings.LOG_LEVL': 'info' }, /additional properties 'LOG_LEVL'/],
    ['gate', { 'image.digest': 'sha256:1' }, /digest.*does not match pattern/s],
    ['garden', { 'settings.DATABASE_POOL_SIZE': 0 }, /DATABASE_POOL_SIZE.*minimum/s],
    ['garden', { 'ingress.enabled': true }, /additional properties 'ingress'/],
    ['infrastructure', { 'postgresql.storage': 'much' }, /storage.*does not match pattern/s],
    ['infrastructure', { 'nats.url': 'http://nats' }, /url.*does not match pattern/s],
  ])('%s refuses %o', (chart, values, reason) => {
    const { status, output } = helm.template(chart, values)
    expect(status).not.toBe(0)
    expect(output).toMatch(reason)
  })

  it('has names of its own in each release', () => {
    const names = (release: string) => render('gate', {}, release).map((it) => `${it.kind} ${it.metadata.name}`)
    expect(names('first').filter((name) => names('second').includes(name))).toEqual([])
  })

  it('gives a pod longer than its sleep and its drain take', () => {
    const grace = (values: Record<string, unknown>) =>
      find(render('gate', values), 'Deployment', 'first')?.spec.template.spec.terminationGracePeriodSeconds
    expect(grace({})).toBe(5 + 25 + 5)
    expect(grace({ 'settings.SHUTDOWN_TIMEOUT_MS': 40_500, 'shutdown.preStopSeconds': 10 })).toBe(10 + 41 + 5)
  })

  it('writes large numbers out', () => {
    const [container] = find(render('gate', { 'settings.SHUTDOWN_TIMEOUT_MS': 12_000_000 }), 'Deployment', 'first')!
      .spec.template.spec.containers
    expect(container.env).toContainEqual({ name: 'SHUTDOWN_TIMEOUT_MS', value: '12000000' })
  })

  it('leaves the number of pods to the autoscaler where there is one', () => {
    expect(find(render('gate'), 'Deployment', 'first')?.spec.replicas).toBe(2)
    expect(find(render('gate'), 'HorizontalPodAutoscaler', 'first')).toBeUndefined()
    const scaled = render('gate', { 'autoscaling.enabled': true })
    expect(find(scaled, 'Deployment', 'first')?.spec).not.toHaveProperty('replicas')
    expect(find(scaled, 'HorizontalPodAutoscaler', 'first')?.spec.maxReplicas).toBe(6)
  })

  it('opens a port of every node where one is asked for', () => {
    expect(find(render('gate'), 'Service', 'first')?.spec.type).toBe('ClusterIP')
    expect(find(render('gate', { 'service.nodePort': 30_080 }), 'Service', 'first')?.spec).toMatchObject({
      type: 'NodePort',
      ports: [{ nodePort: 30_080 }],
    })
  })

  it('takes the digest of an image before its tag', () => {
    const image = (values: Record<string, unknown>) =>
      find(render('gate', values), 'Deployment', 'first')?.spec.template.spec.containers[0].image
    const digest = `sha256:${'0'.repeat(64)}`
    expect(image({})).toBe('twofold/gate:1.0.0')
    expect(image({ 'image.tag': 'x', 'image.digest': digest })).toBe(`twofold/gate@${digest}`)
  })

  it('tells the app which version it is', () => {
    const version = (values: Record<string, unknown>) => {
      const [container] = find(render('gate', values), 'Deployment', 'first')!.spec.template.spec.containers
      return container.env.find(({ name }: { name: string }) => name === 'APP_VERSION').value
    }
    expect(version({})).toBe('1.0.0')
    expect(version({ 'image.tag': '2.1' })).toBe('2.1')
    expect(version({ 'image.tag': '2.1', 'image.digest': `sha256:0123456789abcdef${'0'.repeat(48)}` })).toBe(
      '0123456789ab',
    )
    expect(helm.template('gate', { 'settings.APP_VERSION': '3' }).output).toMatch(/'APP_VERSION' not allowed/)
  })

  it('adds what the values have to what is there', () => {
    const peer = { podSelector: { matchLabels: { app: 'prometheus' } } }
    const rules = find(render('gate', { 'networkPolicy.managementFrom': [peer] }), 'NetworkPolicy', 'first')?.spec
      .ingress
    expect(rules[1].from).toHaveLength(2)
    expect(rules[1].from[1]).toEqual(peer)
  })

  it('lets nobody but the apps that need it reach a server', () => {
    const policy = (name: string) =>
      find(render('infrastructure'), 'NetworkPolicy', `first-${name}`)?.spec.ingress[0].from[0]
    expect(policy('postgresql').podSelector.matchExpressions[0].values).toEqual(['garden'])
    expect(policy('nats').podSelector.matchExpressions[0].values).toEqual(['garden', 'gate'])
  })

  it('keeps passwords and volumes, unless nothing is to be left behind', () => {
    const kept = (values: Record<string, unknown>) => {
      const chart = render('infrastructure', values)
      const { metadata } = find(chart, 'Secret', 'first-admin') as unknown as {
        metadata: { annotations?: object | null }
      }
      const { whenDeleted } = find(chart, 'StatefulSet', 'first-nats')!.spec.persistentVolumeClaimRetentionPolicy
      return [Object.values(metadata.annotations ?? {}), whenDeleted]
    }
    expect(kept({})).toEqual([['keep'], 'Retain'])
    expect(kept({ keepData: false })).toEqual([[], 'Delete'])
  })

  it('makes no server where another is named', () => {
    const elsewhere = render('infrastructure', {
      'postgresql.enabled': false,
      'postgresql.host': 'db.example',
      'nats.enabled': false,
      'nats.url': 'tls://nats.example',
    })
    expect(elsewhere.filter(({ kind }) => kind === 'StatefulSet')).toEqual([])
    const { stringData } = find(elsewhere, 'Secret', 'first-garden') as unknown as {
      stringData: Record<string, string>
    }
    expect(stringData.DATABASE_URL).toMatch(/^postgres:\/\/garden:\w{32}@db\.example:5432\/garden$/)
    expect(stringData.NATS_URL).toBe('tls://nats.example')
  })
})
