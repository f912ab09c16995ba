import type { JWK } from 'jose'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ schema: 'accounts', name: 'signing_keys' })
export class SigningKeyRow {
  /** Counts the keys from 1: the newest signs. */
  @PrimaryColumn('int')
  generation: number

  /** The private key. It never leaves this schema, which no other service's role can read. */
  @Column('jsonb', { name: 'private_key' })
  privateKey: JWK & { kid: string }
}
