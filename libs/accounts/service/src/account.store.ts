import { Injectable } from '@nestjs/common'
import { type Account, type AccountChanges, EmailTaken, type Role } from '@twofold/accounts-contract'
import { constraintOf, UnitOfWork } from '@twofold/platform-database'
import { accountOf, AccountRow } from './account.rows.js'

interface NewAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly roles: Role[]
}

@Injectable()
export class AccountStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get accounts() {
    return this.unitOfWork.manager.getRepository(AccountRow)
  }

  async find(id: string): Promise<Account | undefined> {
    const row = await this.accounts.findOneBy({ id })
    return row ? accountOf(row) : undefined
  }

  /** The account that logs in with this address, and what its password is checked against. */
  async findLogin(email: string): Promise<{ account: Account; passwordHash: string } | undefined> {
    const row = await this.accounts.findOneBy({ email })
    return row ? { account: accountOf(row), passwordHash: row.passwordHash } : undefined
  }

  async add(account: NewAccount): Promise<Account> {
    const row = this.accounts.create(account)
    await this.accounts.insert(row).catch(refuse)
    return accountOf(row)
  }

  /** Undefined where there is no such account. */
  async change(id: string, changes: AccountChanges): Promise<Account | undefined> {
    const { affected } = await this.accounts.update({ id }, changes).catch(refuse)
    return affected === 1 ? this.find(id) : undefined
  }
}

function refuse(error: unknown): never {
  if (constraintOf(error) === 'accounts_email_key') throw new EmailTaken('Log in, or take another e-mail address.')
  throw error
}
