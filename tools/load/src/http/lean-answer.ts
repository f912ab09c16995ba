import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from '../workload.js'

/** An answer as it came, read only as far as somebody asks. */
export class LeanAnswer implements Answer {
  private read?: IncomingHttpHeaders

  constructor(
    private readonly head: string,
    private readonly bytes: Buffer,
  ) {}

  /** `HTTP/1.1 200 OK` */
  get status(): number {
    return Number(this.head.slice(9, 12))
  }

  get headers(): IncomingHttpHeaders {
    return (this.read ??= headersIn(this.head))
  }

  get body(): string {
    return this.bytes.toString()
  }
}

function headersIn(head: string): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {}
  for (let begin = head.indexOf('\r\n'); begin >= 0;) {
    const end = head.indexOf('\r\n', begin + 2)
    const colon = head.indexOf(':', begin)
    headers[head.slice(begin + 2, colon).toLowerCase()] = head.slice(colon + 1, end < 0 ? undefined : end).trim()
    begin = end
  }
  return headers
}
