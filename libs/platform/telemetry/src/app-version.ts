import { Injectable } from '@nestjs/common'
import { ServedBy } from '@twofold/platform-context'
import { Log } from './log.js'
import { TelemetrySettings } from './telemetry.settings.js'

/** Which app this process runs, and in which version. */
@Injectable()
export class AppVersion {
  private readonly told?: string

  constructor({ APP_VERSION, SERVED_BY_HEADER }: TelemetrySettings, log: Log) {
    if (SERVED_BY_HEADER) this.told = `${log.bindings().app}@${APP_VERSION}`
  }

  /** A new list of who serves a call, this app the first; `undefined` where the answer should not tell. */
  servedBy(): ServedBy | undefined {
    return this.told === undefined ? undefined : new ServedBy(this.told)
  }
}
