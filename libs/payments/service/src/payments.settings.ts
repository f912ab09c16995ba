import { milliseconds, millisecondsOrOff, settings } from '@twofold/platform-config'

export class PaymentsSettings extends settings({
  /** A payment that somebody works on is left to them for so long: longer than the provider ever takes to answer. */
  PAYMENT_LEASE_MS: milliseconds().default(10_000),
  /** Between two looks for payments that are not as their orders want them; 0 never looks. */
  PAYMENT_SETTLE_INTERVAL_MS: millisecondsOrOff().default(1_000),
}) {}
