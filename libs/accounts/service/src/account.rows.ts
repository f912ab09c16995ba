import type { Account, Role } from '@twofold/accounts-contract'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'

@Entity({ schema: 'accounts', name: 'accounts' })
export class AccountRow {
  @PrimaryColumn('uuid')
  id: string

  /** In lower case, as the contract parses it and a check constraint insists. */
  @Column('text')
  email: string

  @Column('text')
  name: string

  @Column('text', { name: 'password_hash' })
  passwordHash: string

  @Column('text', { array: true })
  roles: Role[]

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date
}

/** The password's hash stays behind. */
export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
