import { join } from 'node:path'
import { repository } from '@twofold/local'
import { rolldown } from 'rolldown'

const folder = join(repository, 'dist', 'bench', 'baselines')

export type BaselineProgram = 'node-http' | 'fastify' | 'fastify-pg' | 'order-by-hand' | 'nats-front' | 'nats-back'

const programs: readonly BaselineProgram[] = [
  'node-http',
  'fastify',
  'fastify-pg',
  'order-by-hand',
  'nats-front',
  'nats-back',
]

export const bundleOf = (program: BaselineProgram) => join(folder, `${program}.mjs`)

/** One file each, as the shop's apps are. */
export async function bundleBaselines(): Promise<void> {
  for (const program of programs) {
    const build = await rolldown({
      input: join(import.meta.dirname, `${program}.ts`),
      platform: 'node',
      external: ['pg-native'],
      onLog: () => {},
    })
    await build.write({ file: bundleOf(program), format: 'esm', codeSplitting: false, minify: true, keepNames: true })
    await build.close()
  }
}
