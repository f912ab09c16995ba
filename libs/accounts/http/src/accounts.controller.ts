import { Controller, Get, Patch, Post } from '@nestjs/common'
import { AccountChanges, Accounts, accountsContract, Registration } from '@twofold/accounts-contract'
import { Serves, StrictBody } from '@twofold/platform-http'

const { getMyAccount, register, updateMyAccount } = accountsContract.operations

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Post()
  @Serves(register, { status: 201, location: () => '/accounts/me' })
  register(@StrictBody(Registration) registration: Registration) {
    return this.accounts.register(registration)
  }

  @Get('me')
  @Serves(getMyAccount)
  getMine() {
    return this.accounts.getMyAccount({})
  }

  @Patch('me')
  @Serves(updateMyAccount)
  updateMine(@StrictBody(AccountChanges) changes: AccountChanges) {
    return this.accounts.updateMyAccount(changes)
  }
}
