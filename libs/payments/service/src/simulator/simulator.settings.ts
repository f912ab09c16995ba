import { millisecondsOrOff, settings } from '@twofold/platform-config'

export class SimulatorSettings extends settings({
  /** How long tok_slow takes to be answered. */
  PAYMENT_SIMULATOR_SLOW_MS: millisecondsOrOff().default(3_000),
  /** After how long the answer to tok_unknown is given up as lost. */
  PAYMENT_SIMULATOR_LOST_MS: millisecondsOrOff().default(1_000),
}) {}
