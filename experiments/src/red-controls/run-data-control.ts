import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startShape } from '@twofold/local'
import { ShapeUnderLoad } from '../shape-under-load.js'
import { tell } from '../tell.js'
import { WorkspaceCopy } from '../workspace-copy/workspace-copy.js'
import type { ControlResult } from './control-result.js'
import type { DataControl } from './data-controls.js'

/** Requests a second, and for how many milliseconds. */
const rate = 10
const duration = 5_000
/** Milliseconds that the broken promises get to come right after all. */
const patience = { within: 5_000 }

/** Runs the services from a test build without the measure; the audit must find what it was there for. */
export async function runDataControl({
  name,
  what,
  mix,
  edits,
  reason,
  mustHold = false,
}: DataControl): Promise<ControlResult> {
  tell(`without ${name}: ${what}`)
  await using copy = await WorkspaceCopy.make()
  for (const edit of edits) await copy.edit(edit)
  await copy.bundleServices()
  const shape = await startShape('services', { bundles: join(copy.folder, 'dist/apps') })
  try {
    await using underLoad = await ShapeUnderLoad.begin({ url: shape.baseUrl, mix, rate, seconds: 60 })
    await sleep(duration)
    const { load, audit } = await underLoad.finish(patience)
    const { sent, failed } = load.total
    tell(`without ${name}: ${audit.findings.length} broken promises, such as: ${audit.findings[0] ?? 'none'}`)
    const isWhy = audit.findings.some((finding) => reason.test(finding))
    return { name, what, mustHold, sent, failed, late: load.generator.bottleneck, findings: audit.findings, isWhy }
  } finally {
    await shape.stop()
  }
}
