import { get } from 'node:http'

/** Whether `/readyz` answers 200. Leaves no connection open, which the app would have to drain. */
export async function isReady(managementUrl: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${managementUrl}/readyz`, { agent: false, timeout: 2_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
