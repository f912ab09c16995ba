import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { SigningKeyRow } from './signing-key.rows.js'

export type PrivateKey = SigningKeyRow['privateKey']

@Injectable()
export class SigningKeyStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first. */
  async list(): Promise<PrivateKey[]> {
    const rows = await this.unitOfWork.manager.find(SigningKeyRow, { order: { generation: 'desc' } })
    return rows.map(({ privateKey }) => privateKey)
  }

  /** Adds the key of a generation, unless another process was faster. */
  async add(generation: number, privateKey: PrivateKey): Promise<void> {
    await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(SigningKeyRow)
      .values({ generation, privateKey: () => ':privateKey' })
      .setParameter('privateKey', JSON.stringify(privateKey))
      .orIgnore()
      .updateEntity(false)
      .execute()
  }
}
