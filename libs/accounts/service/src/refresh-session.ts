import { Injectable } from '@nestjs/common'
import { InvalidRefreshToken, type RefreshRequest, type Session } from '@twofold/accounts-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { AccountStore } from './account.store.js'
import { IssueAccessToken } from './issue-access-token.js'
import { judgeRefreshToken } from './judge-refresh-token.js'
import { RefreshToken } from './refresh-token.js'
import { SessionStore } from './session.store.js'

@Injectable()
export class RefreshSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    private readonly issueAccessToken: IssueAccessToken,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws InvalidRefreshToken */
  async execute({ refreshToken }: RefreshRequest): Promise<Session> {
    const token = RefreshToken.parse(refreshToken)
    // Refused after the commit, since ending the session must outlast it.
    const renewed = token && (await this.unitOfWork.run(() => this.renew(token)))
    if (!renewed) throw new InvalidRefreshToken('Log in again.')
    const { account, sessionId, next } = renewed
    return { ...(await this.issueAccessToken.execute(account, sessionId)), refreshToken: String(next) }
  }

  private async renew(token: RefreshToken) {
    const session = await this.sessions.take(token)
    if (!session) return undefined
    const verdict = judgeRefreshToken(token, session)
    if (verdict === 'reused') {
      await this.sessions.end(session.id)
      return undefined
    }
    const next = token.next(session.rotationKey)
    if (verdict === 'current') await this.sessions.rotate(session, next)
    const account = await this.accounts.find(session.accountId)
    return account && { account, sessionId: session.id, next }
  }
}
