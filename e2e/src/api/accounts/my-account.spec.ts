import { EmailTaken } from '@twofold/accounts-contract'
import { InvalidRequest } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCustomer, logIn, newEmail, type Person } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

const change = (changes: object) => shop.patch('/accounts/me').set(as(customer)).send(changes)

describe('my account', () => {
  it('is shown to me', async () => {
    const { body } = await shop.get('/accounts/me').set(as(customer)).expect(200)
    expect(body).toMatchObject({ id: customer.id, email: customer.email, name: customer.name, roles: ['customer'] })
  })

  it('takes a new name and a new address, and leaves what is not named', async () => {
    const { body: renamed } = await change({ name: 'Countess of Lovelace' }).expect(200)
    expect(renamed).toMatchObject({ name: 'Countess of Lovelace', email: customer.email })
    const email = newEmail('countess')
    const { body: moved } = await change({ email }).expect(200)
    expect(moved).toMatchObject({ name: 'Countess of Lovelace', email })
    expect(Date.parse(moved.updatedAt)).toBeGreaterThan(Date.parse(moved.createdAt))
    await logIn({ email, password: customer.password })
  })

  it("does not take another account's address", async () => {
    const other = await aCustomer()
    expectProblem(await change({ email: other.email }), EmailTaken)
  })

  it.each([{}, { roles: ['staff'] }, { id: 'x' }, { name: '' }, { email: 'no address' }])(
    'does not take %j',
    async (changes) => {
      const mine = () => shop.get('/accounts/me').set(as(customer)).expect(200)
      const { body: before } = await mine()
      expectProblem(await change(changes), InvalidRequest)
      expect((await mine()).body).toEqual(before)
    },
  )
})
