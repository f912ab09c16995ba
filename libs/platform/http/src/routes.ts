import { Injectable } from '@nestjs/common'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { Gate } from './gate.js'
import { problemMembers } from './problem.js'
import type { ServedOperation } from './served-operation.js'

/** Gives each route what its operation asks for, when it is added, and refuses those that must not be served. */
@Injectable()
export class Routes {
  private readonly operations = new Set<ServedOperation>()

  constructor(private readonly gate: Gate) {}

  /** All operations that are served. */
  get served(): Iterable<ServedOperation> {
    return this.operations
  }

  /** Must be installed before the routes are added. */
  install(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => {
      const { served } = route.config ?? {}
      if (served) this.furnish(route, served)
    })
  }

  private furnish(route: RouteOptions, served: ServedOperation): void {
    refuseInternal(served)
    refuseReservedDetails(served)
    this.operations.add(served)
    const { decorate, signedIn, operation } = served
    if (signedIn) route.onRequest = this.gate.hookFor(operation.access)
    if (decorate) {
      route.preSerialization = (_request, reply, answer, done) => {
        decorate(answer as never, reply)
        done(null, answer)
      }
    }
  }
}

function refuseInternal({ name, operation }: ServedOperation): void {
  if (operation.access === 'internal') throw new Error(`${name} is internal: it cannot be served over HTTP`)
}

function refuseReservedDetails({ name, failures }: ServedOperation): void {
  for (const { kind } of failures) {
    const { shape = {} } = (kind.details ?? {}) as { shape?: object }
    const taken = problemMembers.find((member) => member in shape)
    if (taken)
      throw new Error(`${name}: the details of ${kind.code} cannot be called ${taken}, a member of every problem`)
  }
}
