import { milliseconds, millisecondsOrOff, settings } from '@twofold/platform-config'

export class InventorySettings extends settings({
  /** After this long pieces that are held for an order go back on sale; longer than any order takes to be settled. */
  RESERVATION_LIFETIME_MS: milliseconds().default(15 * 60_000),
  /** Between two looks for reservations that have expired; 0 never looks. */
  RESERVATION_SWEEP_INTERVAL_MS: millisecondsOrOff().default(5_000),
}) {}
