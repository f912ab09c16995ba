import request from 'supertest'

export interface Asked {
  readonly method: 'get' | 'post' | 'patch' | 'delete' | 'put'
  readonly path: string
  readonly headers?: Record<string, string>
  /** A string goes out as it is. */
  readonly body?: object | string
}

export interface Recorded {
  readonly asked: string
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** A conversation with one shape of the shop, written down as it was on the wire. */
export class Recording {
  readonly answers: Recorded[] = []

  constructor(private readonly baseUrl: string) {}

  async ask(asked: Asked) {
    const answer = await this.send(asked)
    // Who answers is what the shapes differ in.
    const { date: _, 'x-served-by': __, ...headers } = answer.headers as Record<string, string>
    const question = [asked.method.toUpperCase(), asked.path, asked.body && JSON.stringify(asked.body)]
    const sorted = Object.fromEntries(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)))
    this.answers.push({
      asked: question.filter(Boolean).join(' '),
      status: answer.status,
      headers: sorted,
      body: answer.text,
    })
    return answer.body
  }

  /** Asks until the answer is as it should become in the end, and writes down that one only. */
  async askUntil(asked: Asked, isSettled: (body: never) => boolean) {
    const deadline = Date.now() + 10_000
    while (Date.now() < deadline && !isSettled((await this.send(asked)).body as never));
    return this.ask(asked)
  }

  private async send({ method, path, headers = {}, body }: Asked): Promise<request.Response> {
    const sent = request(this.baseUrl)[method](path)
    if (body === undefined) return sent.set(headers)
    return sent.set({ 'content-type': 'application/json', ...headers }).send(body)
  }
}
