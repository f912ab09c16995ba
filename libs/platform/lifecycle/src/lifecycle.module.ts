import { Global, Module } from '@nestjs/common'
import { Lifecycle } from './lifecycle.js'
import { ManagementPort } from './management-port.js'

@Global()
@Module({ providers: [Lifecycle, ManagementPort], exports: [Lifecycle, ManagementPort] })
export class LifecycleModule {}
