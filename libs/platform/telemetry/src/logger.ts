import { currentCall, traceIdOf } from '@twofold/platform-context'
import { pino, type Logger } from 'pino'

/** JSON lines on standard output; each names its process, and within a call the request and the trace. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    base: { app: name, pid: process.pid },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err },
    redact: ['token', 'password', 'refreshToken', 'accessToken', 'authorization'],
    mixin() {
      const call = currentCall()
      return call ? { requestId: call.requestId, traceId: traceIdOf(call.traceparent) } : {}
    },
  })
}
