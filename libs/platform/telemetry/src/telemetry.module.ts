import { type DynamicModule, Global, Module } from '@nestjs/common'
import type { Logger } from 'pino'
import { AppVersion } from './app-version.js'
import { Log } from './log.js'
import { Metrics } from './metrics.js'
import { Tracing } from './tracing.js'

/** The logger, the metrics, the tracing and the app's version, for every module. */
@Global()
@Module({})
export class TelemetryModule {
  static with(logger: Logger): DynamicModule {
    const providers = [Metrics, AppVersion, Tracing, { provide: Log, useValue: logger }]
    return { module: TelemetryModule, providers, exports: providers }
  }
}
