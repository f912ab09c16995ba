import { type DynamicModule, Global, Module } from '@nestjs/common'
import type { SettingsValues } from './settings-values.js'

/** Makes every group of settings injectable by its class, everywhere. */
@Global()
@Module({})
export class ConfigModule {
  static with(settings: SettingsValues): DynamicModule {
    const providers = settings.providers()
    return { module: ConfigModule, providers, exports: providers }
  }
}
