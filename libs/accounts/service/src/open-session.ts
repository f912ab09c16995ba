import { Injectable } from '@nestjs/common'
import type { Account, Session } from '@twofold/accounts-contract'
import { newId } from '@twofold/platform-contract'
import { IssueAccessToken } from './issue-access-token.js'
import { RefreshToken } from './refresh-token.js'
import { SessionStore } from './session.store.js'

@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly issueAccessToken: IssueAccessToken,
  ) {}

  async execute(account: Account): Promise<Session> {
    const id = newId()
    const refreshToken = RefreshToken.random()
    await this.sessions.add(id, account.id, refreshToken)
    return { ...(await this.issueAccessToken.execute(account, id)), refreshToken: String(refreshToken) }
  }
}
