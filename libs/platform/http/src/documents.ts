import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { docsAssets, docsPage } from './docs-page.js'
import { openApiDocument } from './openapi-document.js'
import type { Routes } from './routes.js'
import { sendGzipped } from './send-gzipped.js'

/** `GET /openapi.json`, and the same for reading at `GET /docs`. Nothing of it is made before somebody asks. */
export function serveDocuments(app: NestFastifyApplication, routes: Routes): void {
  const server = app.getHttpAdapter().getInstance()
  let document: string | undefined
  server.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(app, routes.served))
    void reply.type('application/json').send(document)
  })
  server.get('/docs', (_request, reply) => {
    const { html, policy } = docsPage()
    void reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  })
  for (const asset of docsAssets) {
    server.get(asset.path, (request, reply) => {
      // The page asks for this very content, by its hash.
      void reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type)
      sendGzipped(request, reply, asset.bytes)
    })
  }
}
