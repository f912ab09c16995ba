import { Global, Injectable, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { defineContract, event, type EventMessage, newId, portOf } from '@twofold/platform-contract'
import { eventTables, type Reaction, ReactsTo } from '@twofold/platform-events'
import { Identity } from '@twofold/platform-identity'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import * as z from 'zod'
import type { Composition, Door } from './composition.js'
import { defineDomain } from './domain.js'

const { events } = defineContract({
  domain: 'garden',
  operations: {},
  events: {
    plantPotted: event({ summary: 'Potted', aggregate: 'plantId', payload: z.object({ plantId: z.string() }) }),
  },
})

/** What the diary makes of plants: those that are named here cannot be entered. */
export const unspeakable = new Set<string>()
export const entered: string[] = []

@Injectable()
@ReactsTo(events.plantPotted)
class WriteEntryWhenPlantPotted implements Reaction<typeof events.plantPotted> {
  react({ aggregate, version }: EventMessage): Promise<void> {
    if (unspeakable.has(aggregate)) return Promise.reject(new Error(`no words for ${aggregate}`))
    entered.push(`${aggregate} ${version}`)
    return Promise.resolve()
  }
}

@Global()
@Module({ providers: [WriteEntryWhenPlantPotted], exports: [] })
class DiaryModule {}

class CreateDiary1767225600001 implements MigrationInterface {
  static readonly kind = 'expand'
  async up(runner: QueryRunner) {
    for (const statement of eventTables('diary')) await runner.query(statement)
  }
  async down() {}
}

abstract class Diary extends portOf(defineContract({ domain: 'diary', operations: {}, events: {} })) {}

/** A domain that reacts to the plants of another. */
export const diary = defineDomain({
  ports: [Diary],
  module: DiaryModule,
  schema: { name: 'diary', rows: [], migrations: [CreateDiary1767225600001] },
  reactions: [WriteEntryWhenPlantPotted],
})

const nobody = { provide: Identity, useValue: {} }
class IssuerModule {}

/** Lets nobody in. */
export const noDoor: Door = {
  settings: [],
  modules: () => [{ module: IssuerModule, global: true, providers: [nobody], exports: [nobody] }],
  create: (root, { logger }) => NestFactory.createApplicationContext(root, { logger, abortOnError: false }),
}

export const diaryApp: Composition = { name: 'diary', local: [diary], door: noDoor }

export function potted(plantId: string, version: number): EventMessage {
  const { subject } = events.plantPotted
  const common = { id: newId(), subject, occurredAt: new Date().toISOString(), requestId: 'r', traceparent: '' }
  return { ...common, aggregate: plantId, version, previous: version - 1, payload: { plantId } }
}
