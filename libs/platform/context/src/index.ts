export type { Caller } from './caller.js'
export {
  currentCall,
  currentCaller,
  withBackgroundCall,
  withCall,
  withoutCall,
  type CallContext,
} from './call-context.js'
export { Deadline } from './deadline.js'
export { ServedBy } from './served-by.js'
export {
  givenTraceparent,
  isSampled,
  newTraceparent,
  notRecorded,
  spanIdOf,
  traceIdOf,
  traceparentFrom,
} from './trace.js'
export { refuseInsideUnitOfWork, RemoteCallInsideUnitOfWork, unitOfWorkScope } from './unit-of-work-scope.js'
