import { describe, expect, it } from 'vitest'
import { type CommandLine, parseCommandLine } from '../command-line.js'
import { formOf } from './form.js'
import { parts, partsOf } from './parts.js'

const asked = (more: Partial<CommandLine> = {}): CommandLine => ({ ...parseCommandLine([]), ...more })
const sweepsOf = (form: CommandLine['form'], cpus: number) =>
  formOf(asked({ form }), cpus).sweeps.map(
    ({ system, workload, repetitions }) => `${workload}: ${system}${repetitions ? ` × ${repetitions}` : ''}`,
  )

describe('the form', () => {
  it('has a cluster beside the monolith where the system has two CPUs, and not where one process has all of it', () => {
    const clusters = ['buy: monolith-cluster', 'mix: monolith-cluster × 2']
    expect(sweepsOf('short', 2)).toEqual(expect.arrayContaining(clusters))
    expect(sweepsOf('short', 1)).toEqual(sweepsOf('short', 2).filter((sweep) => !clusters.includes(sweep)))
  })

  it('measures all of it where all of what this machine allows was asked for', () => {
    expect(formOf(asked(), 1).faults).toBe(true)
    expect(formOf(asked({ workload: 'buy' }), 1).faults).toBeUndefined()
  })

  it('has each system once where it only looks whether they work', () => {
    expect(sweepsOf('smoke', 1).map((sweep) => sweep.split(': ')[1])).toEqual([
      'node-http',
      'fastify',
      'fastify-pg',
      'nats-by-hand',
      'monolith',
      'monolith-cluster',
      'services',
      'services-x2',
      'order-by-hand',
    ])
  })

  it('compares orders with and without gathering in its full length', () => {
    expect(sweepsOf('full', 4)).toEqual(
      expect.arrayContaining(['buy: monolith-ungathered', 'buy: services-ungathered']),
    )
  })

  it('has the parts that were asked for, and no others', () => {
    const hops = formOf(asked({ form: 'full', parts: ['hops', 'data-size'] }), 1)
    expect(partsOf(hops)).toEqual(['hops', 'data-size'])
    expect(partsOf(formOf(asked({ parts: ['speed'], workload: 'buy' }), 1))).toEqual(['speed'])
    expect(partsOf(formOf(asked({ form: 'full' }), 1))).toEqual(Object.keys(parts))
    expect(() => formOf(asked({ form: 'smoke', parts: ['hops'] }), 1)).toThrow('It has: speed')
    expect(() => formOf(asked({ parts: ['speed', 'hops'], workload: 'buy' }), 1)).toThrow('leave out the other parts')
  })

  it('says what it has where nothing of what was asked for is in it', () => {
    expect(() => formOf(asked({ form: 'smoke', workload: 'mix' }), 1)).toThrow(/order-by-hand \(buy\)/)
  })
})
