import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import type * as z from 'zod'
import { settleComponentNames } from './component-names.js'
import { componentSchema } from './component-schema.js'
import { problemComponents } from './problem-schema.js'
import type { ServedOperation } from './served-operation.js'

/** OpenAPI 3.1 of all that an app serves, as its contracts and controllers say it. */
export function openApiDocument(app: INestApplication, served: Iterable<ServedOperation>): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Twofold')
    .setVersion('1.0.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build()
  const document = SwaggerModule.createDocument(app, settings, {
    autoTagControllers: false,
    standardSchemaConverter: (schema, { schemaType }) => {
      const converted = componentSchema(schema as z.ZodType, schemaType)
      return { schema: converted.schema as object, components: converted.components as Record<string, object> }
    },
  })
  const failures = [...served].flatMap((operation) => operation.failures)
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(problemComponents(failures) as Record<string, object>) },
  }
  return settleComponentNames(document as never)
}
