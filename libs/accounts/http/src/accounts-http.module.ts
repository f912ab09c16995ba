import { Module } from '@nestjs/common'
import { AccountsController } from './accounts.controller.js'
import { SessionsController } from './sessions.controller.js'

/** The public door of accounts and sessions. */
@Module({ controllers: [AccountsController, SessionsController] })
export class AccountsHttpModule {}
