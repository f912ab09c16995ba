/** JSON as text, since not all of it could be made by JSON.stringify. */
type Json = string

const deep = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`
const anywhere: Json[] = ['null', 'true', '[]', '{}', deep('[', ']'), deep('{"a":', '}'), '{"__proto__":{}}']
const insteadOfText: Json[] = [...anywhere, '1', '1e309', '"a\\u0000b"', '"\\ud800"', '"a\\udfffb"']
const insteadOfNumber: Json[] = [...anywhere, '-1', '1.5', '"1"', '1e309', '-1e309', '9007199254740992', '1e400']
const insteadOfObject: Json[] = ['null', 'true', '1', '"text"', '[]', '[{}]', deep('[', ']')]
const insteadOfList: Json[] = ['null', 'true', '1', '"text"', '{}', '{"0":1,"length":1}', deep('[', ']')]

const moreMembers: Json[] = [
  '"unknown":1',
  '"__proto__":{"roles":["staff"]}',
  '"constructor":{"prototype":{}}',
  '"\\u0000":1',
  '"\\ud800":1',
]

function hostileInsteadOf(value: unknown): Json[] {
  if (Array.isArray(value)) return insteadOfList
  if (typeof value === 'object') return insteadOfObject
  return typeof value === 'number' ? insteadOfNumber : insteadOfText
}

/** Every body that differs from a good one in one value, at any depth, which is hostile; or in one member too many. */
export function spoiled(body: unknown): Json[] {
  const instead = hostileInsteadOf(body)
  if (Array.isArray(body)) {
    return [...instead, ...body.flatMap((item, index) => within(body, index, spoiled(item)))]
  }
  if (typeof body !== 'object' || body === null) return instead
  const members = Object.entries(body)
  return [
    ...instead,
    ...members.flatMap(([name, value]) =>
      spoiled(value).map(
        (text) => `{${members.map(([other, its]) => member(other, other === name ? text : JSON.stringify(its)))}}`,
      ),
    ),
    ...moreMembers.map((more) => `{${more},${JSON.stringify(body).slice(1)}`),
  ]
}

const member = (name: string, json: Json) => `${JSON.stringify(name)}:${json}`

function within(list: unknown[], at: number, texts: Json[]): Json[] {
  return texts.map((text) => `[${list.map((item, index) => (index === at ? text : JSON.stringify(item)))}]`)
}
