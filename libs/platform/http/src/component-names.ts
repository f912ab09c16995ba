import { type Components, inputMark, type JsonSchema } from './component-schema.js'

interface Document {
  components?: { schemas?: Components }
}

/**
 * Gives the components of what comes in their final names: `Money` where what goes out looks the same or is not there,
 * otherwise `MoneyInput`.
 */
export function settleComponentNames<D extends Document>(document: D): D {
  const schemas = document.components?.schemas ?? {}
  const names = new Map<string, string>()
  for (const name of Object.keys(schemas).filter((it) => it.endsWith(inputMark))) {
    const plain = name.slice(0, -inputMark.length)
    names.set(name, sameBothWays(plain, schemas) ? plain : `${plain}Input`)
  }
  return rename(document, names)
}

function sameBothWays(plain: string, schemas: Components, asked: readonly string[] = []): boolean {
  const [incoming, outgoing] = [schemas[plain + inputMark], schemas[plain]]
  if (!incoming || !outgoing || asked.includes(plain)) return true
  if (JSON.stringify(incoming).replaceAll(inputMark, '') !== JSON.stringify(outgoing)) return false
  return referredBy(incoming).every((name) => sameBothWays(name, schemas, [...asked, plain]))
}

function referredBy(schema: JsonSchema): string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) =>
    name.replace(inputMark, ''),
  )
}

function rename<D extends Document>(document: D, names: ReadonlyMap<string, string>): D {
  const text = JSON.stringify(document, (key, value) => (key === 'schemas' ? renamedKeys(value, names) : value))
  return JSON.parse(
    text.replaceAll(/"#\/components\/schemas\/([^"]+)"/g, (reference, name: string) =>
      reference.replace(name, names.get(name) ?? name),
    ),
  )
}

const renamedKeys = (schemas: Components, names: ReadonlyMap<string, string>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [names.get(name) ?? name, schema]))
