import { Injectable } from '@nestjs/common'
import type { Seed } from '@twofold/platform-app'
import { UnitOfWork } from '@twofold/platform-database'
import { AccountRow } from '../account.rows.js'
import { Passwords } from '../passwords.js'
import { demoAccounts } from './demo-accounts.js'

/** One customer and one member of staff. */
@Injectable()
export class DemoAccountsStore implements Seed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
  ) {}

  async run(): Promise<void> {
    for (const { password, ...account } of demoAccounts) {
      if (await this.unitOfWork.manager.existsBy(AccountRow, { id: account.id })) continue
      const row = { ...account, passwordHash: await this.passwords.hash(password) }
      const insert = this.unitOfWork.manager.createQueryBuilder().insert().into(AccountRow).values(row)
      await insert.orIgnore().updateEntity(false).execute()
    }
  }
}
