import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WorkspaceCopy } from '../../workspace-copy/workspace-copy.js'
import { atOnce } from './at-once/release.js'
import { releases } from './releases.js'
import { applyRelease } from './source-release.js'

const domain = 'libs/orders/service/src/orders.domain.ts'

it.each([['three releases', releases] as const, ['one release', [atOnce]] as const])(
  'orders as they are now can be renamed in %s',
  async (_, all) => {
    await using copy = await WorkspaceCopy.make()
    for (const release of all) await applyRelease(copy, release)
    const text = await readFile(join(copy.folder, domain), 'utf8')
    const files = all.flatMap(({ migrations }) => migrations).map((file) => file.replace('.ts', '.js'))
    for (const file of files) expect(text).toContain(`from './migrations/${file}'`)
  },
)

it('says that the code has moved on', async () => {
  await using copy = await WorkspaceCopy.make()
  await applyRelease(copy, atOnce)
  await expect(applyRelease(copy, atOnce)).rejects.toThrow(/0101-rename-shipping-address.ts cannot be added/)
  await expect(copy.edit(atOnce.edits.at(-1)!)).rejects.toThrow(/stands 0 times in .*order.rows.ts/)
})
