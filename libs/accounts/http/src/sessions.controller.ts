import { Controller, Delete, Post } from '@nestjs/common'
import { Accounts, accountsContract, Credentials, RefreshRequest } from '@twofold/accounts-contract'
import { Serves, StrictBody } from '@twofold/platform-http'

const { logIn, logOut, refreshSession } = accountsContract.operations

@Controller('sessions')
export class SessionsController {
  constructor(private readonly accounts: Accounts) {}

  @Post()
  @Serves(logIn, { status: 201 })
  logIn(@StrictBody(Credentials) credentials: Credentials) {
    return this.accounts.logIn(credentials)
  }

  /** 200, not 201: it is the same session that goes on. */
  @Post('refresh')
  @Serves(refreshSession)
  refresh(@StrictBody(RefreshRequest) request: RefreshRequest) {
    return this.accounts.refreshSession(request)
  }

  @Delete('current')
  @Serves(logOut)
  logOut() {
    return this.accounts.logOut({})
  }
}
