import type { V1Deployment, V1Pod } from '@kubernetes/client-node'
import { describe, expect, it } from 'vitest'
import { rolloutState } from './rollout-state.js'

const deployment = (status: V1Deployment['status'], generation = 2): V1Deployment => ({
  metadata: { name: 'orders', generation },
  spec: { replicas: 2, selector: {}, template: {} },
  status: { observedGeneration: 2, ...status },
})
const pod = (status: V1Pod['status'], component = 'serve'): V1Pod => ({
  metadata: { name: `orders-${component}`, labels: { 'app.kubernetes.io/component': component } },
  status,
})
const waiting = (reason: string, message?: string): V1Pod =>
  pod({
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'orders',
        image: '',
        imageID: '',
        ready: false,
        restartCount: 0,
        state: { waiting: { reason, message } },
      },
    ],
  })

describe('a rollout', () => {
  it('begins with the migration', () => {
    expect(rolloutState(undefined, []).summary).toBe('waiting for Helm')
    expect(rolloutState(undefined, [pod({ phase: 'Running' }, 'migrate')]).summary).toBe('migrating')
  })

  it('counts the new pods that are available, and the old ones that are left', () => {
    const half = deployment({ replicas: 3, updatedReplicas: 2, availableReplicas: 2 })
    expect(rolloutState(half, [])).toMatchObject({ summary: '1 of 2 new pods available, 1 old', isDone: false })
  })

  it('is done when all pods are new and available, and not while the controller has not seen the change', () => {
    const all = { replicas: 2, updatedReplicas: 2, availableReplicas: 2 }
    expect(rolloutState(deployment(all), [])).toMatchObject({ summary: '2 of 2 new pods available', isDone: true })
    expect(rolloutState(deployment(all, 3), [])).toMatchObject({
      summary: '0 of 2 new pods available, 2 old',
      isDone: false,
    })
  })

  it('has no fault while images are fetched and containers made', () => {
    expect(rolloutState(deployment({}), [waiting('ContainerCreating')]).faults).toEqual([])
  })

  it('may be late for want of room, which may come', () => {
    const message = '0/3 nodes are available: 3 Insufficient memory.'
    const unscheduled = pod({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', message }] })
    expect(rolloutState(deployment({}), [unscheduled]).faults).toEqual([
      { who: 'pod orders-serve', reason: `no node has room: ${message}` },
    ])
  })

  it.each([
    [waiting('ErrImageNeverPull', 'not present'), 'pod orders-serve', 'ErrImageNeverPull: not present', 0],
    [waiting('ImagePullBackOff'), 'pod orders-serve', 'ImagePullBackOff', 10_000],
  ])('is hopeless after a while with %o', (its, who, reason, patience) => {
    expect(rolloutState(deployment({}), [its]).faults).toEqual([{ who, reason, patience }])
  })

  it('is hopeless with a container that ends again and again', () => {
    const crashing = waiting('CrashLoopBackOff', 'back-off 10s')
    crashing.status!.containerStatuses![0]!.lastState = { terminated: { exitCode: 1, reason: 'Error' } }
    expect(rolloutState(deployment({}), [crashing]).faults).toEqual([
      {
        who: 'pod orders-serve',
        reason: 'ended with code 1 (Error); CrashLoopBackOff: back-off 10s',
        patience: 10_000,
      },
    ])
  })

  it('is hopeless where the namespace has no room, or nothing moves for too long', () => {
    const conditions = [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' }]
    expect(rolloutState(deployment({ conditions }), []).faults).toEqual([
      { who: 'deployment orders', reason: 'FailedCreate: exceeded quota', patience: 5_000 },
    ])
    const late = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'timed out' }]
    expect(rolloutState(deployment({ conditions: late }), []).faults).toHaveLength(1)
  })
})
