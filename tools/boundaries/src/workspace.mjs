// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const workspaceRoot = join(import.meta.dirname, '../../..')

const libs = join(workspaceRoot, 'libs')

/** The business: every folder of libs with a contract, but the platform, whose contract is about contracts. */
export const domains = readdirSync(libs).filter((it) => it !== 'platform' && existsSync(join(libs, it, 'contract')))
