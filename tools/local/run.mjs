// The first step of `npm start`, `npm test`, `npm run deploy` and others: `node tools/local/run.mjs tools/local/src/start …` sees
// that TypeScript can be run, and runs that program in this process. A second one would pass signals on late or twice.
import { existsSync, readFileSync } from 'node:fs'
import { supports } from './src/supported-node.mjs'

const root = new URL('../../', import.meta.url)
const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

if (!supports(engines.node, process.versions.node)) {
  fail(`Twofold needs Node.js ${engines.node}, and this is ${process.versions.node}.`)
}
if (!existsSync(new URL('node_modules/tsx', root))) fail('The packages are not installed. Run: npm ci')

const [program, ...rest] = process.argv.slice(2)
process.argv.splice(2, process.argv.length, ...rest)
const { register } = await import('tsx/esm/api')
register()
await import(`../../${program}.ts`)

function fail(message) {
  console.error(message)
  process.exit(1)
}
