import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A session lives in one row, however often it is refreshed; one that has ended is gone. */
@Entity({ schema: 'accounts', name: 'sessions' })
export class SessionRow {
  @PrimaryColumn('uuid')
  id: string

  @Column('uuid', { name: 'account_id' })
  accountId: string

  @Column('bytea', { name: 'family_hash' })
  familyHash: Buffer

  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer

  @Column('bytea', { name: 'previous_secret_hash', nullable: true })
  previousSecretHash: Buffer | null

  @Column('bytea', { name: 'rotation_key' })
  rotationKey: Buffer

  @Column('timestamptz', { name: 'rotated_at' })
  rotatedAt: Date

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date
}
