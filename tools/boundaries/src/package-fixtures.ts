import type { Fixture } from './fixture.js'
import { contract, decides, http, main, other, own, room, wires } from './places.js'
import { domains } from './workspace.mjs'

const importOf = (name: string) => `import { it } from '@twofold/${name}'`
const onlyOn = (tag: string) => `tagged with "${tag}" can only depend on`
const noneFor = (tag: string) => `tagged with "${tag}" cannot depend on any`

const dependencies: Fixture[] = [
  { file: contract, refused: `${other}-contract`, says: onlyOn('type:contract'), permitted: 'platform-contract' },
  { file: contract, refused: 'platform-context', says: onlyOn('type:contract'), permitted: 'platform-contract' },
  { file: http, refused: `${own}-service`, says: onlyOn('type:http'), permitted: `${own}-contract` },
  { file: http, refused: 'platform-database', says: onlyOn('type:http'), permitted: 'platform-http' },
  { file: http, refused: 'platform-messaging', says: onlyOn('type:http'), permitted: 'platform-identity' },
  { file: decides, refused: `${other}-service`, says: onlyOn('type:service'), permitted: `${other}-contract` },
  { file: decides, refused: `${own}-http`, says: onlyOn('type:service'), permitted: `${own}-contract` },
  { file: decides, refused: 'platform-http', says: onlyOn('type:service'), permitted: 'platform-events' },
  { file: wires, refused: 'platform-messaging', says: onlyOn('type:service'), permitted: 'platform-database' },
  { file: main, refused: 'infrastructure', says: onlyOn('type:app'), permitted: `${other}-service` },
  { file: room('app'), refused: `${own}-contract`, says: onlyOn('type:platform'), permitted: 'platform-contract' },
  { file: 'e2e/src/orders.spec.ts', refused: `${own}-service`, says: onlyOn('type:e2e'), permitted: `${own}-contract` },
  {
    file: 'tools/local/src/start.ts',
    refused: `${own}-service`,
    says: onlyOn('type:tool'),
    permitted: 'infrastructure',
  },
  ...domains.map((domain) => ({
    file: `libs/${domain}/http/src/example.controller.ts`,
    refused: `${domain === own ? other : own}-contract`,
    says: onlyOn(`type:http" and "domain:${domain}`),
    permitted: `${domain}-contract`,
  })),
].map(({ refused, permitted, ...fixture }) => ({
  title: `${fixture.file}: ${refused}`,
  rule: '@nx/enforce-module-boundaries',
  ...fixture,
  refused: importOf(refused),
  permitted: { code: importOf(permitted) },
}))

/** A room and one that it must not know: of its own layer where there is one, else of a layer above that does not depend on it. */
const rooms: Fixture[] = [
  { name: 'testing', refused: 'platform-contract', says: onlyOn('room:testing'), permitted: 'infrastructure' },
  { name: 'contract', refused: 'platform-testing', says: noneFor('room:contract') },
  { name: 'config', refused: 'platform-contract', says: noneFor('room:config') },
  { name: 'gathering', refused: 'platform-contract', says: noneFor('room:gathering') },
  { name: 'in-flight', refused: 'platform-contract', says: noneFor('room:in-flight') },
  { name: 'context', refused: 'infrastructure', says: onlyOn('room:context'), permitted: 'platform-contract' },
  { name: 'telemetry', refused: 'platform-identity', says: onlyOn('room:telemetry'), permitted: 'platform-config' },
  { name: 'lifecycle', refused: 'platform-identity', says: onlyOn('room:lifecycle'), permitted: 'platform-telemetry' },
  { name: 'identity', refused: 'platform-lifecycle', says: onlyOn('room:identity'), permitted: 'platform-context' },
  { name: 'database', refused: 'infrastructure', says: onlyOn('room:database'), permitted: 'platform-lifecycle' },
  { name: 'events', refused: 'platform-idempotency', says: onlyOn('room:events'), permitted: 'platform-database' },
  { name: 'idempotency', refused: 'platform-events', says: onlyOn('room:idempotency'), permitted: 'platform-database' },
  { name: 'app', refused: 'infrastructure', says: onlyOn('room:app'), permitted: 'platform-events' },
  { name: 'http', refused: 'platform-messaging', says: onlyOn('room:http'), permitted: 'platform-app' },
  { name: 'messaging', refused: 'platform-http', says: onlyOn('room:messaging'), permitted: 'platform-app' },
].map(({ name, refused, says, permitted }) => ({
  title: `platform/${name}: ${refused}`,
  rule: '@nx/enforce-module-boundaries',
  file: room(name),
  refused: importOf(refused),
  says,
  permitted: { code: permitted ? importOf(permitted) : "import { z } from 'zod'" },
}))

const paths: Fixture[] = [
  {
    title: 'another package by a relative path',
    rule: '@nx/enforce-module-boundaries',
    file: decides,
    refused: "import { it } from '../../contract/src/index.js'",
    says: 'Projects cannot be imported by a relative or absolute path',
    permitted: { code: importOf(`${own}-contract`) },
  },
  {
    title: 'a library that the package does not declare',
    rule: '@nx/enforce-module-boundaries',
    file: http,
    refused: "import { pino } from 'pino'",
    says: 'Only packages defined in the "package.json" can be imported',
    permitted: { file: room('telemetry') },
  },
]

/** What the rules on tags, and Nx itself, refuse between packages. */
export const packageFixtures = [...dependencies, ...rooms, ...paths]
