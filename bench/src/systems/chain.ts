import { join } from 'node:path'
import { repository, type Shape } from '@twofold/local'
import { handMade, type Program } from './hand-made.js'

/** Where its bundle is. */
export const chainBundle = join(repository, 'dist', 'bench', 'chain', 'main.mjs')

const program = (name: string): Program => ({ name, main: chainBundle, args: [name] })

/** Calls that call calls: within one process, or each to a process of its own. */
export const chains: Record<Shape, ReturnType<typeof handMade>> = {
  monolith: handMade({
    name: 'chain-monolith',
    title: 'A chain in one process',
    what: 'An entrance and four links that call each other directly.',
    kind: 'monolith',
    programs: [program('whole')],
  }),
  services: handMade({
    name: 'chain-services',
    title: 'A chain of services',
    what: 'An entrance and four links that call each other over NATS, each a process.',
    kind: 'services',
    programs: ['entrance', 'link-1', 'link-2', 'link-3', 'link-4'].map(program),
    usesNats: true,
  }),
}
