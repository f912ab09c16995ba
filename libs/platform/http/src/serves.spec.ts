import { failure, query } from '@twofold/platform-contract'
import { Controller, Get, Module } from '@nestjs/common'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { InternalModule } from './internal.fixture.js'
import { libraryContract } from './library-contract.fixture.js'
import { openDoor } from './open-door.fixture.js'
import { Serves } from './serves.js'

const { getBook } = libraryContract.operations

it('does not compile where the answer is another, or lacks the version', () => {
  class Wrong {
    // @ts-expect-error a number is no book
    @Serves(getBook)
    number() {
      return 1
    }
    // @ts-expect-error a book has no edition
    @Serves(getBook, { etag: 'edition' })
    edition() {
      return {} as z.output<typeof getBook.output>
    }
  }
  expect(Wrong).toBeDefined()
})

it('does not serve what is for neighbours only', async () => {
  await expect(openDoor({}, InternalModule)).rejects.toThrow('library.countBooks is internal')
})

it('does not serve a failure whose details would hide a member of the problem', async () => {
  class Clash extends failure({
    code: 'x.clash',
    status: 409,
    title: 'x',
    details: z.object({ status: z.string() }),
  }) {}
  const clashing = { ...getBook, ...query({ ...getBook, failures: [Clash] }) }
  @Controller()
  class Clashing {
    @Get()
    @Serves(clashing)
    get() {
      return {} as z.output<typeof getBook.output>
    }
  }
  @Module({ controllers: [Clashing] })
  class ClashingModule {}
  await expect(openDoor({}, ClashingModule)).rejects.toThrow('the details of x.clash cannot be called status')
})
