export type Statement = readonly [text: string, values: unknown[]]

/** A kind of write whose answer nobody waits for: one statement for all that a transaction has of it. */
export interface LastWrite<Thing> {
  /** Those with the same key are written one after the other, of whatever kinds they are. */
  readonly keyOf: (thing: Thing) => string
  /** Gets each key once, in the order of the keys. */
  readonly statementOf: (things: readonly Thing[]) => Statement
}

/** Something that is to be written at the end of a transaction. */
export interface WrittenLast {
  readonly write: LastWrite<unknown>
  readonly thing: unknown
}

/** As few statements as write all of it. */
export function lastStatements(wanted: readonly WrittenLast[]): Statement[] {
  const batches: { readonly write: LastWrite<unknown>; readonly things: Map<string, unknown> }[] = []
  for (const { write, thing } of wanted) {
    const key = write.keyOf(thing)
    const earlier = batches.findLastIndex(({ things }) => things.has(key))
    let batch = batches.find((it, index) => index > earlier && it.write === write)
    if (!batch) batches.push((batch = { write, things: new Map() }))
    batch.things.set(key, thing)
  }
  return batches.map(({ write, things }) => write.statementOf(inOrderOfKeys(things)))
}

/** So that transactions that write the same things lock them alike. */
const inOrderOfKeys = (things: ReadonlyMap<string, unknown>) =>
  [...things].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, thing]) => thing)
