export { defineContract, type Contract } from './contract.js'
export { event, type Event, type EventDeclaration, type EventMessage, type PayloadOf } from './event.js'
export { Failure, failure, revive, type FailureClass, type FailureKind } from './failure.js'
export { FailureTranslator } from './failure-translator.js'
export { Id, newId } from './id.js'
export { Instant } from './instant.js'
export { invalidRequest } from './invalid-request.js'
export { Money } from './money.js'
export { command, query, type Access, type Operation, type OperationDeclaration } from './operation.js'
export { pageOf, pageRequest } from './page.js'
export {
  DeadlineExceeded,
  Forbidden,
  InternalError,
  InvalidCursor,
  InvalidRequest,
  platformFailures,
  PreconditionFailed,
  PreconditionRequired,
  Unauthenticated,
  Unavailable,
} from './platform-failures.js'
export { isRemote, markRemote, portOf, type Port, type PortOf } from './port.js'
export { Quantity } from './quantity.js'
export { strict } from './strict.js'
export { idempotencyFailures, IdempotencyInProgress, IdempotencyKey, IdempotencyKeyReused } from './idempotency.js'
