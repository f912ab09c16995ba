import type { Logger } from 'pino'

/** The process's logger, as an injection token. */
export abstract class Log {
  abstract readonly debug: Logger['debug']
  abstract readonly info: Logger['info']
  abstract readonly warn: Logger['warn']
  abstract readonly error: Logger['error']
  abstract readonly bindings: Logger['bindings']
}
