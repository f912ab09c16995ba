import { createHash } from 'node:crypto'
import script from 'swagger-ui-dist/swagger-ui-bundle.js?gzip'
import style from 'swagger-ui-dist/swagger-ui.css?gzip'
import { gzipSync } from 'node:zlib'

/** Starts Swagger UI. A file, because the page's policy allows no script in the page. */
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true })`

/** Swagger UI draws its icons as data: URLs and sets styles by script. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A file of the documentation page. Its bytes are unpacked when somebody asks for them. */
class Asset {
  private unpacked?: Buffer

  constructor(
    readonly path: string,
    readonly type: string,
    private readonly unpack: () => Buffer,
  ) {}

  /** Gzipped. */
  get bytes(): Buffer {
    return (this.unpacked ??= this.unpack())
  }

  /** Names this content, so that it can be cached for ever. */
  get address(): string {
    return `${this.path}?${createHash('sha256').update(this.bytes).digest('base64url').slice(0, 16)}`
  }
}

const css = new Asset('/docs/swagger-ui.css', 'text/css; charset=utf-8', () => Buffer.from(style, 'base64'))
const bundle = new Asset('/docs/swagger-ui.js', 'text/javascript; charset=utf-8', () => Buffer.from(script, 'base64'))
const starter = new Asset('/docs/start.js', 'text/javascript; charset=utf-8', () => gzipSync(start))

export const docsAssets: readonly Asset[] = [css, bundle, starter]

let html: string | undefined

/** The page, and the Content-Security-Policy that it needs. */
export function docsPage(): { html: string; policy: string } {
  html ??= `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Twofold API</title>
    <link rel="stylesheet" href="${css.address}" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="${bundle.address}"></script>
    <script src="${starter.address}"></script>
  </body>
</html>
`
  return { html, policy }
}
