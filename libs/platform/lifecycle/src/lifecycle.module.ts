import { Global, Module } from '@nestjs/common'
import { Lifecycle } from './lifecycle.js'
import { ManagementPort } from './management-port.js'
import { Periodically } from './periodically.js'

@Global()
@Module({ providers: [Lifecycle, ManagementPort, Periodically], exports: [Lifecycle, ManagementPort, Periodically] })
export class LifecycleModule {}
