import { type DynamicModule, Global, Module } from '@nestjs/common'
import type { Logger } from 'pino'
import { Log } from './log.js'
import { Metrics } from './metrics.js'

/** The logger and the metrics, for every module. */
@Global()
@Module({})
export class TelemetryModule {
  static with(logger: Logger): DynamicModule {
    const providers = [Metrics, { provide: Log, useValue: logger }]
    return { module: TelemetryModule, providers, exports: providers }
  }
}
