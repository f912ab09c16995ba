import { startShape } from '@twofold/local'
import { writeFileSync } from 'node:fs'
import { serveControl } from './src/shop/shop-control.js'
import { controlOf, environmentFrom } from './src/shop/control-of.js'
const shape = process.argv[2] as 'monolith'
const extras = new Map()
const s = await startShape(shape, { environment: environmentFrom(extras) })
const c = await serveControl(controlOf(s, extras))
writeFileSync('/tmp/up.env', `U=${s.baseUrl}\nC=${c.url}\nP=${s.infrastructure.postgresUrl('postgres')}\nL=${s.infrastructure.logDirectory}\n` + (shape === 'monolith' ? '' : `N=${s.infrastructure.natsUrl}\n`))
process.on('SIGTERM', async () => { await s.stop(); process.exit(0) })
setInterval(()=>{},1e6)
