import { createServer } from 'node:http'
import { httpPort, runBaseline } from './baseline-process.js'
import { fixedProduct } from './fixed-product.js'

/** The least that Node can do: the same answer to everybody. */
await runBaseline(async () => {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(fixedProduct(url!.slice('/products/'.length))))
  })
  await new Promise<void>((resolve) => server.listen(httpPort, '127.0.0.1', resolve))
  return { close: () => server.closeAllConnections() }
})
