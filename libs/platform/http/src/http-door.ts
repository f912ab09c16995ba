import type { Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Door } from '@twofold/platform-app'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { AppVersion } from '@twofold/platform-telemetry'
import { allowOrigins } from './cross-origin.js'
import { serveDocuments } from './documents.js'
import { HttpModule } from './http.module.js'
import { HttpSettings } from './http.settings.js'
import { Intake } from './intake.js'
import { readJsonBodies } from './json-body.js'
import { Listening } from './listening.js'
import { Problems } from './problems.js'
import { Routes } from './routes.js'
import { serverOptions } from './server-options.js'

/** The door for customers: the controllers of `modules` over HTTP, with an API document at `/openapi.json` and `/docs`. */
export function httpDoor(...modules: Type[]): Door {
  return {
    settings: [HttpSettings],
    modules: () => [{ module: HttpModule, imports: modules }],
    async create(root, { logger, settings }) {
      const http = settings.get(HttpSettings)
      const answering = () => ({ problems: app.get(Problems), version: app.get(AppVersion) })
      const adapter = new FastifyAdapter(serverOptions(http, answering))
      const app: NestFastifyApplication = await NestFactory.create(root, adapter, {
        logger,
        abortOnError: false,
        bodyParser: false,
      })
      const server = app.getHttpAdapter().getInstance()
      app.get(Intake).install(server)
      allowOrigins(server, http.HTTP_CORS_ORIGINS)
      app.get(Intake).guard(server)
      app.get(Routes).install(server)
      readJsonBodies(server)
      serveDocuments(app, app.get(Routes))
      app.useGlobalFilters(app.get(Problems))
      await app.init()
      await server.ready()
      const listening = app.get(Listening)
      app.get(Lifecycle).add('http', {
        name: 'http',
        start: () => listening.start(app),
        stop: () => listening.stop(app),
      })
      return app
    },
  }
}
