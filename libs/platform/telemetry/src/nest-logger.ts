import type { LoggerService } from '@nestjs/common'
import type { Logger } from 'pino'

/** Nest's own log lines through pino, its start-up chatter one level lower. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]) {
    this.write('debug', message, rest)
  }
  error(message: unknown, ...rest: unknown[]) {
    this.write('error', message, rest)
  }
  warn(message: unknown, ...rest: unknown[]) {
    this.write('warn', message, rest)
  }
  debug(message: unknown, ...rest: unknown[]) {
    this.write('debug', message, rest)
  }
  verbose(message: unknown, ...rest: unknown[]) {
    this.write('trace', message, rest)
  }

  private write(level: 'trace' | 'debug' | 'warn' | 'error', message: unknown, rest: unknown[]) {
    const context = rest.at(-1)
    const fields = { context: typeof context === 'string' ? context : undefined }
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message)
    else this.logger[level](fields, String(message))
  }
}
