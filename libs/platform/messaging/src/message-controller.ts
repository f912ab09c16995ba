import { Controller, Inject, type Type, UseFilters, UseGuards } from '@nestjs/common'
import { MessagePattern, Payload } from '@nestjs/microservices'
import type { Operation, Port } from '@twofold/platform-contract'
import { AccessGuard } from './access.guard.js'
import { FailureFilter } from './failure.filter.js'
import { SchemaPipe } from './schema.pipe.js'
import { servedOperation } from './served-operation.js'

type Service = Record<string, (input: unknown) => Promise<unknown>>

/**
 * The Nest controller that serves a port's contract: a handler for each operation, with its message pattern, guard and
 * validation pipe, as if it had been written by hand.
 */
export function messageController(port: Port): Type {
  class MessageController {
    constructor(readonly service: Service) {}
  }
  Object.defineProperty(MessageController, 'name', { value: `${port.name}MessageController` })
  Inject(port)(MessageController, undefined, 0)
  for (const operation of Object.values(port.contract.operations)) serve(MessageController, operation)
  UseFilters(FailureFilter)(MessageController)
  UseGuards(AccessGuard)(MessageController)
  Controller()(MessageController)
  return MessageController
}

function serve(controller: Type<{ service: Service }>, operation: Operation): void {
  const { name, subject, input, together } = operation
  const prototype = controller.prototype as Record<string, unknown>
  prototype[name] = function handle(this: { service: Service }, payload: unknown) {
    return this.service[name]!(payload)
  }
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!
  Payload(new SchemaPipe(input))(prototype, name, 0)
  MessagePattern(subject, { together })(prototype, name, descriptor)
  Reflect.defineMetadata(servedOperation, operation, prototype[name] as object)
}
