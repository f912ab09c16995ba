import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'

/** Attempts to log in, by what is limited and by minute of the database's clock: replicas count together. */
@Injectable()
export class LoginAttemptStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Counts one more; answers how many there were in this minute, with it. */
  async count(key: Buffer): Promise<number> {
    const [{ attempts }] = await this.unitOfWork.manager.query<[{ attempts: number }]>(
      `insert into accounts.login_attempts as counted (key, minute, attempts)
       values ($1, date_trunc('minute', now()), 1)
       on conflict (key, minute) do update set attempts = counted.attempts + 1
       returning attempts`,
      [key],
    )
    return attempts
  }

  async forgetOld(): Promise<void> {
    await this.unitOfWork.manager.query(
      `delete from accounts.login_attempts where minute < now() - interval '2 minutes'`,
    )
  }
}
