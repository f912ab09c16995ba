export { httpDoor } from './http-door.js'
export { HttpSettings } from './http.settings.js'
export { IdempotencyKey } from './idempotency-key.js'
export { IfMatch } from './if-match.js'
export { PathParameters } from './path-parameters.js'
export { QueryParameters } from './query-parameters.js'
export {
  HeadersTooLarge,
  MethodNotAllowed,
  NoSuchRoute,
  Overloaded,
  RequestTimeout,
  RequestTooLarge,
  UnsupportedMediaType,
} from './request-failures.js'
export { Serves, type ServesOptions } from './serves.js'
export { StrictBody } from './strict-body.js'
