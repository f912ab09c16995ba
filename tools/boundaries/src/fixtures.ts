import type { Fixture } from './fixture.js'
import { packageFixtures } from './package-fixtures.js'
import {
  anywhere,
  contract,
  decides,
  http,
  main,
  migration,
  own,
  platform,
  room,
  rows,
  secondFile,
  store,
  test,
  wires,
} from './places.js'

const imports = {
  insides: "import { operation } from '@twofold/platform-contract/src/operation.js'",
  allButZod: "import { v7 } from 'uuid'",
  database: "import { Entity } from 'typeorm'",
  broker: "import { connect } from '@nats-io/transport-node'",
  messageTransport: "import { ClientProxy } from '@nestjs/microservices'",
  webServer: "import { fastify } from 'fastify'",
  nestButInjectable: "import { Injectable, Module } from '@nestjs/common'",
  restOfNest: "import { ModuleRef } from '@nestjs/core'",
}

const noDatabase = { refused: imports.database, says: 'Only stores, rows and migrations', permitted: { file: store } }
const noBroker = {
  refused: imports.broker,
  says: 'Only platform/messaging knows NATS',
  permitted: { file: room('messaging') },
}
const noTransport = {
  refused: imports.messageTransport,
  says: 'Only platform/messaging knows how messages',
  permitted: { file: room('messaging') },
}
const noWebServer = { refused: imports.webServer, says: 'Only platform/http', permitted: { file: room('http') } }
const onlyInjectable = {
  refused: imports.nestButInjectable,
  says: '@Injectable alone.',
  permitted: { code: "import { Injectable } from '@nestjs/common'" },
}
const noRestOfNest = { refused: imports.restOfNest, says: '@Injectable alone, from', permitted: { file: wires } }

const libraries: Fixture[] = Object.entries({
  [contract]: [
    { refused: imports.allButZod, says: 'A contract knows zod', permitted: { code: "import { z } from 'zod'" } },
    {
      refused: "import { randomUUID } from 'node:crypto'",
      says: 'A contract knows zod',
      permitted: { code: "import { query } from '@twofold/platform-contract'" },
    },
  ],
  [http]: [noDatabase, noBroker, noTransport, noWebServer],
  [decides]: [noDatabase, noBroker, noTransport, noWebServer, onlyInjectable, noRestOfNest],
  [store]: [noBroker, noTransport, noWebServer, onlyInjectable, noRestOfNest],
  [rows]: [noBroker, noWebServer],
  [migration]: [noBroker, onlyInjectable],
  [wires]: [noDatabase, noBroker, noTransport, noWebServer],
  [main]: [noDatabase, noBroker, noTransport, noWebServer],
  [room('context')]: [noDatabase, noBroker, noTransport, noWebServer],
  [room('database')]: [noBroker, noTransport, noWebServer],
  [room('messaging')]: [{ ...noDatabase, permitted: { file: room('database') } }, noWebServer],
  [room('http')]: [{ ...noDatabase, permitted: { file: room('events') } }, noBroker, noTransport],
}).flatMap(([file, fixtures]) =>
  fixtures.map((it) => ({ title: `${file}: ${it.refused}`, rule: 'no-restricted-imports', file, ...it })),
)

const deepImports: Fixture[] = anywhere.map((file) => ({
  title: `${file}: the insides of another package`,
  rule: 'no-restricted-imports',
  file,
  refused: imports.insides,
  says: 'A package is imported by its name alone',
  permitted: { code: "import { query } from '@twofold/platform-contract'" },
}))

const testEntries: Fixture[] = anywhere
  .filter((file) => file !== test)
  .map((file) => ({
    title: `${file}: what is for tests`,
    rule: 'no-restricted-imports',
    file,
    refused: "import { startDomain } from '@twofold/platform-app/testing'",
    says: 'for tests alone',
    permitted: { file: test },
  }))

const decisions = [
  'if (process.env.CI) start()',
  'start(process.env.CI ? 1 : 2)',
  'for (const it of []) start(it)',
  'go && start()',
]

const constructs: Fixture[] = [
  ...anywhere.map((file) => ({
    title: `${file}: export *`,
    file,
    refused: "export * from './operations.js'",
    says: 'listed one by one',
    permitted: { code: "export { placeOrder } from './operations.js'" },
  })),
  ...[contract, http, decides, store, wires, main].map((file) => ({
    title: `${file}: an import that boundaries do not see`,
    file,
    refused: "export const late = import('typeorm')",
    says: 'Imports stand at the top',
    permitted: { file: room('http') },
  })),
  ...decisions.map((refused) => ({
    title: `a decision in an app: ${refused}`,
    file: main,
    refused,
    says: 'An app composes and never decides',
    permitted: { code: 'start(process.env.CI)' },
  })),
  {
    title: 'a class in an app',
    file: main,
    refused: 'export class Orders {}',
    says: 'An app composes what libs declare',
    permitted: { file: wires },
  },
  {
    title: 'a second file of an app',
    file: secondFile,
    refused: 'export const it = 1',
    says: 'An app is its main.ts',
    permitted: { file: main },
  },
  ...platform.flatMap((file) =>
    [`export const ${own} = 1`, `export const name = 'the ${own} are closed'`, `export const sql = \`${own}\``].map(
      (refused) => ({
        title: `${file}: a word of the business: ${refused}`,
        file,
        refused,
        says: 'The platform names no domain',
        permitted: { file: file.replace('.ts', '.spec.ts') },
      }),
    ),
  ),
].map((fixture) => ({ rule: 'no-restricted-syntax', ...fixture }))

const lines = (count: number) => 'start()\n'.repeat(count).trimEnd()

const shapes: Fixture[] = [
  {
    title: 'an app of 41 lines',
    rule: 'max-lines',
    file: main,
    refused: lines(41),
    says: 'too many lines (41). Maximum allowed is 40',
    permitted: { code: lines(40) },
  },
  {
    title: 'a file of 221 lines',
    rule: 'max-lines',
    file: decides,
    refused: lines(221),
    says: 'too many lines (221). Maximum allowed is 220',
    permitted: { code: lines(220) },
  },
  {
    title: 'a default export',
    rule: 'import-x/no-default-export',
    file: decides,
    refused: 'export default class PlaceOrder {}',
    says: 'Prefer named exports',
    permitted: { code: 'export class PlaceOrder {}' },
  },
  {
    title: 'a parameter that nobody uses',
    rule: '@typescript-eslint/no-unused-vars',
    file: decides,
    refused: 'export const price = (order: object) => 1',
    says: 'defined but never used',
    permitted: { code: 'export const price = (_order: object) => 1' },
  },
]

export const fixtures = [...libraries, ...deepImports, ...testEntries, ...constructs, ...shapes, ...packageFixtures]
