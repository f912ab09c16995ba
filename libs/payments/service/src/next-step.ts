import type { PaymentStatus } from '@twofold/payments-contract'

/** What the order wants of its payment. */
export type PaymentGoal = 'authorise' | 'capture' | 'undo'

/** What is to be asked of the provider. */
export type Step = 'authorise' | 'capture' | 'void' | 'refund'

const steps: Record<PaymentGoal, Partial<Record<PaymentStatus, Step>>> = {
  authorise: { unknown: 'authorise' },
  capture: { unknown: 'authorise', authorised: 'capture' },
  undo: { unknown: 'void', authorised: 'void', captured: 'refund' },
}

/** The next step from how a payment stands to what the order wants; undefined where there is nothing left to do. */
export function nextStep({ status, goal }: { status: PaymentStatus; goal: PaymentGoal }): Step | undefined {
  return steps[goal][status]
}
