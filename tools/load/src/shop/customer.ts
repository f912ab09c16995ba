import type { ShopClient } from './client.js'

/** How somebody logs in. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

/** Well before an access token ends after 15 minutes, in milliseconds: a failed renewal may be tried again. */
const renewAfter = 8 * 60_000
const renewAgainAfter = 10_000

/** Somebody who stays logged in for as long as a load runs. */
export class Customer {
  private timer?: NodeJS.Timeout

  private constructor(
    private readonly shop: ShopClient,
    private readonly credentials: Credentials,
    private accessToken: string,
  ) {
    this.renewIn(renewAfter)
  }

  static async logIn(shop: ShopClient, credentials: Credentials): Promise<Customer> {
    return new Customer(shop, credentials, await tokenFor(shop, credentials))
  }

  get email(): string {
    return this.credentials.email
  }

  get token(): string {
    return this.accessToken
  }

  /** Renews no more. */
  leave(): void {
    clearTimeout(this.timer)
  }

  private renewIn(milliseconds: number): void {
    this.timer = setTimeout(() => void this.renew(), milliseconds).unref()
  }

  private async renew(): Promise<void> {
    try {
      this.accessToken = await tokenFor(this.shop, this.credentials)
      this.renewIn(renewAfter)
    } catch {
      // The shop may be in the middle of what the load is there for. Requests without a valid token fail, and tell.
      this.renewIn(renewAgainAfter)
    }
  }
}

async function tokenFor(shop: ShopClient, { email, password }: Credentials): Promise<string> {
  const { accessToken } = await shop.post<{ accessToken: string }>('/sessions', { email, password })
  return accessToken
}
