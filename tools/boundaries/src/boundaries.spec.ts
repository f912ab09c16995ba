import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProjectGraphAsync, type ProjectGraph } from '@nx/devkit'
import { ESLint, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixtures } from './fixtures.js'
import { everywhere, kinds } from './kinds.mjs'
import { packageRules } from './packages.mjs'
import { workspaceRoot } from './workspace.mjs'

process.chdir(workspaceRoot)
const withTypes = new ESLint({ cwd: workspaceRoot })
const withoutTypes = new ESLint({ cwd: workspaceRoot, overrideConfig: tseslint.configs.disableTypeChecked })
let graph: ProjectGraph

// The rule of Nx passes everything while there is no graph.
beforeAll(async () => void (graph = await createProjectGraphAsync()))

async function lint(code: string, file: string, eslint = withoutTypes): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(code, { filePath: join(workspaceRoot, file) })
  const fatal = result?.messages.find((message) => message.fatal)
  if (!result || fatal) throw new Error(`${file} was not linted: ${fatal?.message}`)
  return result.messages
}

const of = (rule: string, messages: Linter.LintMessage[]) => messages.filter(({ ruleId }) => ruleId === rule)
const textOf = (messages: Linter.LintMessage[]) => messages.map(({ message }) => message).join('\n')
const sourceOf = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8')

describe('refuses', () => {
  for (const { title, rule, file, refused, says, permitted } of fixtures)
    it(title, async () => {
      expect(textOf(of(rule, await lint(refused, file)))).toContain(says)
      expect(textOf(await lint(permitted.code ?? refused, permitted.file ?? file))).not.toContain(says)
    })

  it('packages that depend on each other', async () => {
    const room = 'platform-context'
    const dependant = Object.keys(graph.nodes).find((name) => dependsOn(name, room)) ?? ''
    expect(dependant).not.toBe('')
    const file = 'libs/platform/context/src/example.ts'
    const rule = '@nx/enforce-module-boundaries'
    expect(textOf(of(rule, await lint(`import { it } from '${dependant}'`, file)))).toContain('Circular dependency')
    expect(of(rule, await lint("import { it } from '@twofold/platform-contract'", file))).toEqual([])
  })

  it('files that import each other', async () => {
    const folder = 'libs/platform/contract/src'
    const [, listed = ''] = /from '\.\/(.+)\.js'/.exec(sourceOf(`${folder}/index.ts`)) ?? []
    const file = `${folder}/${listed}.ts`
    expect(textOf(of('import-x/no-cycle', await lint("import './index.js'", file)))).toContain('Dependency cycle')
    expect(of('import-x/no-cycle', await lint(sourceOf(file), file))).toEqual([])
  })

  it('dependencies that a package.json misses or does not need', async () => {
    const file = 'libs/platform/context/package.json'
    const rule = '@nx/dependency-checks'
    const manifest = JSON.parse(sourceOf(file))
    const lintWith = (dependencies: object) => lint(JSON.stringify({ ...manifest, dependencies }), file)
    expect(textOf(of(rule, await lintWith({ zod: '*' })))).toContain('missing from "dependencies"')
    expect(textOf(of(rule, await lintWith({ ...manifest.dependencies, zod: '*' })))).toContain(
      '"zod" package is not used',
    )
    expect(of(rule, await lintWith(manifest.dependencies))).toEqual([])
  })

  it('a promise that nobody waits for', async () => {
    const file = 'libs/platform/contract/src/index.ts'
    const floating = of('@typescript-eslint/no-floating-promises', await lint('fetch("a")', file, withTypes))
    expect(textOf(floating)).toContain('Promises must be awaited')
    const misused = of('@typescript-eslint/no-misused-promises', await lint('if (fetch("a")) void 0', file, withTypes))
    expect(textOf(misused)).toContain('Expected non-Promise value')
    const waited = await lint('if (await fetch("a")) await fetch("b")', file, withTypes)
    expect(textOf(waited)).not.toContain('Promise')
  })
})

const dependsOn = (name: string, room: string) =>
  graph.dependencies[name]?.some(({ target }) => target === `@twofold/${room}`)

describe('has a fixture for', () => {
  it.each(Object.keys(kinds))('each thing that a file of the kind %s goes without', async (name) => {
    const kind = kinds[name] ?? { files: [], without: [] }
    const seen = await Promise.all(
      fixtures.map(async ({ file, refused }) =>
        (await kindOf(file)) === name ? textOf(await lint(refused, file)) : '',
      ),
    )
    const refused = [...everywhere.without, ...everywhere.refuses, ...kind.without, ...(kind.refuses ?? [])]
    const unseen = refused.filter(({ message }) => !seen.join('\n').includes(message))
    expect(unseen).toEqual([])
  })

  it('each rule on tags', async () => {
    const says = fixtures.map((fixture) => fixture.says).join('\n')
    const tags = packageRules.map((rule) => ('sourceTag' in rule ? rule.sourceTag : rule.allSourceTags.join('" and "')))
    expect(tags.filter((tag) => !says.includes(`tagged with "${tag}"`))).toEqual([])
  })

  it('each rule of the configuration', async () => {
    const { default: config }: { default: Linter.Config[] } = await import(join(workspaceRoot, 'eslint.config.mjs'))
    const tested = [...fixtures.map(({ rule }) => rule), 'import-x/no-cycle', '@nx/dependency-checks']
    tested.push('@typescript-eslint/no-floating-promises', '@typescript-eslint/no-misused-promises')
    const own = config.filter(({ name = '' }) => !name.includes('typescript-eslint/'))
    const rules = own.flatMap(({ rules = {} }) => Object.entries(rules).filter(([, level]) => level !== 'off'))
    expect(new Set(rules.map(([rule]) => rule))).toEqual(new Set(tested))
  })
})

/** The kind that counts for a file, as ESLint itself decides. */
async function kindOf(file: string): Promise<string> {
  const { settings } = await withoutTypes.calculateConfigForFile(join(workspaceRoot, file))
  return settings.kind
}

describe('every package', () => {
  it('says by its tags what its folder says', () => {
    const manifests = Object.values(graph.nodes).filter(({ data }) => data.root !== '.')
    const wrong = manifests.filter(({ data: { root, tags = [] } }) => !tagsOf(root).every((tag) => tags.includes(tag)))
    expect(wrong.map(({ data }) => data.root)).toEqual([])
  })
})

function tagsOf(root: string): string[] {
  const [area = '', name = '', room = ''] = root.split('/')
  if (/^((e2e\/)?apps\/|bench\/chain$)/.test(root)) return ['type:app']
  if (['tools', 'bench', 'charts', 'experiments'].includes(area)) return ['type:tool']
  if (area === 'e2e') return ['type:e2e']
  return name === 'platform' ? ['type:platform', `room:${room}`] : [`type:${room}`, `domain:${name}`]
}
