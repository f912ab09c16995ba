import { randomUUID } from 'node:crypto'
import { Global, Injectable, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ConfigModule, readSettings } from '@twofold/platform-config'
import { currentCall, currentCaller } from '@twofold/platform-context'
import { command, defineContract, failure, portOf, query } from '@twofold/platform-contract'
import { accessToken, Identity, IdentityModule } from '@twofold/platform-identity'
import { Lifecycle, LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import { testNats } from '@twofold/platform-testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as z from 'zod'
import { gate } from './gate.fixture.js'
import { messageDoor } from './message-door.js'
import { NatsLink } from './nats-link.js'
import { nats } from './nats-network.js'
import { NatsSettings } from './nats.settings.js'

export class Broken extends failure({
  code: 'meals.broken',
  status: 409,
  title: 'Something broke',
  details: z.object({ pan: z.int() }),
}) {}

const nothing = z.object({})
const contract = defineContract({
  domain: 'meals',
  operations: {
    cook: query({
      summary: 'Cook a dish',
      access: 'anyone',
      input: z.object({ dish: z.string(), portions: z.int() }),
      output: z.object({ dish: z.string(), portions: z.int(), by: z.string() }),
      failures: [Broken],
    }),
    smell: query({
      summary: 'What came along, for anyone and for many at once',
      access: 'anyone',
      together: true,
      input: z.object({ dish: z.string() }),
      output: z.object({ dish: z.string(), requestId: z.string(), left: z.number(), by: z.string() }),
      failures: [Broken],
    }),
    clean: command({ summary: 'Clean up', access: 'internal', input: nothing, output: z.void() }),
    inspect: query({
      summary: 'What came along',
      access: 'internal',
      input: nothing,
      output: z.object({
        requestId: z.string(),
        traceparent: z.string(),
        clientAddress: z.string().optional(),
        left: z.number(),
      }),
    }),
    taste: query({
      summary: 'For chefs',
      access: { role: 'chef' },
      input: nothing,
      output: z.object({ roles: z.array(z.string()) }),
    }),
    wait: command({ summary: 'Waits', access: 'internal', input: nothing, output: z.object({}) }),
    waitRepeatably: command({
      summary: 'Waits, and may be asked again',
      access: 'internal',
      idempotent: true,
      timeout: 1_000,
      input: z.object({ id: z.string() }),
      output: z.object({ tries: z.int() }),
    }),
  },
})
export abstract class Meals extends portOf(contract) {}

const keys = await generateKeyPair(accessToken.algorithm, { extractable: true })
const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: accessToken.algorithm }

/** An access token as the issuer would sign it. */
export function tokenOf(role: string): Promise<string> {
  return new SignJWT({ sid: randomUUID(), roles: [role] })
    .setProtectedHeader({ alg: accessToken.algorithm, kid: 'one' })
    .setSubject(randomUUID())
    .setIssuer(accessToken.issuer)
    .setAudience(accessToken.audience)
    .setExpirationTime('1m')
    .sign(keys.privateKey)
}

@Injectable()
class Issuer implements Identity {
  async getVerificationKeys() {
    return { keys: [publicKey] } as Awaited<ReturnType<Identity['getVerificationKeys']>>
  }
}

class MealsService implements Meals {
  constructor(private readonly name: string) {}
  async cook({ dish, portions }: { dish: string; portions: number }) {
    if (dish === 'burnt toast') throw new Broken('The toast is burnt.', { pan: 3 })
    if (dish === 'bug') throw new Error('a secret of the implementation')
    return { dish, portions, by: this.name }
  }
  async smell({ dish }: { dish: string }) {
    if (dish === 'burnt toast') throw new Broken('The toast is burnt.', { pan: 3 })
    const { requestId, deadline } = currentCall()!
    return { dish, requestId, left: deadline.left, by: this.name }
  }
  async clean() {}
  async inspect() {
    const { requestId, traceparent, clientAddress, deadline } = currentCall()!
    return { requestId, traceparent, clientAddress, left: deadline.left }
  }
  async taste() {
    return { roles: [...currentCaller().roles] }
  }
  async wait() {
    await gate.pass()
    return {}
  }
  async waitRepeatably() {
    await gate.pass()
    return { tries: gate.arrived }
  }
}

const running = new Set<{ stop(): Promise<void> }>()

async function platform(name: string, environment: Record<string, string>) {
  const settings = readSettings([NatsSettings, LifecycleSettings, TelemetrySettings], {
    NATS_URL: await testNats(),
    ...environment,
  })
  const modules = [
    ConfigModule.with(settings),
    TelemetryModule.with(createLogger(name, 'silent')),
    LifecycleModule,
    IdentityModule,
  ]
  return { settings, modules }
}

function part(stop: () => Promise<void>) {
  const started = { stop: () => (running.delete(started), stop()) }
  running.add(started)
  return started
}

/** A process that serves the contract of meals. */
export type Kitchen = { stop(): Promise<void> }
export async function startKitchen(name = 'first', environment: Record<string, string> = {}): Promise<Kitchen> {
  const providers = [
    { provide: Meals, useValue: new MealsService(name) },
    { provide: Identity, useClass: Issuer },
  ]
  @Global()
  @Module({ providers, exports: [Meals, Identity] })
  class MealsModule {}
  const local = [{ ports: [Meals, Identity] }]
  const { settings, modules } = await platform(name, environment)
  class Root {}
  const app = await messageDoor.create(
    {
      module: Root,
      imports: [
        ...modules,
        ...nats.modules({ name, local, remote: [] }),
        MealsModule,
        ...messageDoor.modules({ name, local }),
      ],
    },
    { logger: silent, settings },
  )
  await app.get(Lifecycle).start()
  return part(async () => {
    await app.get(Lifecycle).stop()
    await app.close()
  })
}

/** A process that calls it. */
export async function startCaller(environment: Record<string, string> = {}) {
  const { modules } = await platform('caller', environment)
  class Root {}
  const app = await NestFactory.createApplicationContext(
    {
      module: Root,
      imports: [...modules, ...nats.modules({ name: 'caller', local: [], remote: [Meals] })],
    },
    { logger: silent, abortOnError: false },
  )
  await app.get(Lifecycle).start()
  const started = part(async () => {
    await app.get(Lifecycle).stop()
    await app.close()
  })
  return { meals: app.get(Meals), link: app.get(NatsLink), stop: started.stop }
}

export async function stopAll(): Promise<void> {
  for (const started of [...running].reverse()) await started.stop()
}

const silent = { log() {}, error() {}, warn() {} }
