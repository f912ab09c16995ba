import type { PaymentStatus } from '@twofold/payments-contract'
import { describe, expect, it } from 'vitest'
import { nextStep, type PaymentGoal, type Step } from './next-step.js'

function walk(status: PaymentStatus, goal: PaymentGoal): PaymentStatus {
  const answers: Record<Step, PaymentStatus> = {
    authorise: 'authorised',
    capture: 'captured',
    void: 'voided',
    refund: 'refunded',
  }
  const step = nextStep({ status, goal })
  return step ? walk(answers[step], goal) : status
}

describe('the next step of a payment', () => {
  it.each<[PaymentStatus, PaymentGoal, PaymentStatus]>([
    ['unknown', 'authorise', 'authorised'],
    ['unknown', 'capture', 'captured'],
    ['authorised', 'capture', 'captured'],
    ['unknown', 'undo', 'voided'],
    ['authorised', 'undo', 'voided'],
    ['captured', 'undo', 'refunded'],
  ])('leads from %s, to %s, to %s', (status, goal, end) => {
    expect(walk(status, goal)).toBe(end)
  })

  it('is none where the provider declined, whatever the order wants', () => {
    for (const goal of ['authorise', 'capture', 'undo'] as const) {
      expect(nextStep({ status: 'declined', goal })).toBeUndefined()
    }
  })

  it('never captures what was given back', () => {
    expect(nextStep({ status: 'voided', goal: 'capture' })).toBeUndefined()
    expect(nextStep({ status: 'refunded', goal: 'capture' })).toBeUndefined()
  })
})
