import { Failure } from '@twofold/infrastructure'

/** @throws Failure where it is not the address of an HTTP server, without a path */
export function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'http:' || parsed.pathname !== '/' || parsed.search !== '')
    throw new Failure(`«${url}» is not an address to send requests to: it should look like http://127.0.0.1:3000`)
}
