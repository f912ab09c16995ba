/** What a test run is told of the shop that it is about. */
export interface ShopUnderTest {
  /** `running`: somebody else's, which BASE_URL names; its processes are left alone. */
  readonly shape: 'monolith' | 'services' | 'running'
  readonly baseUrl: string
  /** Where the run's own processes are ended and started: see `ShopControl`. */
  readonly controlUrl?: string
  /** File to which each answer that a test got is added, a line of JSON each. */
  readonly answersSeen: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    shopUnderTest: ShopUnderTest
    /** Addresses of both shapes, where they are compared. */
    bothShapes: { readonly monolith: string; readonly services: string }
  }
}
