import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@twofold/infrastructure'
import { nxProgram, repository, shapes } from '@twofold/local'
import spawn from 'nano-spawn'
import { linkPackages } from './link-packages.js'

/** A change of one file: what stands there once, and what is to stand there. */
export interface Edit {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/**
 * The workspace as it is now, in a folder of its own, where a line can be changed and deployed by the same commands that a
 * developer would use. It is gone when it is disposed of.
 */
export class WorkspaceCopy implements AsyncDisposable {
  private constructor(readonly folder: string) {}

  static async make(): Promise<WorkspaceCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'twofold-copy-'))
    for (const file of await filesOf(repository)) await cp(join(repository, file), join(folder, file))
    await linkPackages(repository, folder)
    return new WorkspaceCopy(folder)
  }

  /** Throws Failure where the text is not there just once: the code has moved on, and the experiment must follow. */
  async edit({ file, find, replace }: Edit): Promise<void> {
    const path = join(this.folder, file)
    const before = await readFile(path, 'utf8')
    const times = before.split(find).length - 1
    if (times !== 1)
      throw new Failure(`«${find}» stands ${times} times in ${file}, where this experiment expects it once.`)
    await writeFile(
      path,
      before.replace(find, () => replace),
    )
  }

  /** Adds a file. Throws Failure where there is one already. */
  async add(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(`${file} cannot be added by this experiment: ${error.message}`)
    })
  }

  /** Takes an edit back. */
  async undo({ file, find, replace }: Edit): Promise<void> {
    await this.edit({ file, find: replace, replace: find })
  }

  /** Builds `dist/apps` of the copy, each service. Rejects as nano-spawn does. */
  async bundleServices(): Promise<void> {
    const projects = shapes.services.map(({ name }) => `@twofold/${name}`).join(',')
    const args = ['run-many', '-t', 'bundle', '-p', projects, '--outputStyle=static']
    await spawn(process.execPath, [nxProgram(), ...args], {
      cwd: this.folder,
      stdin: 'ignore',
      env: { NX_DAEMON: 'false' },
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** What Git knows of and what it would take in, so that uncommitted work counts as well. */
async function filesOf(folder: string): Promise<string[]> {
  const list = async (...which: string[]) => (await spawn('git', ['ls-files', '-z', ...which], { cwd: folder })).stdout
  const gone = new Set((await list('--deleted')).split('\0'))
  const all = (await list('--cached', '--others', '--exclude-standard')).split('\0')
  return [...new Set(all)].filter((file) => file && !gone.has(file))
}
