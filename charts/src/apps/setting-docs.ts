import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const libs = join(import.meta.dirname, '../../../libs')
const docs = new Map<string, string>()
for (const file of readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
  (it) => it.endsWith('.settings.ts') && it.includes('/src/'),
))
  for (const [, comment, name] of readFileSync(join(libs, file), 'utf8').matchAll(
    /\/\*\*\s((?:(?!\*\/).)+)\*\/\s+([A-Z_]+):/gs,
  ))
    docs.set(name!, comment!.replace(/\s*\n\s*\*?\s*/g, ' ').trim())

/** What the comment above a setting says of it: one comment, for those who read the code and those who install it. */
export const describeSetting = (name: string): string => docs.get(name) ?? ''
