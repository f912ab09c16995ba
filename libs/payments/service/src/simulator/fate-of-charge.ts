import { hash } from 'node:crypto'

/** What becomes of a charge, and of the answer to whoever asked for it. */
export interface Fate {
  readonly status: 'authorised' | 'declined'
  readonly answer: 'at once' | 'slow' | 'lost'
}

/** The token decides, as at the test doors of real providers; a token that is not known is declined. */
export function fateOfCharge({ key, token }: { key: string; token: string }): Fate {
  if (token === 'tok_ok') return { status: 'authorised', answer: 'at once' }
  if (token === 'tok_slow') return { status: 'authorised', answer: 'slow' }
  if (token === 'tok_unknown') return { status: isHeads(key) ? 'authorised' : 'declined', answer: 'lost' }
  return { status: 'declined', answer: 'at once' }
}

/** A coin that falls the same way each time it is thrown for the same key. */
function isHeads(key: string): boolean {
  return hash('sha256', key, 'buffer').readUInt8(0) < 128
}
