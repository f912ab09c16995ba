import { LeanAnswer } from './lean-answer.js'

const headEnd = Buffer.from('\r\n\r\n')
const none = Buffer.alloc(0)

/** Finds the answers in what a connection brings, one after another. */
export class AnswerReader {
  private seen: Buffer = none

  /** Takes more bytes; the answer, once it is complete. Throws where they are none that it understands. */
  take(bytes: Buffer): LeanAnswer | undefined {
    this.seen = this.seen.length === 0 ? bytes : Buffer.concat([this.seen, bytes])
    const end = this.seen.indexOf(headEnd)
    if (end < 0) return undefined
    const head = this.seen.toString('latin1', 0, end)
    if (!head.startsWith('HTTP/1.1 ')) throw new Error('no answer in HTTP/1.1')
    const body = bodyIn(head, this.seen.subarray(end + 4))
    if (!body) return undefined
    this.seen = none
    return new LeanAnswer(head, body)
  }
}

/** Undefined where it is not complete yet. */
function bodyIn(head: string, bytes: Buffer): Buffer | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return bytes.length >= Number(length) ? bytes.subarray(0, Number(length)) : undefined
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return unchunked(bytes)
  if (/^HTTP\/1\.1 (204|304) /.test(head)) return none
  throw new Error('an answer that does not say how long it is')
}

function unchunked(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return undefined
    const size = parseInt(bytes.toString('latin1', at, end), 16)
    const next = end + 2 + size + 2
    if (bytes.length < next) return undefined
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(end + 2, end + 2 + size))
    at = next
  }
}
