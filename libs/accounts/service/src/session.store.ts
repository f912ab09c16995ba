import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import type { RefreshToken } from './refresh-token.js'
import { SessionRow } from './session.rows.js'

/** Times are the database's: replicas need not agree on theirs. */
const now = () => 'now()'
const in30Days = () => `now() + interval '30 days'`

@Injectable()
export class SessionStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get sessions() {
    return this.unitOfWork.manager.getRepository(SessionRow)
  }

  async add(id: string, accountId: string, token: RefreshToken): Promise<void> {
    const { familyHash, secretHash } = token
    const rotationKey = randomBytes(32)
    await this.sessions
      .createQueryBuilder()
      .insert()
      .values({ id, accountId, familyHash, secretHash, rotationKey, rotatedAt: now, expiresAt: in30Days })
      .updateEntity(false)
      .execute()
  }

  /** The token's session, unless it has ended; nobody else refreshes or ends it until the unit of work is done. */
  async take({ familyHash }: RefreshToken) {
    const { entities, raw } = await this.sessions
      .createQueryBuilder('session')
      .addSelect('extract(epoch from now() - session.rotated_at)::float8', 'seconds_since_rotation')
      .where('session.family_hash = :familyHash and session.expires_at > now()', { familyHash })
      .setLock('pessimistic_write')
      .getRawAndEntities<{ seconds_since_rotation: number }>()
    const [session] = entities
    return session && { ...session, secondsSinceRotation: raw[0]!.seconds_since_rotation }
  }

  /** Replaces its token; the next one is good for 30 days again. */
  async rotate({ id, secretHash }: { id: string; secretHash: Buffer }, next: RefreshToken): Promise<void> {
    const rotated = { previousSecretHash: secretHash, secretHash: next.secretHash, rotatedAt: now, expiresAt: in30Days }
    await this.sessions.update({ id }, rotated)
  }

  /** Ends a session, if it has not ended. */
  async end(id: string): Promise<void> {
    await this.sessions.delete({ id })
  }

  async forgetExpired(): Promise<void> {
    await this.sessions.createQueryBuilder().delete().where('expires_at < now()').execute()
  }
}
