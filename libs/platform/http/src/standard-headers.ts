/** What every answer carries. An API is neither framed nor sniffed, and what it says to one is for nobody else's cache. */
export const standardHeaders = (requestId: string) => ({
  'x-request-id': requestId,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
})
