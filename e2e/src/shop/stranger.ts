import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, type Infrastructure } from '@twofold/infrastructure'
import { AppProcess } from '@twofold/local'

/** A process that no shape has: an app with a database of its own, prepared, among the others on NATS. */
export async function strangerIn(infrastructure: Infrastructure, name: string, main: string): Promise<AppProcess> {
  const management = await freePort()
  const environment = {
    ...process.env,
    DATABASE_URL: await infrastructure.createDatabase(name),
    NATS_URL: infrastructure.natsUrl,
    MANAGEMENT_HOST: '127.0.0.1',
    MANAGEMENT_PORT: String(management),
    PARENT_WATCH: 'true',
  }
  // Without PARENT_WATCH: this one has no standard input to watch.
  await promisify(execFile)(process.execPath, [main, 'prepare'], { env: { ...environment, PARENT_WATCH: 'false' } })
  return new AppProcess({
    name,
    app: { name, what: '', ports: { management }, needsNats: true, needsDatabase: true, stops: 3 },
    main,
    ports: { management },
    environment,
    log: join(infrastructure.logDirectory, `${name}.log`),
    onStarted: (pid) => infrastructure.outlive(pid),
  })
}
