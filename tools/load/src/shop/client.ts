import { Failure } from '@twofold/infrastructure'

export interface ShopAnswer<Body = unknown> {
  readonly status: number
  readonly body: Body
}

/** Milliseconds, beyond the shop's own deadline: a kept connection may lead to a machine that is gone, and says nothing. */
const patience = 15_000

/** Talks to a shop's public API, to prepare a load and to look at what it left behind. */
export class ShopClient {
  constructor(readonly url: string) {}

  /** Whatever the answer is. @throws Failure where there is none */
  async ask<Body>(
    method: 'GET' | 'POST',
    path: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ShopAnswer<Body>> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    }).catch((error: Error) => {
      throw new Failure(`Nobody answers at ${this.url}: ${reasonOf(error)}`)
    })
    const text = await response.text()
    return { status: response.status, body: (isJson(response) ? JSON.parse(text) : text) as Body }
  }

  /** The body of an answer of success. @throws Failure where it is another */
  async get<Body>(path: string, token?: string): Promise<Body> {
    return succeeded(`GET ${path}`, await this.ask<Body>('GET', path, { token }))
  }

  async post<Body>(path: string, body: unknown, token?: string): Promise<Body> {
    return succeeded(`POST ${path}`, await this.ask<Body>('POST', path, { token, body }))
  }

  /** All items of a list, from its first page to its last, or as many as are wanted. */
  async list<Item>(path: string, { token, most = Infinity }: { token?: string; most?: number } = {}): Promise<Item[]> {
    const items: Item[] = []
    let cursor: string | null = null
    do {
      const asked = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) })
      const page: Page<Item> = await this.get(`${path}?${asked}`, token)
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor && items.length < most)
    return items.slice(0, most)
  }
}

interface Page<Item> {
  readonly items: Item[]
  readonly nextCursor: string | null
}

const isJson = ({ headers }: Response) => /[/+]json/.test(headers.get('content-type') ?? '')

/** fetch says «fetch failed», and the reason one level deeper. */
const reasonOf = ({ message, cause }: Error) => (cause instanceof Error ? cause.message || String(cause) : message)

function succeeded<Body>(asked: string, { status, body }: ShopAnswer<Body>): Body {
  if (status < 300) return body
  throw new Failure(`${asked} was answered with ${status}: ${JSON.stringify(body).slice(0, 300)}`)
}
