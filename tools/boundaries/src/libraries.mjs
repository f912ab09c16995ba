// @ts-check

/** @typedef {{ regex: string, message: string, allowImportNames?: string[] }} Library */

/** What a kind of file may be refused to import, and why. Which kind goes without which is said in kinds.mjs. */
export const libraries = {
  insides: {
    regex: '^@twofold/[^/]+/(?!testing$)',
    message: 'A package is imported by its name alone: what its index.ts does not list is its own affair.',
  },
  testEntry: {
    regex: '^@twofold/[^/]+/testing$',
    message: 'What a package has for the tests of others is for tests alone.',
  },
  allButZod: {
    regex: '^(?!\\.|@twofold/|zod$)',
    message: 'A contract knows zod and nothing else: every neighbour takes on what it imports.',
  },
  database: {
    regex: '^(typeorm|@nestjs/typeorm|pg)(/|$)',
    message: 'Only stores, rows and migrations know the database.',
  },
  broker: {
    regex: '^@nats-io/',
    message: 'Only platform/messaging knows NATS.',
  },
  messageTransport: {
    regex: '^@nestjs/microservices(/|$)',
    message: 'Only platform/messaging knows how messages reach Nest.',
  },
  webServer: {
    regex: '^(fastify|@fastify/.+|@nestjs/platform-.+|express)(/|$)',
    message: 'Only platform/http knows the web server.',
  },
  nestButInjectable: {
    regex: '^@nestjs/common$',
    allowImportNames: ['Injectable'],
    message: 'Of Nest, what decides or remembers takes @Injectable alone.',
  },
  restOfNest: {
    regex: '^@nestjs/(?!common$)',
    message: 'Of Nest, what decides or remembers takes @Injectable alone, from @nestjs/common.',
  },
}
