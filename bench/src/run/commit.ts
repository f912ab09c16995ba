import { execFileSync } from 'node:child_process'
import { repository } from '@twofold/local'

/** Of what is measured: the commit, and whether files differ from it. */
export function commitHere(): { hash: string; hasChanges: boolean } {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim()
    return { hash: git('rev-parse', 'HEAD'), hasChanges: git('status', '--porcelain') !== '' }
  } catch {
    return { hash: 'unknown', hasChanges: true }
  }
}
