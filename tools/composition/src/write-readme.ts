import { writeFileSync } from 'node:fs'
import { readme, readmeWithTable } from './readme.js'

writeFileSync(readme, await readmeWithTable())
